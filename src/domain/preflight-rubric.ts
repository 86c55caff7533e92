import { fewestWays } from './pathway.ts';
import type { Task } from './pathway.ts';
import { lookAt, mustFix, named, when } from './preflight-finding.ts';
import type { Finding, Place } from './preflight-finding.ts';

/** What is missing in a task's rubric and in its ways of showing it. */
export function rubricFindings(task: Task, place: Place): Finding[] {
  const { rubric = [], ways = [] } = task;
  const title = named(task.title);
  const values = { title: task.title };
  const atWays = { ...place, field: 'ways' };
  return [
    ...rubric.flatMap(({ id, title: rowTitle, levels }, index) =>
      when(rowTitle.trim() === '' || levels.some((words) => words.trim() === ''), () =>
        mustFix(
          'row-incomplete',
          { ...place, rowId: id, field: 'rubric' },
          `Row ${index + 1} of the rubric of ${title} needs a name and words for all four levels.`,
          { ...values, number: index + 1 },
        ),
      ),
    ),
    ...when(ways.length > 0 && ways.length < fewestWays, () =>
      mustFix(
        'ways-too-few',
        atWays,
        `${title} offers only one way to show it. Add one more, or remove it.`,
        values,
      ),
    ),
    ...ways.flatMap(({ id, title: wayTitle, format }, index) => [
      ...when(wayTitle.trim() === '', () =>
        mustFix('way-untitled', { ...atWays, wayId: id }, `Give way ${index + 1} of ${title} a name.`, {
          ...values,
          number: index + 1,
        }),
      ),
      ...when(task.formats.length > 0 && !task.formats.includes(format), () =>
        mustFix(
          'way-format',
          { ...atWays, wayId: id },
          `${named(wayTitle)} is handed in as ${title} does not allow. Choose another format for it.`,
          { ...values, way: wayTitle },
        ),
      ),
    ]),
    ...when(ways.length >= fewestWays && rubric.length === 0, () =>
      lookAt(
        'ways-without-rubric',
        { ...place, field: 'rubric' },
        `${title} can be shown in several ways. A rubric keeps them fair.`,
        values,
      ),
    ),
  ];
}
