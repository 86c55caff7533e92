import type {
  HandIn,
  Journey,
  JourneyStage,
  Pick,
  Review,
  SwitchRequest,
  TaskState,
  Work,
} from './journey-types.ts';
import { milestoneTasks, pathwayTasks } from './pathway.ts';
import type { ChoiceGroup, Milestone, PathwayContent, PlacedTask, Task } from './pathway.ts';
import { scorePath } from './path-score.ts';
import type { PathScore } from './path-score.ts';

export interface MilestoneProgress {
  id: string;
  /** Works that the milestone asks for: its must-do tasks and the slots of its groups. */
  required: number;
  /** Accepted works among the required ones. */
  done: number;
  /** Hand-ins that wait for the teacher. */
  waiting: number;
  /** Works that the teacher sent back. */
  notYet: number;
}

export type NextStep =
  | { action: 'improve' | 'do'; milestoneId: string; taskId: string }
  | { action: 'choose'; milestoneId: string; groupId: string; remaining: number }
  | { action: 'wait' }
  | { action: 'finished' };

/** The picks that take a slot now; replaced ones are history. */
export function activePicks(journey: Journey, groupId: string): Pick[] {
  return journey.picks.filter((pick) => pick.groupId === groupId && pick.replacedAt === undefined);
}

export function openSwitchRequests(journey: Journey): SwitchRequest[] {
  return journey.switchRequests.filter((request) => request.answer === undefined);
}

/** The wish to switch that the teacher declined last, while nothing was asked since and the pick is as it was. */
export function declinedSwitch(journey: Journey, groupId: string): SwitchRequest | undefined {
  const last = journey.switchRequests.findLast((request) => request.groupId === groupId);
  const isStill = activePicks(journey, groupId).some(({ taskId }) => taskId === last?.fromTaskId);
  return last?.answer === 'declined' && isStill ? last : undefined;
}

export function findWork(journey: Journey, taskId: string): Work | null {
  return journey.works.find((work) => work.taskId === taskId) ?? null;
}

export function latestHandIn(work: Work | null): HandIn | null {
  return work?.handIns.at(-1) ?? null;
}

/** The teacher's last word on the latest hand-in; null while that one waits. */
export function latestReview(work: Work | null): Review | null {
  const handIn = latestHandIn(work);
  return work?.reviews.findLast((review) => review.handInId === handIn?.id) ?? null;
}

/** The state of every task of the pathway, by task id, in its order. */
export function taskStates(journey: Journey, content: PathwayContent): Map<string, TaskState> {
  return new Map(pathwayTasks(content).map((placed) => [placed.task.id, taskState(journey, placed)]));
}

function taskState(journey: Journey, { task, group }: PlacedTask): TaskState {
  const work = findWork(journey, task.id);
  const state = workState(work);
  if (group === undefined || state === 'done') return state ?? 'open';
  const picks = activePicks(journey, group.id);
  if (picks.some((pick) => pick.taskId === task.id)) return state ?? 'picked';
  return picks.length < group.choose ? 'open' : 'not-chosen';
}

function workState(work: Work | null): 'handed-in' | 'not-yet' | 'done' | null {
  if (latestHandIn(work) === null) return null;
  const review = latestReview(work);
  if (review === null) return 'handed-in';
  return review.outcome === 'accepted' ? 'done' : 'not-yet';
}

/** How far each milestone is, in the pathway's order. */
export function milestoneProgress(journey: Journey, content: PathwayContent): MilestoneProgress[] {
  const states = taskStates(journey, content);
  return content.milestones.map((milestone) => {
    const own = milestoneTasks(milestone).map(({ task }) => states.get(task.id));
    return {
      id: milestone.id,
      required: countRequired(milestone, (_tasks, asked) => asked),
      done: countRequired(milestone, (tasks, asked) => Math.min(asked, doneAmong(tasks, states))),
      waiting: own.filter((state) => state === 'handed-in').length,
      notYet: own.filter((state) => state === 'not-yet').length,
    };
  });
}

/** Adds up over a milestone's steps; a must-do task asks for one work, a group for `choose` of its tasks. */
function countRequired(milestone: Milestone, count: (tasks: Task[], asked: number) => number): number {
  return milestone.steps.reduce(
    (total, step) =>
      total + (step.kind === 'task' ? count([step.task], 1) : count(step.group.tasks, step.group.choose)),
    0,
  );
}

