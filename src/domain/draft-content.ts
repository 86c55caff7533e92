import { taskTopics } from './profile.ts';
import type {
  ChoiceGroup,
  Competency,
  Milestone,
  PathwayContent,
  RubricRow,
  Step,
  Task,
  TaskFormat,
  Way,
} from './pathway.ts';

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longestSlug = 60;

/** Formats that a draft may name; what is new in a later Waymark is kept, and judged when it is published. */
const formatPattern = /^[a-z][a-z-]{0,29}$/;

type Fields = Record<string, unknown>;
type IdKeeper = (value: unknown, kind: string) => string;

/**
 * Reads any JSON as a pathway in the making: what is missing becomes empty, what has the wrong shape is left out, and ids
 * that are missing, odd or repeated are given anew. Never throws. The result has the shape of a pathway, but not its rules.
 */
export function readDraft(input: unknown): PathwayContent {
  const fields = fieldsOf(input);
  const competencyId = idKeeper();
  const milestoneId = idKeeper();
  const ids = { group: idKeeper(), task: idKeeper() };
  return {
    title: textOf(fields['title']),
    summary: textOf(fields['summary']),
    language: textOf(fields['language']) || 'en',
    ...optionalTexts(fields, ['gradeBand', 'subject']),
    competencies: listOf(fields['competencies']).map((each) => readCompetency(each, competencyId)),
    milestones: listOf(fields['milestones']).map((each) => readMilestone(each, milestoneId, ids)),
  };
}

function readCompetency(input: unknown, keepId: IdKeeper): Competency {
  const fields = fieldsOf(input);
  return {
    id: keepId(fields['id'], 'goal'),
    ...optionalTexts(fields, ['code']),
    statement: textOf(fields['statement']),
  };
}

function readMilestone(
  input: unknown,
  keepId: IdKeeper,
  ids: { group: IdKeeper; task: IdKeeper },
): Milestone {
  const fields = fieldsOf(input);
  const id = keepId(fields['id'], 'milestone');
  const steps = listOf(fields['steps']).map((each): Step => {
    const step = fieldsOf(each);
    return step['kind'] === 'group'
      ? { kind: 'group', group: readGroup(step['group'], ids) }
      : { kind: 'task', task: readTask(step['task'], ids.task) };
  });
  return { id, title: textOf(fields['title']), ...optionalTexts(fields, ['summary']), steps };
}

function readGroup(input: unknown, ids: { group: IdKeeper; task: IdKeeper }): ChoiceGroup {
  const fields = fieldsOf(input);
  const { switching } = fields;
  return {
    id: ids.group(fields['id'], 'choice'),
    title: textOf(fields['title']),
    choose: Math.max(1, Math.round(numberOf(fields['choose'], 1))),
    points: numberOf(fields['points'], 0),
    switching: switching === 'until-reviewed' || switching === 'ask-teacher' ? switching : 'free',
    tasks: listOf(fields['tasks']).map((each) => readTask(each, ids.task)),
  };
}

function readTask(input: unknown, keepId: IdKeeper): Task {
  const fields = fieldsOf(input);
  const { variant, device, minutes } = fields;
  const asked = textsOf(fields['topics']);
  const topics = taskTopics.filter((topic) => asked.includes(topic)).slice(0, 6);
  const formats = textsOf(fields['formats']).filter((format) => formatPattern.test(format));
  return {
    id: keepId(fields['id'], 'task'),
    title: textOf(fields['title']),
    ...optionalTexts(fields, ['summary']),
    instructions: textOf(fields['instructions']),
    links: listOf(fields['links']).map((each) => {
      const link = fieldsOf(each);
      return { title: textOf(link['title']), url: textOf(link['url']) };
    }),
    ...(typeof minutes === 'number' && Number.isFinite(minutes) ? { minutes } : {}),
    ...optionalTexts(fields, ['place', 'people']),
    ...(typeof device === 'boolean' ? { device } : {}),
    formats: [...new Set(formats)] as TaskFormat[],
    points: numberOf(fields['points'], 0),
    competencies: [...new Set(textsOf(fields['competencies']))],
    ...(variant === 'stretch' || variant === 'supported' ? { variant } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...listed('rubric', listOf(fields['rubric']), readRow),
    ...listed('ways', listOf(fields['ways']), readWay),
  };
}

function readRow(input: unknown, keepId: IdKeeper): RubricRow {
  const fields = fieldsOf(input);
  const levels = listOf(fields['levels']).map(textOf);
  const [first = '', second = '', third = '', fourth = ''] = levels;
  return {
    id: keepId(fields['id'], 'row'),
    title: textOf(fields['title']),
    ...optionalTexts(fields, ['competency']),
    levels: [first, second, third, fourth],
  };
}

function readWay(input: unknown, keepId: IdKeeper): Way {
  const fields = fieldsOf(input);
  const format = textOf(fields['format']);
  return {
    id: keepId(fields['id'], 'way'),
    title: textOf(fields['title']),
    format: (formatPattern.test(format) ? format : 'text') as TaskFormat,
    ...optionalTexts(fields, ['guide']),
  };
}

/** A list that a task may have; an empty one is none. */
function listed<Name extends string, Each>(
  name: Name,
  items: unknown[],
  read: (item: unknown, keepId: IdKeeper) => Each,
): Partial<Record<Name, Each[]>> {
  const keepId = idKeeper();
  const list = items.map((item) => read(item, keepId));
  return (list.length > 0 ? { [name]: list } : {}) as Partial<Record<Name, Each[]>>;
}

/** Keeps good ids, and makes the next free one where there is none. */
function idKeeper(): IdKeeper {
  const seen = new Set<string>();
  return (value, kind) => {
    const isGood = typeof value === 'string' && value.length <= longestSlug && slugPattern.test(value);
    let id = isGood ? value : `${kind}-${seen.size + 1}`;
    for (let turn = seen.size + 1; seen.has(id); turn += 1) id = `${kind}-${turn}`;
    seen.add(id);
    return id;
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function optionalTexts<Name extends string>(fields: Fields, names: Name[]): Partial<Record<Name, string>> {
  const given = names.filter((name) => textOf(fields[name]) !== '');
  return Object.fromEntries(given.map((name) => [name, textOf(fields[name])])) as Partial<
    Record<Name, string>
  >;
}
