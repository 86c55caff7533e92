import { isMilestoneHandedIn } from './journey-reading.ts';
import type { Journey, Reflection } from './journey-types.ts';
import type { PathwayContent } from './pathway.ts';
import { DomainRuleError } from './rule-error.ts';
import { withoutControlCharacters } from './text.ts';

/** `scale` runs from 1 to 5; `sentence`, and the why beside the scale, in UTF-16 units. */
export const reflectionLimits = { scale: 5, sentence: 500 } as const;

/**
 * Keeps a look back on a milestone whose work is handed in. A later one is added; the earlier ones stay. The same id
 * again changes nothing. A scale, a sentence or both; or `skipped` and nothing else.
 * Throws MILESTONE_UNKNOWN, REFLECTION_TOO_EARLY, REFLECTION_EMPTY, TEXT_TOO_LONG.
 */
export function reflect(journey: Journey, content: PathwayContent, input: Reflection): Journey {
  const before = journey.reflections ?? [];
  if (before.some(({ id }) => id === input.id)) return journey;
  const milestone = content.milestones.find(({ id }) => id === input.milestoneId);
  if (milestone === undefined) {
    throw new DomainRuleError('MILESTONE_UNKNOWN', 'This milestone is not part of the pathway.');
  }
  if (!isMilestoneHandedIn(journey, milestone)) {
    throw new DomainRuleError('REFLECTION_TOO_EARLY', 'Hand in the work of this milestone first.');
  }
  return { ...journey, reflections: [...before, cleanReflection(input)] };
}

export interface ReflectionState {
  /** The work is handed in, and the student has neither answered nor skipped. */
  isOffered: boolean;
  /** What the student last said, if anything; oldest first. */
  said: Reflection[];
}

/** Where the looking back on one milestone stands. */
export function reflectionState(
  journey: Journey,
  content: PathwayContent,
  milestoneId: string,
): ReflectionState {
  const own = (journey.reflections ?? []).filter((each) => each.milestoneId === milestoneId);
  const milestone = content.milestones.find(({ id }) => id === milestoneId);
  return {
    isOffered: own.length === 0 && milestone !== undefined && isMilestoneHandedIn(journey, milestone),
    said: own.filter(({ skipped }) => skipped !== true),
  };
}

function cleanReflection(input: Reflection): Reflection {
  const { id, milestoneId, at, scale, why = '', sentence = '', voice, skipped } = input;
  if (skipped) return { id, milestoneId, at, skipped };
  if (Math.max(sentence.length, why.length) > reflectionLimits.sentence) {
    const limit = `A sentence here can have at most ${reflectionLimits.sentence} characters.`;
    throw new DomainRuleError('TEXT_TOO_LONG', limit);
  }
  const words = withoutControlCharacters(sentence).trim();
  const isOnScale = Number.isInteger(scale) && Number(scale) >= 1 && Number(scale) <= reflectionLimits.scale;
  const because = withoutControlCharacters(why).trim();
  if (!isOnScale && words === '' && because === '' && !voice) {
    throw new DomainRuleError('REFLECTION_EMPTY', 'Mark how it went, or write one sentence.');
  }
  return {
    id,
    milestoneId,
    at,
    ...(isOnScale ? { scale } : {}),
    ...(because === '' ? {} : { why: because }),
    ...(words === '' ? {} : { sentence: words }),
    ...(voice ? { voice } : {}),
  };
}
