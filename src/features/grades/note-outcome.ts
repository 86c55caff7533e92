import * as passbacks from '../../domain/passback.ts';
import type { Passback } from '../../domain/passback.ts';
import { PlatformFailedError } from '../../http/errors.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import { finish, type Attempt, type DeliverGradeDependencies, type Delivery } from './delivery.ts';

/** The LMS shows the score: it was taken now, or had arrived before. */
export async function noteDelivered(
  dependencies: DeliverGradeDependencies,
  attempt: Attempt,
): Promise<Delivery> {
  const { clock } = dependencies;
  const { wanted, wantedRevision } = attempt.seen;
  if (!wanted) return { outcome: 'not-needed' };
  const now = clock();
  const { scoreGiven, scoreMaximum, fingerprint, submittedAt } = wanted;
  const { bodyFingerprint } = attempt.score;
  const { lineItemUrl } = attempt.target;
  const sent = { scoreGiven, scoreMaximum, fingerprint, bodyFingerprint, lineItemUrl, at: now, submittedAt };
  const noted = await finish(dependencies, attempt, (passback) =>
    passbacks.delivered(passback, sent, wantedRevision, now),
  );
  return { outcome: noted ? 'delivered' : 'lost' };
}

/** The LMS did not take the score: what it answered decides whether it is tried again, and when. */
export async function noteFailure(
  dependencies: DeliverGradeDependencies,
  attempt: Attempt,
  error: PlatformFailedError,
): Promise<Delivery> {
  const { events, clock } = dependencies;
  const { journey, seen } = attempt;
  const lmsStatus = error.upstreamStatus;
  const outcomeUnknown = error.retryable && (lmsStatus === undefined || lmsStatus >= 500);
  const failure = { at: clock(), lmsStatus, ...(outcomeUnknown ? { outcomeUnknown } : {}) };
  // What was refused outright did not arrive; only earlier tries may have.
  const possibleNow = (passback: Passback) =>
    outcomeUnknown ? passback : { ...passback, possible: seen.possible };
  const meaning = meaningOf(attempt, error);
  if (meaning === 'line-item-missing') {
    events.lineItemMissing(journey, lmsStatus);
    await finish(dependencies, attempt, (passback) =>
      passbacks.lineItemMissing(possibleNow(passback), failure, 'line-item-missing'),
    );
    await dependencies.onLineItemMissing({ tenantId: journey.tenantId, assignmentId: journey.assignmentId });
    return { outcome: 'held' };
  }
  if (meaning === 'refused') {
    events.refused(journey, lmsStatus);
    await finish(dependencies, attempt, (passback) =>
      passbacks.refused(possibleNow(passback), failure, seen.wantedRevision),
    );
    return { outcome: 'held' };
  }
  const waitMilliseconds = waitFor(dependencies, attempt, meaning === 'wait' ? 'long' : error);
  events.retried(journey, {
    attempts: attempt.claim.attempts,
    waitMilliseconds,
    why: error.message,
    ...(lmsStatus === undefined ? {} : { lmsStatus }),
  });
  await finish(dependencies, attempt, (passback) =>
    passbacks.failed(possibleNow(passback), failure, waitMilliseconds),
  );
  const asksForLess = lmsStatus === 429 || error.retryAfterSeconds !== undefined;
  return {
    outcome: 'retry',
    isPlatformTrouble: outcomeUnknown,
    ...(asksForLess ? { pauseMilliseconds: waitMilliseconds } : {}),
  };
}

function waitFor(
  { settings, random }: DeliverGradeDependencies,
  { claim }: Attempt,
  why: PlatformFailedError | 'long',
): number {
  // Until a person does something in the LMS: between half the longest wait and all of it.
  if (why === 'long') return (0.5 + random() / 2) * settings.retryMaxSeconds * 1000;
  return passbacks.backoffMilliseconds(claim.attempts, settings, random(), why.retryAfterSeconds);
}

/** What a refusal means in this family of LMSs; undefined for everything that is tried again. */
export function meaningOf({ target }: Attempt, error: unknown) {
  if (!(error instanceof PlatformFailedError)) return undefined;
  // A 401 that a fresh token did not cure is a matter of registration, not of this score.
  if (error.retryable || error.upstreamStatus === 401) return undefined;
  if (error.upstreamStatus === undefined) return 'refused';
  return familyOf(target.platform.family).refusalMeaning(error.upstreamStatus, error.upstreamMessage ?? '');
}
