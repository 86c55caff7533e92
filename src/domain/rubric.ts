import { levelOfShare, levelShares, pointsOfShare } from './level-shares.ts';
import type { Level } from './level-shares.ts';

/** Levels that somebody tapped, by the id of the rubric's row; rows that were left out are absent. */
export type RowLevels = Record<string, Level>;

/** What the rows of a rubric come to together. */
export interface RowsSuggestion {
  level: Level;
  /** On the task's own scale. */
  points: number;
}

/**
 * The level and points that tapped rows suggest for the whole work: the mean of the rows, each counting the same. The points
 * follow the mean itself, so that each row that is better adds something. Undefined until every row is tapped.
 * @param possible the task's own points, 0 or more
 */
export function suggestFromRows(
  rubric: readonly { id: string }[],
  rows: RowLevels,
  possible: number,
): RowsSuggestion | undefined {
  const tapped = rubric.flatMap(({ id }) => rows[id] ?? []);
  if (tapped.length === 0 || tapped.length < rubric.length) return undefined;
  const mean = tapped.reduce((sum, level) => sum + levelShares[level], 0) / tapped.length;
  return { level: levelOfShare(mean), points: pointsOfShare(mean, possible) };
}