function doneAmong(tasks: Task[], states: Map<string, TaskState>): number {
  return tasks.filter((task) => states.get(task.id) === 'done').length;
}

/** Whether every must-do task is accepted and every group has its `choose` accepted works. */
export function isComplete(journey: Journey, content: PathwayContent): boolean {
  const progress = milestoneProgress(journey, content);
  const required = progress.reduce((total, milestone) => total + milestone.required, 0);
  return required > 0 && progress.every((milestone) => milestone.done === milestone.required);
}

/** Whether every required work was handed in at least once, reviewed or not. */
export function isAllHandedIn(journey: Journey, content: PathwayContent): boolean {
  const asking = content.milestones.filter((milestone) => milestone.steps.length > 0);
  return asking.length > 0 && asking.every((milestone) => isMilestoneHandedIn(journey, milestone));
}

/** The same for one milestone; never for one that asks for nothing. */
export function isMilestoneHandedIn(journey: Journey, milestone: Milestone): boolean {
  const wasHandedIn = (task: Task) => latestHandIn(findWork(journey, task.id)) !== null;
  const isFilled = (group: ChoiceGroup) => group.tasks.filter(wasHandedIn).length >= group.choose;
  return (
    milestone.steps.length > 0 &&
    milestone.steps.every((step) => (step.kind === 'task' ? wasHandedIn(step.task) : isFilled(step.group)))
  );
}

/** Where the journey stands as a whole. Work that waits for the teacher is named first, even beside complete work. */
export function journeyStage(journey: Journey, content: PathwayContent): JourneyStage {
  const states = [...taskStates(journey, content).values()];
  if (states.includes('handed-in')) return 'waiting';
  if (isComplete(journey, content)) return 'complete';
  if (states.includes('done') || states.includes('not-yet')) return 'reviewed';
  const hasBegun = states.includes('picked') || journey.works.some((work) => work.handIns.length > 0);
  return hasBegun ? 'in-progress' : 'not-started';
}

/** The one thing to do next: first what was sent back, then what is open, in the pathway's order. */
export function nextStep(journey: Journey, content: PathwayContent): NextStep {
  const states = taskStates(journey, content);
  const sentBack = pathwayTasks(content).find(({ task }) => states.get(task.id) === 'not-yet');
  if (sentBack !== undefined) {
    return { action: 'improve', milestoneId: sentBack.milestoneId, taskId: sentBack.task.id };
  }
  for (const milestone of content.milestones) {
    for (const step of milestone.steps) {
      const next =
        step.kind === 'task'
          ? openTask([step.task], states, milestone.id)
          : openInGroup(journey, step.group, milestone.id);
      if (next !== null) return next;
    }
  }
  return isComplete(journey, content) ? { action: 'finished' } : { action: 'wait' };
}

function openTask(tasks: Task[], states: Map<string, TaskState>, milestoneId: string): NextStep | null {
  const open = tasks.find((task) => ['open', 'picked'].includes(states.get(task.id) ?? 'open'));
  return open === undefined ? null : { action: 'do', milestoneId, taskId: open.id };
}

function openInGroup(journey: Journey, group: ChoiceGroup, milestoneId: string): NextStep | null {
  const states = new Map(
    group.tasks.map((task) => [task.id, taskState(journey, { task, milestoneId, group })]),
  );
  if (doneAmong(group.tasks, states) >= group.choose) return null;
  const picks = activePicks(journey, group.id);
  const picked = group.tasks.filter((task) => states.get(task.id) === 'picked');
  const begun = openTask(picked, states, milestoneId);
  if (begun !== null) return begun;
  const remaining = group.choose - picks.length;
  return remaining > 0 ? { action: 'choose', milestoneId, groupId: group.id, remaining } : null;
}

/** Share of its points that each accepted work earned. Accepted work on a task of 0 points counts whole. */
export function earnedFractions(journey: Journey, content: PathwayContent): Map<string, number> {
  const earned = new Map<string, number>();
  for (const { task } of pathwayTasks(content)) {
    const review = latestReview(findWork(journey, task.id));
    if (review?.outcome !== 'accepted') continue;
    earned.set(task.id, task.points === 0 ? 1 : (review.points ?? 0) / task.points);
  }
  return earned;
}

/** The journey's score so far; accepted work of replaced picks may count in its group. */
export function scoreOf(journey: Journey, content: PathwayContent): PathScore {
  return scorePath(content, earnedFractions(journey, content));
}
