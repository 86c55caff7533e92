import type { ChoiceGroup, Milestone, Task } from '../../domain/pathway.ts';

/** An id that no other part has: ids are never shown, and a task that keeps its id stays the same task. */
export function newSlug(kind: string): string {
  const digits = crypto.getRandomValues(new Uint32Array(2));
  return `${kind}-${[...digits].map((digit) => digit.toString(36)).join('')}`;
}

export function newMilestone(title: string): Milestone {
  return { id: newSlug('milestone'), title, steps: [] };
}

export function newTask(points = 0): Task {
  return {
    id: newSlug('task'),
    title: '',
    instructions: '',
    links: [],
    formats: ['text', 'link', 'offline'],
    points,
    competencies: [],
  };
}

/** A choice with its first two options, which is the least that can be chosen from. */
export function newGroup(): ChoiceGroup {
  const tasks = [newTask(), newTask()];
  return { id: newSlug('choice'), title: '', choose: 1, points: 0, switching: 'until-reviewed', tasks };
}

export function newCompetency() {
  return { id: newSlug('goal'), statement: '' };
}
