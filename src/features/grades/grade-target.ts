import type { Passback } from '../../domain/passback.ts';
import { isNewSubmission } from '../../domain/passback.ts';
import { agsScopes, resultScopes } from '../../lti/grade-service.ts';
import type { Platform } from '../../lti/platform.model.ts';
import { familyOf } from '../../lti/platforms/index.ts';

/** Where one journey's grade goes. */
export interface GradeTarget {
  platform: Platform;
  deploymentId: string;
  /** Of the student's own latest launch: linked sections have a column each. */
  lineItemUrl?: string;
  lineItemsUrl?: string;
  /** `sub` of the student. */
  userId: string;
  /** Where a grader reads the work; opened by the LMS as a launch. */
  submissionUrl: string;
  /** Service scopes that the launch granted. */
  scopes: string[];
}

export interface ScoreToSend {
  lineItemUrl: string;
  body: Record<string, unknown>;
  /** Equal for bodies that look the same in the LMS. */
  bodyFingerprint: string;
}

/** The wanted score as this LMS family takes it; undefined when it has no use for it. */
export function scoreToSend(
  passback: Passback,
  target: GradeTarget & { lineItemUrl: string },
  { timestamp, mayMakeAttempt = true }: { timestamp: Date; mayMakeAttempt?: boolean },
): ScoreToSend | undefined {
  const { wanted } = passback;
  if (!wanted) return undefined;
  const body = familyOf(target.platform.family).scoreBody({
    userId: target.userId,
    scoreGiven: wanted.scoreGiven,
    scoreMaximum: wanted.scoreMaximum,
    activityProgress: wanted.activityProgress,
    gradingProgress: wanted.gradingProgress,
    comment: wanted.comment,
    timestamp,
    ...(wanted.submittedAt ? { submittedAt: wanted.submittedAt } : {}),
    isNewSubmission: mayMakeAttempt && isNewSubmission(passback),
    submissionUrl: target.submissionUrl,
  });
  if (!body) return undefined;
  const { timestamp: _timestamp, comment: _comment, ...seen } = body;
  return {
    lineItemUrl: target.lineItemUrl,
    body,
    bodyFingerprint: JSON.stringify([target.lineItemUrl, seen]),
  };
}

export function maySendScores(target: GradeTarget): boolean {
  return target.scopes.includes(agsScopes.score);
}

export function mayReadResults(target: GradeTarget): boolean {
  return (
    familyOf(target.platform.family).readsResults &&
    resultScopes.every((scope) => target.scopes.includes(scope))
  );
}
