import { randomUUID } from 'node:crypto';
import * as passbacks from '../../domain/passback.ts';
import type { Passback } from '../../domain/passback.ts';
import { PlatformFailedError } from '../../http/errors.ts';
import type { Result } from '../../lti/grade-service.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import { compareResult } from './compare-result.ts';
import { finish, type Attempt, type DeliverGradeDependencies, type Delivery } from './delivery.ts';
import {
  mayReadResults,
  maySendScores,
  scoreToSend,
  type GradeTarget,
  type ScoreToSend,
} from './grade-target.ts';
import { meaningOf, noteDelivered, noteFailure } from './note-outcome.ts';
import type { OutboxJourney } from './passback-store.ts';

/**
 * Takes one due entry to the LMS: claim, look at what the LMS shows where that matters, send, note the outcome. The process may
 * die between any two steps: the claim notes beforehand what may arrive, and ends by itself.
 */
export function createGradeDelivery(dependencies: DeliverGradeDependencies) {
  return async (journey: OutboxJourney, target: GradeTarget | undefined): Promise<Delivery> => {
    const { store, clock, events, settings } = dependencies;
    const { passback } = journey;
    const now = clock();
    if (!passbacks.isPending(passback)) {
      await store.replace(journey, passbacks.settled(passback, passback.wantedRevision, now));
      return { outcome: 'not-needed' };
    }
    if (!target?.lineItemUrl || !maySendScores(target)) return holdWithoutColumn(dependencies, journey);
    const usable = { ...target, lineItemUrl: target.lineItemUrl };
    const seen = passbacks.forColumn(passback, usable.lineItemUrl);
    const family = familyOf(target.platform.family);
    const claim = passbacks.claimed(seen, {
      now,
      leaseToken: randomUUID(),
      leaseMilliseconds: settings.leaseSeconds * 1000,
      timestampStepMilliseconds: family.timestampStepMilliseconds,
    });
    const score = scoreToSend(seen, usable, { timestamp: claim.lastTimestamp ?? now });
    if (!score || isSameAsSent(seen, score)) {
      await store.replace(journey, passbacks.settled(seen, seen.wantedRevision, now));
      events.notNeeded(journey);
      return { outcome: 'not-needed' };
    }
    if (!(await store.replace(journey, claim))) return { outcome: 'lost' };
    return send(dependencies, { journey, target: usable, seen, claim, score });
  };
}

/** Nothing that people would see is new: each post wipes a teacher's flag in some LMSs. */
function isSameAsSent(seen: Passback, score: ScoreToSend): boolean {
  return seen.possible.length === 0 && seen.sent?.bodyFingerprint === score.bodyFingerprint;
}

async function holdWithoutColumn(
  { store, clock }: DeliverGradeDependencies,
  journey: OutboxJourney,
): Promise<Delivery> {
  const held = passbacks.lineItemMissing(journey.passback, { at: clock() }, 'no-line-item');
  return { outcome: (await store.replace(journey, held)) ? 'held' : 'lost' };
}

async function send(dependencies: DeliverGradeDependencies, attempt: Attempt): Promise<Delivery> {
  try {
    const { platform } = attempt.target;
    if (platform.status !== 'active') throw suspended();
    const isLookNeeded = attempt.seen.sent !== undefined || attempt.seen.possible.length > 0;
    if (isLookNeeded && mayReadResults(attempt.target)) {
      const known = await judge(dependencies, attempt, await readResult(dependencies, attempt));
      if (known) return known;
    }
    return await post(dependencies, attempt);
  } catch (error) {
    if (!(error instanceof PlatformFailedError)) throw error;
    return noteFailure(dependencies, attempt, error);
  }
}

/** What the LMS shows may settle the matter; undefined when the score is to be sent. */
async function judge(
  dependencies: DeliverGradeDependencies,
  attempt: Attempt,
  result: Result | undefined,
): Promise<Delivery | undefined> {
  const { events, clock } = dependencies;
  const comparison = compareResult(attempt.seen, result);
  if (comparison.kind === 'already-ours') {
    events.foundDelivered(attempt.journey);
    return noteDelivered(dependencies, attempt);
  }
  if (comparison.kind === 'changed') {
    events.changedInLms(attempt.journey);
    const { possible } = attempt.seen;
    const hold = (passback: Passback) =>
      passbacks.heldChangedInLms({ ...passback, possible }, clock(), comparison.lmsScore);
    return (await finish(dependencies, attempt, hold)) ? { outcome: 'held' } : { outcome: 'lost' };
  }
  return undefined;
}

