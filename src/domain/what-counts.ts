import { earnedFractions, findWork, latestHandIn } from './journey-reading.ts';
import type { Journey } from './journey-types.ts';
import { scorePath } from './path-score.ts';
import type { ChoiceGroup, PathwayContent } from './pathway.ts';

/** What a choice means for the score, in the pathway's own points. */
export interface WhatCounts {
  /** What one slot of the group is worth, whichever task fills it. */
  slotPoints: number;
  /** The score so far, and what it would become if this task earned everything. */
  earned: number;
  couldBecome: number;
  /** Work for this task that was handed in before a switch; it is kept and may count. */
  hasEarlierWork: boolean;
}

/** What counts if a student chooses this task of a group and does all of it well. */
export function whatCounts(
  journey: Journey,
  content: PathwayContent,
  { group, taskId }: { group: ChoiceGroup; taskId: string },
): WhatCounts {
  const fractions = earnedFractions(journey, content);
  const whole = new Map(fractions).set(taskId, 1);
  return {
    slotPoints: group.points / group.choose,
    earned: scorePath(content, fractions).earned,
    couldBecome: scorePath(content, whole).earned,
    hasEarlierWork: latestHandIn(findWork(journey, taskId)) !== null,
  };
}
