import { earnedFractions, findWork, latestReview } from './journey-reading.ts';
import type { Journey } from './journey-types.ts';
import type { Level } from './levels.ts';
import { roundPoints, scorePath } from './path-score.ts';
import type { GroupScore, MilestoneScore } from './path-score.ts';
import type { ChoiceGroup, Milestone, PathwayContent, Task } from './pathway.ts';

/** One accepted work in the arithmetic; `earned` of `possible` is what it is worth in the path, to two decimals. */
export interface WhyWork {
  taskId: string;
  title: string;
  earned: number;
  possible: number;
  /** The rows of its rubric, with the level that each was given. */
  rows: { title: string; level: Level }[];
}

/** A choice group: worth `points`, in `choose` slots of `slotPoints` each. */
export interface WhyGroup {
  groupId: string;
  title: string;
  points: number;
  choose: number;
  slotPoints: number;
  /** The best accepted works, best first, at most `choose`. */
  counted: WhyWork[];
  /** Accepted works beyond the best `choose`; `earned` is what they would be worth. */
  notCounted: WhyWork[];
  /** Slots without accepted work, which count 0 so far. */
  emptySlots: number;
  earned: number;
}

export interface WhyMilestone {
  milestoneId: string;
  title: string;
  /** Must-do tasks with points; `isAccepted` tells 0 points from no answer yet. */
  mustDo: (WhyWork & { isAccepted: boolean })[];
  groups: WhyGroup[];
  earned: number;
  possible: number;
}

/** The arithmetic behind a score: what each part adds, in the pathway's order. */
export interface WhyScore {
  milestones: WhyMilestone[];
  earned: number;
  possible: number;
  /** earned ÷ possible, 0 to 1, not rounded. */
  fraction: number;
  /** Points of the LMS's column. */
  maximum: number;
  /** fraction × maximum, two decimals: what the screens show and the LMS gets. Absent while nothing was reviewed. */
  given?: number;
}

/** The journey, and the share of its points that each accepted work earned. */
interface Known {
  journey: Journey;
  earned: ReadonlyMap<string, number>;
}

/**
 * Tells a score part by part (design §7). It adds nothing of its own: every number comes from `scorePath`, rounded for people at
 * the end only, so that the last line is the number that is sent.
 * @param maximum points of the LMS's column
 */
export function whyScore(journey: Journey, content: PathwayContent, maximum: number): WhyScore {
  const earned = earnedFractions(journey, content);
  const score = scorePath(content, earned);
  const isReviewed = journey.works.some((work) => work.reviews.length > 0);
  return {
    milestones: content.milestones.map((milestone, index) =>
      whyMilestone(milestone, score.parts[index], { journey, earned }),
    ),
    earned: roundPoints(score.earned),
    possible: roundPoints(score.possible),
    fraction: score.fraction,
    maximum,
    ...(isReviewed ? { given: roundPoints(score.fraction * maximum) } : {}),
  };
}

function whyMilestone(
  milestone: Milestone,
  part: MilestoneScore | undefined,
  { journey, earned }: Known,
): WhyMilestone {
  const tasks = milestone.steps.flatMap((step) => (step.kind === 'task' ? [step.task] : []));
  const groups = milestone.steps.flatMap((step) => (step.kind === 'group' ? [step.group] : []));
  return {
    milestoneId: milestone.id,
    title: milestone.title,
    mustDo: tasks
      .filter((task) => task.points > 0)
      .map((task) => ({
        ...whyWork(journey, task, task.points, earned.get(task.id) ?? 0),
        isAccepted: earned.has(task.id),
      })),
    groups: groups
      .filter((group) => group.points > 0)
      .map((group) => {
        const found = part?.groups.find(({ groupId }) => groupId === group.id);
        return whyGroup(group, found, { journey, earned });
      }),
    earned: roundPoints(part?.earned ?? 0),
    possible: roundPoints(part?.possible ?? 0),
  };
}

function whyGroup(group: ChoiceGroup, score: GroupScore | undefined, { journey, earned }: Known): WhyGroup {
  const slot = group.points / group.choose;
  const counted = (score?.counted ?? []).flatMap(({ taskId, fraction }) => {
    const task = group.tasks.find(({ id }) => id === taskId);
    return task ? [whyWork(journey, task, slot, fraction)] : [];
  });
  const isCounted = new Set(counted.map(({ taskId }) => taskId));
  return {
    groupId: group.id,
    title: group.title,
    points: roundPoints(group.points),
    choose: group.choose,
    slotPoints: roundPoints(slot),
    counted,
    notCounted: group.tasks
      .filter((task) => earned.has(task.id) && !isCounted.has(task.id))
      .map((task) => whyWork(journey, task, slot, earned.get(task.id) ?? 0)),
    emptySlots: Math.max(0, group.choose - counted.length),
    earned: roundPoints(score?.earned ?? 0),
  };
}

function whyWork(journey: Journey, task: Task, possible: number, fraction: number): WhyWork {
  const given = latestReview(findWork(journey, task.id))?.rows ?? {};
  return {
    taskId: task.id,
    title: task.title,
    earned: roundPoints(possible * fraction),
    possible: roundPoints(possible),
    rows: (task.rubric ?? []).flatMap(({ id, title }) => {
      const level = given[id];
      return level === undefined ? [] : [{ title, level }];
    }),
  };
}
