import type { Journey } from './journey-types.ts';
import { pathwayTasks, type PathwayContent, type Task } from './pathway.ts';
import type { WorkEvidence } from './suggestion-types.ts';

/** A level as a score from 0 to 1, by level 1 to 4. */
const levelScores = [0.25, 0.55, 0.75, 0.95];
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
              ...(last.points === undefined ? {} : { points: last.points }),
            },
          }
        : {}),
    };
  });
}

/**
 * Where the student stands in each competency, 0 to 1: a mean that weighs recent work more. Absent while there is too little
 * evidence. Only the last answer to each task counts.
 */
export function competencyStanding(
  evidence: readonly WorkEvidence[],
  content: PathwayContent,
): Map<string, number> {
  const tasks = new Map(pathwayTasks(content).map(({ task }) => [task.id, task]));
  const scored = evidence
    .flatMap(({ taskId, lastReview }) => {
      const task = tasks.get(taskId);
      const score = task && lastReview && reviewScore(lastReview, task);
      return score === undefined ? [] : [{ task, score, at: lastReview?.at.getTime() ?? 0 }];
    })
    .toSorted((a, b) => a.at - b.at);
  const standing = new Map<string, { mean: number; count: number }>();
  for (const { task, score } of scored) {
    for (const id of task?.competencies ?? []) {
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
  { outcome, level, points }: NonNullable<WorkEvidence['lastReview']>,
  task: Task,
): number | undefined {
  if (level !== undefined) return levelScores[level - 1];
  if (outcome === 'not-yet') return levelScores[0];
  return points !== undefined && task.points > 0 ? Math.min(1, points / task.points) : undefined;
}
