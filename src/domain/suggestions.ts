import type { Journey } from './journey-types.ts';
import type { PathwayContent, Task, TaskFormat } from './pathway.ts';

// Why an option may fit a student, from what the student chose to share and what the work shows. It orders nothing and hides
// nothing. It takes what stands in `Learner` and no other thing about a person.

/** What is known of the student for this purpose. */
export interface Learner {
  /** Words tapped under interests. */
  interests: readonly string[];
  /** Words tapped under "what helps me". */
  helps: readonly string[];
}

export interface Reason {
  kind: 'interest' | 'preference' | 'need';
  /** The tapped word; for a need the competency's id. */
  about: string;
}

export interface Suggestion {
  /** Weighted sum of the terms, each 0 to 1. */
  score: number;
  terms: { need: number; interest: number; preference: number; variety: number };
  /** The strongest, two at most. */
  reasons: Reason[];
}

export const defaultWeights = { need: 3, interest: 2, preference: 1, variety: 0.5 } as const;

/** What an option has that a tapped help asks for. How it is handed in is no such thing: nearly every task takes words and talk. */
const helpFits: Record<string, (task: Task) => boolean> = {
  outdoors: ({ place = '' }) => /outdoor|schoolyard|afuera|aire libre|patio/i.test(place),
  movement: ({ device, place = '' }) => device === false && /outdoor|schoolyard|afuera|patio/i.test(place),
  partner: ({ people = '' }) => /pair|partner|group|pareja|grupo/i.test(people),
  quiet: ({ people = '' }) => /alone|solo|sola/i.test(people),
};

/** A level as a score from 0 to 1, by level 1 to 4. */
const levelScores = [0.25, 0.55, 0.75, 0.95];
/** From here on a competency counts as "got it". */
const gotIt = 0.65;
const recencyWeight = 0.5;
const evidenceAtLeast = 2;

/** The suggestion for each task of the pathway that stands in a group, by task id. */
export function suggestOptions(
  journey: Journey,
  content: PathwayContent,
  learner: Learner,
): Map<string, Suggestion> {
  const standing = competencyStanding(journey, content);
  const recent = recentFormats(journey);
  const groups = content.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
  return new Map(
    groups.flatMap(({ tasks }) =>
      tasks.map((task) => [task.id, suggestion(task, { learner, standing, recent })] as const),
    ),
  );
}

function suggestion(
  task: Task,
  known: { learner: Learner; standing: Map<string, number>; recent: Set<TaskFormat> },
): Suggestion {
  const { learner, standing, recent } = known;
  const topics = (task.topics ?? []).filter((topic) => learner.interests.includes(topic));
  const helps = learner.helps.filter((help) => helpFits[help]?.(task));
  const needs = task.competencies
    .flatMap((id) => ({ id, gap: 1 - (standing.get(id) ?? 1) }))
    .filter(({ gap }) => gap > 1 - gotIt)
    .toSorted((a, b) => b.gap - a.gap);
  const terms = {
    need: needs[0]?.gap ?? 0,
    interest: task.topics?.length ? topics.length / task.topics.length : 0,
    preference: learner.helps.length > 0 ? helps.length / learner.helps.length : 0,
    variety: recent.size > 0 && task.formats.some((format) => !recent.has(format)) ? 1 : 0,
  };
  const reasons: (Reason & { weight: number })[] = [
    ...needs.slice(0, 1).map(({ id }) => ({
      kind: 'need' as const,
      about: id,
      weight: defaultWeights.need * terms.need,
    })),
    ...topics.slice(0, 1).map((about) => ({
      kind: 'interest' as const,
      about,
      weight: defaultWeights.interest * terms.interest,
    })),
    ...helps.slice(0, 1).map((about) => ({
      kind: 'preference' as const,
      about,
      weight: defaultWeights.preference * terms.preference,
    })),
  ];
  return {
    score: Object.entries(terms).reduce(
      (sum, [term, value]) => sum + defaultWeights[term as keyof typeof terms] * value,
      0,
    ),
    terms,
    reasons: reasons
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, 2)
      .map(({ kind, about }) => ({ kind, about })),
  };
}

/**
 * Where the student stands in each competency, 0 to 1: a mean that weighs recent work more. Absent while there is too little
 * evidence. Only the last answer to each task counts.
 */
export function competencyStanding(journey: Journey, content: PathwayContent): Map<string, number> {
  const tasks = new Map(
    content.milestones
      .flatMap(({ steps }) =>
        steps.flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks)),
      )
      .map((task) => [task.id, task]),
  );
  const evidence = journey.works
    .flatMap(({ taskId, reviews }) => {
      const task = tasks.get(taskId);
      const review = reviews.at(-1);
      if (!task || !review) return [];
      const score = reviewScore(review, task);
      return score === undefined ? [] : [{ task, score, at: review.reviewedAt.getTime() }];
    })
    .toSorted((a, b) => a.at - b.at);
  const standing = new Map<string, { mean: number; count: number }>();
  for (const { task, score } of evidence) {
    for (const id of task.competencies) {
      const before = standing.get(id);
      standing.set(id, {
        mean: before ? before.mean + recencyWeight * (score - before.mean) : score,
        count: (before?.count ?? 0) + 1,
      });
    }
  }
  return new Map(
    [...standing].flatMap(([id, { mean, count }]) => (count >= evidenceAtLeast ? [[id, mean]] : [])),
  );
}

function reviewScore(
  { outcome, level, points }: Journey['works'][number]['reviews'][number],
  task: Task,
): number | undefined {
  if (level !== undefined) return levelScores[level - 1];
  if (outcome === 'not-yet') return levelScores[0];
  return points !== undefined && task.points > 0 ? Math.min(1, points / task.points) : undefined;
}

/** Formats of the last two pieces of work. */
function recentFormats(journey: Journey): Set<TaskFormat> {
  const handIns = journey.works
    .flatMap(({ handIns: all }) => all)
    .toSorted((a, b) => b.handedInAt.getTime() - a.handedInAt.getTime());
  return new Set(handIns.slice(0, 2).map(({ format }) => format));
}
