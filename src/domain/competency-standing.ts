import type { Journey } from './journey-types.ts';
import { levelShares } from './level-shares.ts';
import { pathwayTasks, type PathwayContent, type Task } from './pathway.ts';
import type { WorkEvidence } from './suggestion-types.ts';

const recencyWeight = 0.5;
const evidenceAtLeast = 2;
/** From here on a competency counts as "got it". */
export const gotIt = 0.65;

/** What the work says, without a word of what was written, who reviewed it, or how the student looked back. */
export function evidenceOf({ works }: Pick<Journey, 'works'>): WorkEvidence[] {
  return works.map(({ taskId, handIns, reviews }) => {
    const last = reviews.at(-1);
    return {
      taskId,
      handIns: handIns.map(({ format, handedInAt }) => ({ format, at: handedInAt })),
      ...(last
        ? {
            lastReview: {
              outcome: last.outcome,
              at: last.reviewedAt,
              ...(last.level === undefined ? {} : { level: last.level }),
              ...(last.rows === undefined ? {} : { rows: last.rows }),
              ...(last.points === undefined ? {} : { points: last.points }),
            },
          }
        : {}),
    };
  });
}

/**
 * Where the student stands in each competency, 0 to 1: a mean that weighs recent work more. Absent while there is too little
 * evidence. Only the last answer to each task counts: each row of its rubric that names a competency, and for the others the work
 * as a whole.
 */
export function competencyStanding(
  evidence: readonly WorkEvidence[],
  content: PathwayContent,
): Map<string, number> {
  const tasks = new Map(pathwayTasks(content).map(({ task }) => [task.id, task]));
  const scored = evidence
    .flatMap(({ taskId, lastReview }) => {
      const task = tasks.get(taskId);
      if (!task || !lastReview) return [];
      return scoresOf(lastReview, task).map((score) => ({ ...score, at: lastReview.at.getTime() }));
    })
    .toSorted((a, b) => a.at - b.at);
  const standing = new Map<string, { mean: number; count: number }>();
  for (const { competency, score } of scored) {
    const before = standing.get(competency);
    standing.set(competency, {
      mean: before ? before.mean + recencyWeight * (score - before.mean) : score,
      count: (before?.count ?? 0) + 1,
    });
  }
  return new Map(
    [...standing].flatMap(([id, { mean, count }]) => (count >= evidenceAtLeast ? [[id, mean]] : [])),
  );
}

/** What one answer says of each competency. */
function scoresOf(
  review: NonNullable<WorkEvidence['lastReview']>,
  task: Task,
): { competency: string; score: number }[] {
  const ofRows = (task.rubric ?? []).flatMap(({ id, competency }) => {
    const level = review.rows?.[id];
    return competency === undefined || level === undefined ? [] : [{ competency, score: levelShares[level] }];
  });
  const inRows = new Set(ofRows.map(({ competency }) => competency));
  const whole = reviewScore(review, task);
  const others = whole === undefined ? [] : task.competencies.filter((id) => !inRows.has(id));
  return [...ofRows, ...others.map((competency) => ({ competency, score: whole ?? 0 }))];
}

function reviewScore(
  { outcome, level, points }: NonNullable<WorkEvidence['lastReview']>,
  task: Task,
): number | undefined {
  if (level !== undefined) return levelShares[level];
  if (outcome === 'not-yet') return levelShares[1];
  return points !== undefined && task.points > 0 ? Math.min(1, points / task.points) : undefined;
}
