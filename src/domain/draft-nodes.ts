import type { Competency, Milestone, PathwayContent, Step, Task } from './pathway.ts';

/** One part of a pathway with what it says itself; what stands inside it is named by key. */
export interface DraftNode {
  key: string;
  kind: 'pathway' | 'competency' | 'milestone' | 'group' | 'task';
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
  const addTask = ({ id, ...fields }: Task, parent: string) => add('task', id, parent, fields);
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
  const stepOf = (node: DraftNode): Step =>
    node.kind === 'group'
      ? { kind: 'group', group: whole(node, { tasks: childrenOf(node.key).map((task) => whole(task)) }) }
      : { kind: 'task', task: whole(node) };
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
