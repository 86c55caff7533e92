import { z } from 'zod';
import { activityProgresses, gradingProgresses } from './score.ts';
import type { CanvasSubmission, Score, ScoreOutcome, ScoreTarget } from './score.ts';

export const canvasSubmissionKey = 'https://canvas.instructure.com/lti/submission';

const submissionTypes = [
  'none',
  'basic_lti_launch',
  'online_text_entry',
  'online_url',
  'external_tool',
  'online_upload',
] as const;

const canvasScoreSchema = z.looseObject({
  userId: z.union([z.string().min(1), z.number().transform(String)]),
  activityProgress: z.enum(activityProgresses),
  gradingProgress: z.enum(gradingProgresses),
  timestamp: z.string().min(1),
  scoreGiven: z.number().nullish(),
  scoreMaximum: z.number().nullish(),
  comment: z.string().nullish(),
  submission: z.looseObject({ submittedAt: z.string().nullish() }).nullish(),
  [canvasSubmissionKey]: z
    .looseObject({
      new_submission: z.boolean().optional(),
      submission_type: z.enum(submissionTypes).optional(),
      submission_data: z.string().optional(),
      submitted_at: z.string().optional(),
      preserve_score: z.boolean().optional(),
      prioritize_non_tool_grade: z.boolean().optional(),
      content_items: z.array(z.unknown()).optional(),
    })
    .optional(),
});

/** Canvas ignores unknown fields and names every missing one. */
export function parseCanvasScore(body: unknown): Score | { faults: string[] } {
  const parsed = canvasScoreSchema.safeParse(body);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const { data } = parsed;
  const extension = data[canvasSubmissionKey] ?? null;
  return {
    userId: data.userId,
    timestamp: data.timestamp,
    activityProgress: data.activityProgress,
    gradingProgress: data.gradingProgress,
    scoreGiven: data.scoreGiven ?? null,
    scoreMaximum: data.scoreMaximum ?? null,
    comment: data.comment ?? null,
    // The standard field wins over the extension's.
    submittedAt: data.submission?.submittedAt ?? extension?.submitted_at ?? null,
    extension,
  };
}

/** The order of checks and effects is that of Canvas's scores controller. */
export function applyCanvasScore(score: Score, target: ScoreTarget): ScoreOutcome {
  const refusal = findRefusal(score, target);
  if (refusal) return refusal;
  const { grade, lineItem } = target;
  const extension = score.extension ?? {};
  const effects: string[] = [];

  if (makesAttempt(score, extension)) {
    grade.attempts.push({
      submittedAt: score.submittedAt ?? target.now.toISOString(),
      type: extension.submission_type ?? 'external_tool',
      data: extension.submission_data ?? null,
    });
    effects.push(`attempt ${grade.attempts.length} was made`);
  }
  effects.push(
    lineItem.isMain
      ? applyPoints(score, target, extension)
      : 'kept outside the gradebook: not the main line item',
  );
  if (score.comment) {
    grade.comments.push(score.comment);
    effects.push('a comment was added');
  }
  grade.timestamp = score.timestamp;
  grade.activityProgress = score.activityProgress;
  grade.gradingProgress = score.gradingProgress;
  grade.sentMaximum = score.scoreMaximum ?? grade.sentMaximum;
  return { effect: effects.filter((effect) => effect !== '').join('; ') };
}

function findRefusal(score: Score, { grade, assignment, lineItem, now }: ScoreTarget): ScoreOutcome | null {
  const at = Date.parse(score.timestamp);
  if (Number.isNaN(at))
    return { refusedWith: 400, reason: 'Provided timestamp is not a valid ISO 8601 time' };
  if (grade.timestamp && at < Date.parse(grade.timestamp)) {
    return {
      refusedWith: 400,
      reason: 'Provided timestamp before last updated timestamp for this line item',
    };
  }
  if (score.submittedAt) {
    const submitted = Date.parse(score.submittedAt);
    if (Number.isNaN(submitted))
      return { refusedWith: 400, reason: 'Provided submitted_at is not a valid timestamp' };
    if (submitted > now.getTime() + 60_000)
      return { refusedWith: 400, reason: 'Provided submitted_at is in the future' };
  }
  if (assignment && !assignment.published) {
    return { refusedWith: 422, reason: 'This assignment is still unpublished' };
  }
  if (score.scoreGiven !== null) {
    if (score.scoreMaximum === null) return { refusedWith: 422, reason: 'ScoreMaximum not supplied' };
    if (score.scoreGiven < 0)
      return { refusedWith: 422, reason: 'ScoreGiven must be greater than or equal to 0' };
    if (score.scoreMaximum < 0 || (score.scoreMaximum === 0 && lineItem.scoreMaximum !== 0)) {
      return { refusedWith: 422, reason: 'ScoreMaximum must be greater than 0' };
    }
  }
  return findSubmissionRefusal(score, { grade, assignment, lineItem, now });
}

function findSubmissionRefusal(score: Score, { grade, assignment }: ScoreTarget): ScoreOutcome | null {
  const extension = score.extension ?? {};
  if (extension.submission_type === 'online_upload') {
    return { refusedWith: 422, reason: 'Content items must be provided with submission type online_upload' };
  }
  const limit = assignment?.allowedAttempts ?? null;
  if (limit !== null && grade.attempts.length >= limit && makesAttempt(score, extension)) {
    return {
      refusedWith: 422,
      reason: 'The maximum number of allowed attempts has been reached for this submission',
    };
  }
  return null;
}

function makesAttempt(score: Score, extension: CanvasSubmission): boolean {
  const wanted = extension.new_submission ?? extension.submission_type !== 'none';
  return wanted && score.activityProgress !== 'Initialized';
}

function applyPoints(score: Score, { grade, lineItem }: ScoreTarget, extension: CanvasSubmission): string {
  if (extension.preserve_score) return 'the score was left as it is';
  if (extension.prioritize_non_tool_grade && grade.score !== null)
    return 'the score that was there had priority';
  const keeps = score.gradingProgress === 'FullyGraded' || score.gradingProgress === 'PendingManual';
  grade.needsGrading = score.gradingProgress === 'PendingManual';
  if (!keeps || score.scoreGiven === null) {
    const hadScore = grade.score !== null;
    grade.score = null;
    grade.gradedBy = null;
    return hadScore ? `the score was cleared (${score.gradingProgress})` : '';
  }
  const maximum = score.scoreMaximum ?? 0;
  const factor = maximum === 0 ? 0 : lineItem.scoreMaximum / maximum;
  grade.score = roundScore(score.scoreGiven * factor);
  grade.gradedBy = 'tool';
  return `${grade.score} of ${lineItem.scoreMaximum} points`;
}

function roundScore(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
