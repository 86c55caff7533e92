import type { Passback } from '../../domain/passback.ts';
import type { Result } from '../../lti/grade-service.ts';

/** LMSs round to hundredths of a point. */
const tolerance = 0.01;

export type Comparison =
  /** The LMS shows what we sent, or has no entry. */
  | { kind: 'as-expected' }
  /** The value that is still to be sent has arrived already. */
  | { kind: 'already-ours' }
  /** Someone changed it there; `lmsScore` on our scale, absent when the cell was emptied. */
  | { kind: 'changed'; lmsScore?: number };

/**
 * What a result tells before we send the next score: is it ours, did an attempt with unknown outcome arrive after all, or did
 * someone change it by hand? Scores are compared on the scale of the wanted maximum.
 */
export function compareResult(passback: Passback, result: Result | undefined): Comparison {
  const { wanted, sent, possible } = passback;
  if (!result || !wanted) return { kind: 'as-expected' };
  const scale = wanted.scoreMaximum;
  const maximum = maximumOf(result, scale);
  const lmsScore = result.score === undefined ? undefined : (result.score / maximum) * scale;
  // What the LMS rounds on a smaller scale looks coarser on ours.
  const slack = tolerance * Math.max(1, scale / maximum) + 1e-9;
  const shows = (score: { scoreGiven?: number; scoreMaximum: number } | undefined) => {
    if (score?.scoreGiven === undefined || lmsScore === undefined)
      return score?.scoreGiven === undefined && lmsScore === undefined;
    const share = score.scoreGiven / score.scoreMaximum;
    if (Math.abs(share * scale - lmsScore) <= slack) return true;
    // The column's points were changed since: some LMSs keep each score's points then, and not its share.
    return score.scoreMaximum !== scale && Math.abs(score.scoreGiven - lmsScore) <= slack;
  };
  const wasTried = possible.some((each) => each.fingerprint === wanted.fingerprint);
  if (lmsScore !== undefined && wasTried && shows(wanted) && !(sent && shows(sent)))
    return { kind: 'already-ours' };
  if (shows(sent) || possible.some(shows) || (lmsScore !== undefined && shows(wanted)))
    return { kind: 'as-expected' };
  return lmsScore === undefined
    ? { kind: 'changed' }
    : { kind: 'changed', lmsScore: Math.round(lmsScore * 100) / 100 };
}

/** AGS 2.0 §3.3: an absent maximum means 1; a score above that can only be in points. */
function maximumOf(result: Result, scale: number): number {
  if (result.maximum !== undefined && result.maximum > 0) return result.maximum;
  return (result.score ?? 0) > 1 ? scale : 1;
}

/** Whether two values of one scale are the same to an LMS; both absent means an empty cell in both. */
export function isSameScore(one: number | undefined, other: number | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Math.abs(one - other) <= tolerance + 1e-9;
}
