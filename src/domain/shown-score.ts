import { isPending } from './passback-steps.ts';
import type { Passback } from './passback-types.ts';
import { roundPoints } from './path-score.ts';

/** The score as every screen shows it, on the scale of the LMS's column. */
export interface ShownScore {
  /** Absent while nothing was reviewed. */
  given?: number;
  maximum: number;
  /** The pathway's own number, where the teacher kept another one in the LMS. */
  insteadOf?: number;
}

/**
 * One number for the student's screen, the board and the LMS: the pathway's, or the one that the teacher decided to keep in the
 * LMS, for as long as nothing newer is to be sent.
 * @param fraction earned ÷ possible; undefined while nothing was reviewed
 */
export function shownScore(
  fraction: number | undefined,
  maximum: number,
  passback: Passback | undefined,
): ShownScore {
  const own = fraction === undefined ? undefined : roundPoints(fraction * maximum);
  const kept = passback && !isPending(passback) && !passback.problem ? passback.kept : undefined;
  if (kept?.lmsScore === undefined) return { maximum, ...(own === undefined ? {} : { given: own }) };
  const scale = maximum / (passback?.wanted?.scoreMaximum ?? maximum);
  return {
    maximum,
    given: roundPoints(kept.lmsScore * scale),
    ...(own === undefined ? {} : { insteadOf: own }),
  };
}
