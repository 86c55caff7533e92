import type { Level } from '../../domain/levels.ts';
import { suggestFromRows } from '../../domain/rubric.ts';
import type { RowLevels, RowsSuggestion } from '../../domain/rubric.ts';
import type { TaskView } from '../../features/journeys/journey.contract.ts';

/** The fields of a review that rows have to do with, as they are kept: as texts. */
export interface RowFields extends Record<string, string> {
  /** JSON of levels by row. */
  rows: string;
  level: string;
  points: string;
}

export interface RowTaps {
  rows: RowLevels;
  /** What the rows come to, once all are tapped. */
  suggestion: RowsSuggestion | undefined;
  tap(rowId: string, level: Level): void;
  clear(): void;
}

/** Rows as they are tapped in a review. What they suggest goes into level and points, unless the teacher chose otherwise. */
export function rowTaps(
  task: TaskView,
  fields: RowFields,
  change: (next: Partial<RowFields>) => void,
): RowTaps {
  const rubric = task.rubric ?? [];
  const rows = readRows(fields.rows);
  const suggestion = suggestFromRows(rubric, rows, task.points);
  return {
    rows,
    suggestion,
    tap(rowId, level) {
      const next = { ...rows, [rowId]: level };
      const suggested = suggestFromRows(rubric, next, task.points);
      const isLevelFree = fields.level === '' || fields.level === String(suggestion?.level);
      const arePointsFree = fields.points === '' || fields.points === String(suggestion?.points);
      change({
        rows: JSON.stringify(next),
        ...(suggested && isLevelFree ? { level: String(suggested.level) } : {}),
        ...(suggested && arePointsFree && task.points > 0 ? { points: String(suggested.points) } : {}),
      });
    },
    clear: () => change({ rows: '{}' }),
  };
}

function readRows(text: string): RowLevels {
  try {
    const value: unknown = JSON.parse(text || '{}');
    const entries = Object.entries(Object(value) as Record<string, unknown>);
    return Object.fromEntries(entries.filter((entry): entry is [string, Level] => isLevel(entry[1])));
  } catch {
    return {};
  }
}

function isLevel(value: unknown): value is Level {
  return value === 1 || value === 2 || value === 3 || value === 4;
}
