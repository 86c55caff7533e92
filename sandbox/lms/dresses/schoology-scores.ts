import { z } from 'zod';
import { activityProgresses, gradingProgresses } from './score.ts';
import type { Score, ScoreOutcome, ScoreTarget } from './score.ts';

/** Schoology refuses any field that AGS does not define, such as the extensions of Canvas. */
const schoologyScoreSchema = z.strictObject({
  userId: z.string().min(1),
  activityProgress: z.enum(activityProgresses),
  gradingProgress: z.enum(gradingProgresses),
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not an ISO 8601 time'),
  scoreGiven: z.number().min(0).nullish(),
  scoreMaximum: z.number().gt(0).nullish(),
  comment: z.string().nullish(),
  scoringUserId: z.string().min(1).optional(),
  submission: z
    .strictObject({ startedAt: z.string().optional(), submittedAt: z.string().optional() })
    .optional(),
});

export function parseSchoologyScore(body: unknown): Score | { faults: string[] } {
  const parsed = schoologyScoreSchema.safeParse(body);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const { data } = parsed;
  if (typeof data.scoreGiven === 'number' && typeof data.scoreMaximum !== 'number') {
    return { faults: ['scoreMaximum: is required with scoreGiven'] };
  }
  return {
    userId: data.userId,
    timestamp: data.timestamp,
    activityProgress: data.activityProgress,
    gradingProgress: data.gradingProgress,
    scoreGiven: data.scoreGiven ?? null,
    scoreMaximum: data.scoreMaximum ?? null,
    comment: data.comment ?? null,
    submittedAt: data.submission?.submittedAt ?? null,
    extension: null,
  };
}

/** Progress never shows: a cell holds a number, a blank or a comment, and every score wipes a flag set by hand. */
export function applySchoologyScore(score: Score, { grade, lineItem }: ScoreTarget): ScoreOutcome {
  const wiped = [grade.flag ? `the flag "${grade.flag}" was wiped` : '', eraseComment(score, grade.comments)];
  grade.flag = null;
  grade.score =
    score.scoreGiven === null || score.scoreMaximum === null
      ? null
      : Math.round((score.scoreGiven / score.scoreMaximum) * lineItem.scoreMaximum * 100) / 100;
  grade.gradedBy = grade.score === null ? null : 'tool';
  grade.comments = score.comment ? [score.comment] : [];
  grade.timestamp = score.timestamp;
  grade.activityProgress = score.activityProgress;
  grade.gradingProgress = score.gradingProgress;
  grade.sentMaximum = score.scoreMaximum ?? grade.sentMaximum;
  const shown =
    grade.score === null ? 'the cell is blank' : `${grade.score} of ${lineItem.scoreMaximum} points`;
  return { effect: [shown, ...wiped].filter((part) => part !== '').join('; ') };
}

function eraseComment(score: Score, comments: string[]): string {
  return comments.length > 0 && !score.comment ? 'the comment was erased' : '';
}
