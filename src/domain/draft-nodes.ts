import type { Competency, Milestone, PathwayContent, RubricRow, Step, Task, Way } from './pathway.ts';

/** One part of a pathway with what it says itself; what stands inside it is named by key. */
export interface DraftNode {
  key: string;
  kind: 'pathway' | 'competency' | 'milestone' | 'group' | 'task' | 'row' | 'way';
  id: string;
  /** Null for the pathway itself. */
  parent: string | null;
  fields: Record<string, unknown>;
  /** Keys, in order. */
  children: string[];
}

export type DraftNodes = Map<string, DraftNode>;

export const rootKey = 'pathway:';

/** A pathway as a table of its parts, each under a key of its kind and id. */
export function flattenDraft(content: PathwayContent): DraftNodes {
  const nodes: DraftNodes = new Map();
  const add = (kind: DraftNode['kind'], id: string, parent: string | null, fields: object): string => {
    const key = `${kind}:${id}`;
    nodes.set(key, { key, kind, id, parent, fields: { ...fields }, children: [] });
    if (parent !== null) nodes.get(parent)?.children.push(key);
    return key;
  };
  const addTask = ({ id, rubric = [], ways = [], ...fields }: Task, parent: string) => {
    const task = add('task', id, parent, fields);
    // Ids of rows and ways are their task's own.
    const addPart = (kind: 'row' | 'way', partId: string, own: object) => {
      const key = `${kind}:${id}/${partId}`;
      nodes.set(key, { key, kind, id: partId, parent: task, fields: { ...own }, children: [] });
      nodes.get(task)?.children.push(key);
    };
    for (const { id: rowId, ...own } of rubric) addPart('row', rowId, own);
    for (const { id: wayId, ...own } of ways) addPart('way', wayId, own);
  };
  const { competencies, milestones, ...about } = content;
  add('pathway', '', null, about);
  for (const { id, ...fields } of competencies) add('competency', id, rootKey, fields);
  for (const { id, steps, ...fields } of milestones) {
    const milestone = add('milestone', id, rootKey, fields);
    for (const step of steps) {
      if (step.kind === 'task') addTask(step.task, milestone);
      else {
        const { id: groupId, tasks, ...own } = step.group;
        const group = add('group', groupId, milestone, own);
        for (const task of tasks) addTask(task, group);
      }
    }
  }
  return nodes;
}

/** The fields came from a node of the same kind, so their shape is that kind's own. */
function whole<Part>(node: DraftNode, more: object = {}): Part {
  return { id: node.id, ...node.fields, ...more } as unknown as Part;
}

/** The pathway of a table that `flattenDraft` made and that may have been changed since. */
export function buildDraft(nodes: DraftNodes): PathwayContent {
  const childrenOf = (key: string) =>
    (nodes.get(key)?.children ?? []).flatMap((each) => nodes.get(each) ?? []);
  const taskOf = (node: DraftNode): Task => {
    const parts = childrenOf(node.key);
    const rubric = parts.filter(({ kind }) => kind === 'row').map((row) => whole<RubricRow>(row));
    const ways = parts.filter(({ kind }) => kind === 'way').map((way) => whole<Way>(way));
    return whole(node, {
      ...(rubric.length > 0 ? { rubric } : {}),
      ...(ways.length > 0 ? { ways } : {}),
    });
  };
  const stepOf = (node: DraftNode): Step =>
    node.kind === 'group'
      ? { kind: 'group', group: whole(node, { tasks: childrenOf(node.key).map(taskOf) }) }
      : { kind: 'task', task: taskOf(node) };
  const parts = childrenOf(rootKey);
  const competencies = parts.filter(({ kind }) => kind === 'competency');
  const milestones = parts.filter(({ kind }) => kind === 'milestone');
  return {
    ...(nodes.get(rootKey)?.fields as unknown as Omit<PathwayContent, 'competencies' | 'milestones'>),
    competencies: competencies.map((node) => whole<Competency>(node)),
    milestones: milestones.map((node) => whole<Milestone>(node, { steps: childrenOf(node.key).map(stepOf) })),
  };
}

/** Equality of plain JSON values, whatever the order of their fields. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSameValue(Reflect.get(left, name), Reflect.get(right, name)));
}
