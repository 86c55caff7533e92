import { z } from 'zod';
import type { Grade } from '../model.ts';
import { activityProgresses, gradingProgresses } from './score.ts';
import type { Score, ScoreOutcome, ScoreTarget } from './score.ts';

const moodleScoreSchema = z.looseObject({
  userId: z.string().min(1),
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  activityProgress: z.enum(activityProgresses),
  gradingProgress: z.enum(gradingProgresses),
  scoreGiven: z.number().nullish(),
  scoreMaximum: z.number().gt(0).nullish(),
  comment: z.string().nullish(),
});

/** Moodle says the same of every body that it does not take, and says it with the body. */
export function incorrectScore(body: unknown): string {
  return `Incorrect score received${JSON.stringify(body)}`;
}

export function parseMoodleScore(body: unknown): Score | { faults: string[] } {
  const parsed = moodleScoreSchema.safeParse(body);
  const lacksMaximum = typeof parsed.data?.scoreGiven === 'number' && !parsed.data.scoreMaximum;
  if (!parsed.success || lacksMaximum) return { faults: [incorrectScore(body)] };
  const { data } = parsed;
  return {
    userId: data.userId,
    timestamp: data.timestamp,
    activityProgress: data.activityProgress,
    gradingProgress: data.gradingProgress,
    scoreGiven: data.scoreGiven ?? null,
    scoreMaximum: data.scoreMaximum ?? null,
    comment: data.comment ?? null,
    submittedAt: null,
    extension: null,
  };
}

/** A progress other than FullyGraded erases the score; a score without a comment erases the comment; more than the maximum is cut. */
export function applyMoodleScore(score: Score, { grade, lineItem }: ScoreTarget): ScoreOutcome {
  const last = lastChange(grade);
  if (last !== null && wholeSeconds(score.timestamp) <= wholeSeconds(last)) {
    const reason = `Refusing score with an earlier timestamp for item ${lineItem.id} and user ${score.userId}`;
    return { refusedWith: 409, reason };
  }
  const hadScore = grade.score !== null;
  grade.score =
    score.gradingProgress !== 'FullyGraded' || score.scoreGiven === null || score.scoreMaximum === null
      ? null
      : Math.min(
          lineItem.scoreMaximum,
          rounded((score.scoreGiven / score.scoreMaximum) * lineItem.scoreMaximum),
        );
  grade.gradedBy = grade.score === null ? null : 'tool';
  const erased = grade.comments.length > 0 && !score.comment;
  grade.comments = score.comment ? [score.comment] : [];
  grade.timestamp = score.timestamp;
  grade.activityProgress = score.activityProgress;
  grade.gradingProgress = score.gradingProgress;
  grade.sentMaximum = score.scoreMaximum ?? grade.sentMaximum;
  const cleared = hadScore ? `the score was erased (${score.gradingProgress})` : 'no score';
  const shown = grade.score === null ? cleared : `${grade.score} of ${lineItem.scoreMaximum} points`;
  return { effect: erased ? `${shown}; the feedback was erased` : shown };
}

/** When this grade last changed, by the tool's own account or by a teacher's hand; null = never. */
export function lastChange({ timestamp, history }: Grade): string | null {
  const byHand = history.findLast((event) => event.by === 'teacher')?.receivedAt ?? null;
  if (timestamp === null || byHand === null) return timestamp ?? byHand;
  return Date.parse(timestamp) > Date.parse(byHand) ? timestamp : byHand;
}

function wholeSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function rounded(score: number): number {
  return Math.round(score * 100_000) / 100_000;
}
