import { formatPath } from './describe-issue.ts';
import type { Fault } from './describe-issue.ts';

const mostTasks = 500;

type Path = readonly PropertyKey[];
interface Found {
  value: unknown;
  path: Path;
}

/**
 * The rules between a pathway's fields. Reads unchecked input, so that these faults are listed together with those
 * of single fields: whatever has the wrong shape is passed over here and reported there.
 */
export function crossFieldFaults(input: unknown): Fault[] {
  const milestones = items({ value: input, path: [] }, 'milestones');
  const steps = milestones.flatMap((milestone) => items(milestone, 'steps'));
  const groups = steps.flatMap((step) => present(field(step, 'group')));
  const tasks = steps.flatMap((step) => [
    ...present(field(step, 'task')),
    ...items(field(step, 'group'), 'tasks'),
  ]);
  const competencies = items({ value: input, path: [] }, 'competencies');
  return [
    ...repeatedIds(competencies, 'competency'),
    ...repeatedIds(milestones, 'milestone'),
    ...repeatedIds(groups, 'choice group'),
    ...repeatedIds(tasks, 'task'),
    ...groups.flatMap(chooseFaults),
    ...tasks.flatMap((task) => repeatedItems(items(task, 'formats'))),
    ...tasks.flatMap((task) => repeatedIds(items(task, 'rubric'), 'row of this task')),
    ...tasks.flatMap((task) => repeatedIds(items(task, 'ways'), 'way of this task')),
    ...tasks.flatMap(wayFaults),
    ...competencyFaults(tasks, competencies),
    ...tooManyTasks(tasks.length),
  ];
}

function repeatedIds(things: Found[], name: string): Fault[] {
  const seen = new Map<string, Path>();
  return things.flatMap((thing): Fault[] => {
    const id = field(thing, 'id');
    if (typeof id.value !== 'string') return [];
    const first = seen.get(id.value);
    if (first === undefined) {
      seen.set(id.value, id.path);
      return [];
    }
    return [
      fault(id.path, `"${shorten(id.value)}" is already the id of another ${name}, ${formatPath(first)}`),
    ];
  });
}

function chooseFaults(group: Found): Fault[] {
  const choose = field(group, 'choose');
  const offered = items(group, 'tasks').length;
  if (typeof choose.value !== 'number' || choose.value <= offered) return [];
  return [fault(choose.path, `asks for ${choose.value} tasks, but the group offers ${offered}`)];
}

function repeatedItems(found: Found[]): Fault[] {
  const seen = new Set<unknown>();
  return found.flatMap(({ value, path }): Fault[] => {
    if (typeof value !== 'string') return [];
    if (seen.has(value)) return [fault(path, `"${shorten(value)}" is named twice`)];
    seen.add(value);
    return [];
  });
}

/** What a way is handed in as must be something that the task takes. */
function wayFaults(task: Found): Fault[] {
  const taken = items(task, 'formats').map(({ value }) => value);
  return items(task, 'ways').flatMap((way): Fault[] => {
    const format = field(way, 'format');
    if (typeof format.value !== 'string' || taken.length === 0 || taken.includes(format.value)) return [];
    return [fault(format.path, `"${shorten(format.value)}" is not one of the formats of this task`)];
  });
}

function competencyFaults(tasks: Found[], competencies: Found[]): Fault[] {
  const known = new Set(competencies.map((competency) => field(competency, 'id').value));
  return tasks.flatMap((task): Fault[] => {
    const named = items(task, 'competencies');
    const inRows = items(task, 'rubric').map((row) => field(row, 'competency'));
    const unknown = [...named, ...inRows].filter(
      ({ value }) => typeof value === 'string' && !known.has(value),
    );
    return [
      ...repeatedItems(named),
      ...unknown.map(({ value, path }) =>
        fault(path, `"${shorten(String(value))}" is not a competency of this pathway`),
      ),
    ];
  });
}

function tooManyTasks(count: number): Fault[] {
  if (count <= mostTasks) return [];
  return [fault(['milestones'], `hold ${count} tasks; a pathway may have at most ${mostTasks}`)];
}

function fault(path: Path, message: string): Fault {
  return { path: formatPath(path), message };
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function field(found: Found, key: string): Found {
  const { value } = found;
  const inner: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? Reflect.get(value, key)
      : undefined;
  return { value: inner, path: [...found.path, key] };
}

function items(found: Found, key: string): Found[] {
  const list = field(found, key);
  if (!Array.isArray(list.value)) return [];
  return list.value.map((value: unknown, index) => ({ value, path: [...list.path, index] }));
}

function present(found: Found): Found[] {
  return found.value === undefined ? [] : [found];
}
