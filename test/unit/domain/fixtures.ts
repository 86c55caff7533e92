import type { ChoiceGroup, PathwayContent, Step, Task } from '../../../src/domain/pathway.ts';

export function aTask(id: string, changes: Partial<Task> = {}): Task {
  return {
    id,
    title: `Task ${id}`,
    instructions: 'Do it.',
    links: [],
    formats: ['text', 'link', 'offline'],
    points: 10,
    competencies: [],
    ...changes,
  };
}

export function mustDo(id: string, changes: Partial<Task> = {}): Step {
  return { kind: 'task', task: aTask(id, changes) };
}

export function aGroup(id: string, taskIds: string[], changes: Partial<ChoiceGroup> = {}): Step {
  const tasks = taskIds.map((taskId) => aTask(taskId));
  return {
    kind: 'group',
    group: { id, title: `Group ${id}`, choose: 1, points: 12, switching: 'free', tasks, ...changes },
  };
}

export function aPathway(steps: Step[], changes: Partial<PathwayContent> = {}): PathwayContent {
  return {
    title: 'A pathway',
    summary: '',
    language: 'en',
    competencies: [],
    milestones: [{ id: 'first', title: 'First', steps }],
    ...changes,
  };
}

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
