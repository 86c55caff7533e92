import { mostRubricRows } from '../../domain/pathway.ts';
import type { PathwayContent, RubricRow, Task, Way } from '../../domain/pathway.ts';
import { changeGroup, findPart, pathwayTasksOf } from './edit-pathway.ts';
import { newSlug } from './new-parts.ts';

/** A row to write in. */
export function newRow(): RubricRow {
  return { id: newSlug('row'), title: '', levels: ['', '', '', ''] };
}

/** A way to name. @param format one that the task takes */
export function newWay(format: Way['format']): Way {
  return { id: newSlug('way'), title: '', format };
}

/** The rubric of a task with one row changed. */
export function withRow(
  rubric: RubricRow[],
  id: string,
  change: Partial<RubricRow> & { competency?: string | undefined },
): RubricRow[] {
  return rubric.map((row) => {
    if (row.id !== id) return row;
    const { competency, ...next } = { ...row, ...change };
    return competency === undefined ? next : { ...next, competency };
  });
}

/** Puts a pasted table in place of the empty rows, behind the others; what is more than a rubric can have is left out. */
export function withPastedRows(
  rubric: RubricRow[],
  pasted: Pick<RubricRow, 'title' | 'levels'>[],
): RubricRow[] {
  const written = rubric.filter(({ title, levels }) =>
    [title, ...levels].some((words) => words.trim() !== ''),
  );
  const added = pasted.map((row) => ({ ...newRow(), ...row }));
  return [...written, ...added].slice(0, mostRubricRows);
}

/** A list of a task as it is kept: an empty one is none. */
export function listOrNone<Each>(list: Each[]): Each[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Every other task that has a rubric, in the order of the pathway. */
export function tasksWithRubric(content: PathwayContent, except?: string): Task[] {
  return pathwayTasksOf(content).filter(({ id, rubric }) => id !== except && rubric !== undefined);
}

/** One rubric for all options of a choice. */
export function setGroupRubric(
  content: PathwayContent,
  groupId: string,
  rubric: RubricRow[],
): PathwayContent {
  const found = findPart(content, { kind: 'group', id: groupId });
  if (found?.kind !== 'group') return content;
  const tasks = found.group.tasks.map((task) => ({ ...task, rubric: structuredClone(rubric) }));
  return changeGroup(content, groupId, { tasks });
}
