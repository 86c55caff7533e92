import type { ChoiceGroup, Milestone, PathwayContent, Step, Task } from '../../../domain/pathway.ts';

export interface TemplateText {
  id: string;
  title: string;
  about: string;
  pathway: PathwayContent;
}

type TaskText = Pick<Task, 'id' | 'title' | 'instructions'> & Partial<Task>;

/** A must-do task. */
export function mustDo(text: TaskText): Step {
  return { kind: 'task', task: taskOf(text) };
}

/** A choice whose options are all reviewed on the scale of what one of them is worth. */
export function choice(about: Omit<ChoiceGroup, 'tasks' | 'switching'>, options: TaskText[]): Step {
  const points = about.points / about.choose;
  const tasks = options.map((option) => taskOf({ points, ...option }));
  return { kind: 'group', group: { ...about, switching: 'until-reviewed', tasks } };
}

export function milestone(id: string, title: string, steps: Step[]): Milestone {
  return { id, title, steps };
}

function taskOf(text: TaskText): Task {
  return { links: [], formats: ['text', 'link', 'offline'], points: 0, competencies: [], ...text };
}
