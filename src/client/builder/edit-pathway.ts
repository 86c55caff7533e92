import type {
  ChoiceGroup,
  Competency,
  Milestone,
  PathwayContent,
  RubricRow,
  Step,
  Task,
} from '../../domain/pathway.ts';

/** A part of the pathway that can be opened, moved and removed. */
export interface Part {
  kind: 'milestone' | 'group' | 'task';
  id: string;
}

/** A place for a part: inside a milestone or a group, or among the milestones. */
export interface Target {
  kind: 'pathway' | 'milestone' | 'group';
  id: string;
  /** Counts from 0, as the list is without the moved part. */
  index: number;
}

export type Found =
  | { kind: 'milestone'; milestone: Milestone; index: number; count: number }
  | { kind: 'group'; group: ChoiceGroup; milestone: Milestone; index: number; count: number }
  | { kind: 'task'; task: Task; milestone: Milestone; group?: ChoiceGroup; index: number; count: number };

/** Changes fields of the pathway; `undefined` removes an optional one. */
export function changePathway(
  content: PathwayContent,
  change: Partial<Omit<PathwayContent, 'milestones'>>,
): PathwayContent {
  return withFields<PathwayContent>(content, change);
}

export function changeCompetencies(content: PathwayContent, competencies: Competency[]): PathwayContent {
  const known = new Set(competencies.map(({ id }) => id));
  const isKnown = ({ competency }: RubricRow) => competency === undefined || known.has(competency);
  const keep = (task: Task): Task =>
    task.competencies.every((id) => known.has(id)) && (task.rubric ?? []).every(isKnown)
      ? task
      : {
          ...task,
          competencies: task.competencies.filter((id) => known.has(id)),
          ...(task.rubric
            ? { rubric: task.rubric.map((row) => (isKnown(row) ? row : withoutGoal(row))) }
            : {}),
        };
  return { ...mapTasks(content, keep), competencies };
}

function withoutGoal({ competency: _gone, ...row }: RubricRow): RubricRow {
  return row;
}

export function changeMilestone(
  content: PathwayContent,
  id: string,
  change: Partial<Milestone>,
): PathwayContent {
  const milestones = content.milestones.map((each) => (each.id === id ? withFields(each, change) : each));
  return { ...content, milestones };
}

export function changeGroup(
  content: PathwayContent,
  id: string,
  change: Partial<ChoiceGroup>,
): PathwayContent {
  return mapSteps(content, (step) =>
    step.kind === 'group' && step.group.id === id
      ? { kind: 'group', group: withFields(step.group, change) }
      : step,
  );
}

export function changeTask(content: PathwayContent, id: string, change: Partial<Task>): PathwayContent {
  return mapTasks(content, (task) => (task.id === id ? withFields(task, change) : task));
}

export function addMilestone(content: PathwayContent, milestone: Milestone): PathwayContent {
  return { ...content, milestones: [...content.milestones, milestone] };
}

export function addStep(content: PathwayContent, milestoneId: string, step: Step): PathwayContent {
  return mapMilestone(content, milestoneId, (steps) => [...steps, step]);
}

export function addOption(content: PathwayContent, groupId: string, task: Task): PathwayContent {
  return mapGroup(content, groupId, (tasks) => [...tasks, task]);
}

export function removePart(content: PathwayContent, part: Part): PathwayContent {
  if (part.kind === 'milestone') {
    return { ...content, milestones: content.milestones.filter(({ id }) => id !== part.id) };
  }
  const milestones = content.milestones.map((milestone) => ({
    ...milestone,
    steps: milestone.steps.flatMap((step): Step[] => {
      if (partOf(step).id === part.id && partOf(step).kind === part.kind) return [];
      if (step.kind === 'task' || part.kind === 'group') return [step];
      const tasks = step.group.tasks.filter(({ id }) => id !== part.id);
      return tasks.length === step.group.tasks.length
        ? [step]
        : [{ kind: 'group', group: { ...step.group, tasks } }];
    }),
  }));
  return { ...content, milestones };
}

/** Puts a part into another place; where it can't stand there, nothing changes. */
export function movePart(content: PathwayContent, part: Part, target: Target): PathwayContent {
  const found = findPart(content, part);
  if (!found) return content;
  const rest = removePart(content, part);
  if (found.kind === 'milestone') {
    if (target.kind !== 'pathway') return content;
    return { ...rest, milestones: inserted(rest.milestones, found.milestone, target.index) };
  }
  if (target.kind === 'milestone') {
    const step: Step =
      found.kind === 'group' ? { kind: 'group', group: found.group } : { kind: 'task', task: found.task };
    return mapMilestone(rest, target.id, (steps) => inserted(steps, step, target.index));
  }
  if (target.kind !== 'group' || found.kind !== 'task') return content;
  return mapGroup(rest, target.id, (tasks) => inserted(tasks, found.task, target.index));
}

