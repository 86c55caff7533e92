import { pathwayGroups } from './pathway.ts';
import type { ChoiceGroup, Milestone, PathwayContent, Task } from './pathway.ts';

export { roundPoints } from './round-points.ts';

/** Share of a task's points that its accepted work earned, 0 to 1, by task id. Tasks without accepted work are absent. */
export type EarnedFractions = ReadonlyMap<string, number>;

export interface GroupScore {
  groupId: string;
  /** What the whole group is worth. */
  points: number;
  choose: number;
  /** The best works that count, best first; at most `choose`. */
  counted: { taskId: string; fraction: number }[];
  earned: number;
}

export interface MilestoneScore {
  milestoneId: string;
  mustDo: { earned: number; possible: number; counted: { taskId: string; fraction: number }[] };
  groups: GroupScore[];
  earned: number;
  possible: number;
}

export interface PathScore {
  earned: number;
  possible: number;
  /** earned ÷ possible, 0 to 1; 0 where nothing can be earned. */
  fraction: number;
  parts: MilestoneScore[];
}

/**
 * The score of a path: [Σ must-do earned + Σ_g G_g · mean(best k_g scores in 0..1)] ÷ [Σ must-do possible + Σ_g G_g].
 * A slot of a group that nothing fills counts 0; a task that was not chosen counts nothing at all. Where more than k
 * works of a group were accepted (after a switch), the best k count.
 */
export function scorePath(content: PathwayContent, earned: EarnedFractions): PathScore {
  const parts = content.milestones.map((milestone) => scoreMilestone(milestone, earned));
  const total = sum(parts.map((part) => part.earned));
  const possible = sum(parts.map((part) => part.possible));
  return { earned: total, possible, fraction: possible > 0 ? Math.min(1, total / possible) : 0, parts };
}

/** What a pathway is worth: its must-do tasks and whole groups. */
export function possiblePoints(content: PathwayContent): number {
  const mustDo = content.milestones.flatMap((milestone) => mustDoTasks(milestone).map((task) => task.points));
  return sum([...mustDo, ...pathwayGroups(content).map(({ group }) => group.points)]);
}

function scoreMilestone(milestone: Milestone, earned: EarnedFractions): MilestoneScore {
  const tasks = mustDoTasks(milestone);
  const mustDo = {
    counted: countedWorks(tasks, earned),
    earned: sum(tasks.map((task) => task.points * fractionOf(task.id, earned))),
    possible: sum(tasks.map((task) => task.points)),
  };
  const groups = milestone.steps.flatMap((step) =>
    step.kind === 'group' ? [scoreGroup(step.group, earned)] : [],
  );
  return {
    milestoneId: milestone.id,
    mustDo,
    groups,
    earned: sum([mustDo.earned, ...groups.map((group) => group.earned)]),
    possible: sum([mustDo.possible, ...groups.map((group) => group.points)]),
  };
}

function scoreGroup(group: ChoiceGroup, earned: EarnedFractions): GroupScore {
  const counted = countedWorks(group.tasks, earned)
    .sort((a, b) => b.fraction - a.fraction)
    .slice(0, group.choose);
  const mean = counted.reduce((total, work) => total + work.fraction, 0) / group.choose;
  return {
    groupId: group.id,
    points: group.points,
    choose: group.choose,
    counted,
    earned: sum([group.points * mean]),
  };
}

function countedWorks(tasks: Task[], earned: EarnedFractions) {
  return tasks
    .filter((task) => earned.has(task.id))
    .map((task) => ({ taskId: task.id, fraction: fractionOf(task.id, earned) }));
}

function mustDoTasks(milestone: Milestone) {
  return milestone.steps.flatMap((step) => (step.kind === 'task' ? [step.task] : []));
}

function fractionOf(taskId: string, earned: EarnedFractions): number {
  const fraction = earned.get(taskId) ?? 0;
  return Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
}

// Cutting at 1e-9 takes away the noise of binary fractions, so that 0.1 + 0.2 is 0.3 whatever the order.
function sum(numbers: number[]): number {
  return Math.round(numbers.reduce((total, number) => total + number, 0) * 1e9) / 1e9;
}
