import { roundPoints } from './round-points.ts';

/** How good a piece of work is, in four steps: 1 Starting · 2 Getting there · 3 Got it · 4 Going further. */
export type Level = 1 | 2 | 3 | 4;

/** A level as a share of what can be reached: the middle of each quarter, so that a tap gives a fair share of the points. */
export const levelShares: Record<Level, number> = { 1: 0.25, 2: 0.55, 3: 0.75, 4: 0.95 };

/** From each of these shares on, a mean of levels is the next level: below 0.40 it is 1, from 0.85 on 4. */
const cutPoints = [0.4, 0.65, 0.85] as const;

/**
 * The level that a mean of level shares stands for.
 * @param share 0 to 1
 */
export function levelOfShare(share: number): Level {
  const [second, third, fourth] = cutPoints;
  // A mean such as (0.25 + 0.55) ÷ 2 must not miss its cut point by the noise of binary fractions.
  const clean = Math.round(share * 1e9) / 1e9;
  if (clean < second) return 1;
  if (clean < third) return 2;
  return clean < fourth ? 3 : 4;
}

/**
 * Points that a share of a task's points suggests; the teacher may give others.
 * @param share 0 to 1
 * @param possible the task's own points, 0 or more
 * @returns at most two decimals; whole or half points where the task has at least 4
 */
export function pointsOfShare(share: number, possible: number): number {
  const exact = possible * share;
  return possible >= 4 ? Math.round(exact * 2) / 2 : roundPoints(exact);
}