/** One place up or down; a step at the edge of its milestone goes into the neighbour. Null at the very end. */
export function neighbourTarget(content: PathwayContent, part: Part, by: 1 | -1): Target | null {
  const found = findPart(content, part);
  if (!found) return null;
  const index = found.index + by;
  const isInside = index >= 0 && index < found.count;
  if (found.kind === 'milestone') return isInside ? { kind: 'pathway', id: '', index } : null;
  if (found.kind === 'task' && found.group)
    return isInside ? { kind: 'group', id: found.group.id, index } : null;
  if (isInside) return { kind: 'milestone', id: found.milestone.id, index };
  const at = content.milestones.findIndex(({ id }) => id === found.milestone.id);
  const neighbour = content.milestones[at + by];
  if (!neighbour) return null;
  return { kind: 'milestone', id: neighbour.id, index: by > 0 ? 0 : neighbour.steps.length };
}

export function findPart(content: PathwayContent, { kind, id }: Part): Found | null {
  for (const [m, milestone] of content.milestones.entries()) {
    const count = content.milestones.length;
    if (kind === 'milestone' && milestone.id === id) return { kind, milestone, index: m, count };
    for (const [index, step] of milestone.steps.entries()) {
      const place = { milestone, index, count: milestone.steps.length };
      if (step.kind === 'task') {
        if (kind === 'task' && step.task.id === id) return { kind, task: step.task, ...place };
        continue;
      }
      const { group } = step;
      if (kind === 'group' && group.id === id) return { kind, group, ...place };
      const t = kind === 'task' ? group.tasks.findIndex((task) => task.id === id) : -1;
      const task = group.tasks[t];
      if (task) return { kind: 'task', task, milestone, group, index: t, count: group.tasks.length };
    }
  }
  return null;
}

/** All options on the same scale, and the choice worth as much as what is chosen. */
export function setGroupPoints(content: PathwayContent, groupId: string, each: number): PathwayContent {
  return mapSteps(content, (step) => {
    if (step.kind === 'task' || step.group.id !== groupId) return step;
    const { group } = step;
    const tasks = group.tasks.map((task) => ({ ...task, points: each }));
    return { kind: 'group', group: { ...group, tasks, points: each * group.choose } };
  });
}

/** Shares a total among all steps by what they are worth now, in whole points; evenly where nothing is worth anything. */
export function spreadPoints(content: PathwayContent, total: number): PathwayContent {
  const steps = content.milestones.flatMap((milestone) => milestone.steps);
  const worth = steps.map(worthOf);
  const sum = worth.reduce((before, points) => before + points, 0);
  const shares = worth.map((points) => (sum === 0 ? total / steps.length : (points / sum) * total));
  const whole = shares.map(Math.floor);
  const left = Math.round(total - whole.reduce((before, points) => before + points, 0));
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  let at = -1;
  return mapSteps(content, (step) => {
    at += 1;
    return withWorth(step, whole[at] ?? 0);
  });
}

export function totalPoints(content: PathwayContent): number {
  return content.milestones
    .flatMap((milestone) => milestone.steps)
    .reduce((sum, step) => sum + worthOf(step), 0);
}

export function partOf(step: Step): Part {
  return step.kind === 'task' ? { kind: 'task', id: step.task.id } : { kind: 'group', id: step.group.id };
}

function worthOf(step: Step): number {
  return step.kind === 'task' ? step.task.points : step.group.points;
}

function withWorth(step: Step, points: number): Step {
  return step.kind === 'task'
    ? { kind: 'task', task: { ...step.task, points } }
    : { kind: 'group', group: { ...step.group, points } };
}

function mapSteps(content: PathwayContent, change: (step: Step) => Step): PathwayContent {
  const milestones = content.milestones.map((milestone) => {
    const steps = milestone.steps.map(change);
    return steps.every((step, index) => step === milestone.steps[index])
      ? milestone
      : { ...milestone, steps };
  });
  return { ...content, milestones };
}

function mapTasks(content: PathwayContent, change: (task: Task) => Task): PathwayContent {
  return mapSteps(content, (step) => {
    if (step.kind === 'task') {
      const task = change(step.task);
      return task === step.task ? step : { kind: 'task', task };
    }
    const tasks = step.group.tasks.map(change);
    const isSame = tasks.every((task, index) => task === step.group.tasks[index]);
    return isSame ? step : { kind: 'group', group: { ...step.group, tasks } };
  });
}

function mapMilestone(
  content: PathwayContent,
  id: string,
  change: (steps: Step[]) => Step[],
): PathwayContent {
  const milestones = content.milestones.map((each) =>
    each.id === id ? { ...each, steps: change(each.steps) } : each,
  );
  return { ...content, milestones };
}

function mapGroup(content: PathwayContent, id: string, change: (tasks: Task[]) => Task[]): PathwayContent {
  return mapSteps(content, (step) =>
    step.kind === 'group' && step.group.id === id
      ? { kind: 'group', group: { ...step.group, tasks: change(step.group.tasks) } }
      : step,
  );
}

function inserted<Each>(list: Each[], each: Each, index: number): Each[] {
  const at = Math.max(0, Math.min(index, list.length));
  return [...list.slice(0, at), each, ...list.slice(at)];
}

/** Changes fields of a part; `undefined` removes an optional one. */
export function withFields<Whole extends object>(whole: Whole, change: Partial<Whole>): Whole {
  const next = { ...whole, ...change };
  for (const name of Object.keys(change))
    if (Reflect.get(next, name) === undefined) Reflect.deleteProperty(next, name);
  return next;
}

/** Every task in the order of the pathway. */
export function pathwayTasksOf(content: PathwayContent): Task[] {
  return content.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks)),
  );
}