/** @returns undefined also when the LMS will not tell: sending then gives the definite answer */
async function readResult(
  { grades }: DeliverGradeDependencies,
  { target }: Attempt,
): Promise<Result | undefined> {
  const { platform, deploymentId, lineItemUrl, userId } = target;
  try {
    return await grades.readResult(platform, { deploymentId, lineItemUrl, userId });
  } catch (error) {
    if (error instanceof PlatformFailedError && !error.retryable) return undefined;
    throw error;
  }
}

async function post(dependencies: DeliverGradeDependencies, attempt: Attempt): Promise<Delivery> {
  const { events, clock } = dependencies;
  const current = await withFreshLease(dependencies, attempt);
  if (!current) return { outcome: 'lost' };
  const started = clock().getTime();
  try {
    await postScore(dependencies, current);
  } catch (error) {
    const other = await otherTry(dependencies, current, error);
    if ('outcome' in other) return other;
    await postScore(dependencies, other);
  }
  const delivery = await noteDelivered(dependencies, current);
  events.delivered(attempt.journey, clock().getTime() - started);
  return delivery;
}

async function postScore({ grades }: DeliverGradeDependencies, { target, score }: Attempt): Promise<void> {
  const { platform, deploymentId, lineItemUrl } = target;
  await grades.sendScore(platform, { deploymentId, lineItemUrl, body: score.body });
}

/** A slow answer to the first look may have used up the lease; nothing is sent without one. */
async function withFreshLease(
  dependencies: DeliverGradeDependencies,
  attempt: Attempt,
): Promise<Attempt | undefined> {
  const { clock, settings } = dependencies;
  const leaseMilliseconds = settings.leaseSeconds * 1000;
  const left = (attempt.claim.dueAt?.getTime() ?? 0) - clock().getTime();
  if (left > leaseMilliseconds / 2) return attempt;
  const claim = await finish(dependencies, attempt, (passback) =>
    passbacks.renewed(passback, { now: clock(), leaseMilliseconds }),
  );
  return claim && { ...attempt, claim };
}

/** A refusal that says how the same grade would be taken. @throws the refusal when it says nothing like that */
async function otherTry(
  dependencies: DeliverGradeDependencies,
  attempt: Attempt,
  refusal: unknown,
): Promise<Attempt | Delivery> {
  const meaning = meaningOf(attempt, refusal);
  if (meaning === 'newer-timestamp') return withLaterTimestamp(dependencies, attempt);
  const timestamp = attempt.claim.lastTimestamp;
  if (meaning !== 'attempts-used-up' || !timestamp) throw refusal;
  const score = scoreToSend(attempt.seen, attempt.target, { timestamp, mayMakeAttempt: false });
  if (!score) throw refusal;
  return { ...attempt, score };
}

/** The LMS holds a score with the same or a later time: looks whether it is a person's, and takes a time after it. */
async function withLaterTimestamp(
  dependencies: DeliverGradeDependencies,
  attempt: Attempt,
): Promise<Attempt | Delivery> {
  const { clock, settings } = dependencies;
  const result = mayReadResults(attempt.target) ? await readResult(dependencies, attempt) : undefined;
  const known = await judge(dependencies, attempt, result);
  if (known) return known;
  const step = familyOf(attempt.target.platform.family).timestampStepMilliseconds;
  const theirs = result?.timestamp?.getTime() ?? -Infinity;
  const ours = passbacks.nextTimestamp(attempt.claim, clock(), step).getTime();
  const lastTimestamp = new Date(Math.max(ours, theirs + step));
  const leaseMilliseconds = settings.leaseSeconds * 1000;
  const claim = await finish(dependencies, attempt, (passback) =>
    passbacks.renewed(passback, { now: clock(), leaseMilliseconds, lastTimestamp }),
  );
  const score = scoreToSend(attempt.seen, attempt.target, { timestamp: lastTimestamp });
  return claim && score ? { ...attempt, claim, score } : { outcome: 'lost' };
}

function suspended(): PlatformFailedError {
  return new PlatformFailedError({ message: 'This LMS is suspended in Waymark.', retryable: true });
}
