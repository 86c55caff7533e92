import type { HandIn } from './journey-types.ts';
import { isLevel } from './levels.ts';
import type { Task } from './pathway.ts';
import type { RowLevels } from './rubric.ts';
import { DomainRuleError } from './rule-error.ts';

/**
 * The way in which work is shown, and how the student sees it; what was left out stays out.
 * Throws WAY_UNKNOWN, WAY_FORMAT, ROW_UNKNOWN, LEVEL_UNKNOWN.
 */
export function shownAs(task: Task, given: HandIn): Pick<HandIn, 'way' | 'selfRating'> {
  const selfRating = checkedRows(task, given.selfRating);
  const rated = selfRating ? { selfRating } : {};
  if (given.way === undefined) return rated;
  const way = task.ways?.find(({ id }) => id === given.way);
  if (!way) throw new DomainRuleError('WAY_UNKNOWN', 'This task has no such way to show it.');
  if (way.format !== given.format) {
    throw new DomainRuleError('WAY_FORMAT', `“${way.title}” is handed in another way. Choose it again.`);
  }
  return { way: way.id, ...rated };
}

/**
 * Levels by row of the task's rubric; undefined where none was tapped. Rows may be left out.
 * Throws ROW_UNKNOWN, LEVEL_UNKNOWN.
 */
export function checkedRows(task: Task, given: RowLevels = {}): RowLevels | undefined {
  const known = new Set(task.rubric?.map(({ id }) => id));
  for (const [id, level] of Object.entries(given)) {
    if (!known.has(id)) throw new DomainRuleError('ROW_UNKNOWN', 'The rubric of this task has no such row.');
    if (!isLevel(level)) throw new DomainRuleError('LEVEL_UNKNOWN', 'A level is a number from 1 to 4.');
  }
  return Object.keys(given).length > 0 ? { ...given } : undefined;
}
