import type { Grade } from './grade.ts';
import type {
  Passback,
  PassbackProblem,
  PassbackProblemReason,
  PossibleScore,
  SentScore,
  WantedScore,
} from './passback-types.ts';

/** More unconfirmed values than this are not remembered; the oldest go first. */
const mostPossible = 10;

/**
 * The passback after the journey changed. The same object when there is no grade or the LMS would see the same as before;
 * otherwise the new value is wanted and due: at once, or when an earlier wait is over. What a person must decide stays held.
 */
export function wantGrade(passback: Passback, grade: Grade | null, now: Date): Passback {
  if (grade === null) return passback;
  const waitsSince = isPending(passback) ? passback.wanted?.at : undefined;
  const wanted = wantedScore(grade, waitsSince ?? now);
  if (passback.wanted?.fingerprint === wanted.fingerprint) return withNewComment(passback, wanted);
  const wantedRevision = passback.wantedRevision + 1;
  const next = { ...changed(passback), wanted, wantedRevision };
  const isUntouched = passback.attempts === 0 && !passback.leaseToken && !passback.problem && !passback.kept;
  if (isUntouched && passback.possible.length === 0 && passback.sent?.fingerprint === wanted.fingerprint) {
    return without({ ...next, sentRevision: wantedRevision }, 'dueAt');
  }
  // A held change needs a person, whatever the new value; a refusal was about the old value only.
  if (passback.problem && isHeldForPerson(passback.problem.reason)) return next;
  const due = { ...next, dueAt: passback.dueAt ?? now };
  return passback.problem?.reason === 'refused'
    ? without({ ...due, dueAt: now, attempts: 0 }, 'problem')
    : due;
}

/** Whether something is to be sent that the LMS does not have. */
export function isPending(passback: Passback): boolean {
  return passback.wanted !== undefined && passback.wantedRevision > passback.sentRevision;
}

/** Whether the student handed in since the last delivered score. */
export function isNewSubmission(passback: Passback): boolean {
  const submitted = passback.wanted?.submittedAt?.getTime();
  if (submitted === undefined) return false;
  return submitted > (passback.sent?.submittedAt?.getTime() ?? -Infinity);
}

/**
 * Takes the entry for sending: others leave it alone until the lease ends, and should this process die, it is due again then.
 * Notes before anything leaves us which value the LMS may show from now on, and a timestamp later than any before.
 */
export function claimed(
  passback: Passback,
  claim: { now: Date; leaseToken: string; leaseMilliseconds: number; timestampStepMilliseconds: number },
): Passback {
  const { now, leaseToken } = claim;
  return {
    ...changed(passback),
    leaseToken,
    dueAt: after(now, claim.leaseMilliseconds),
    lastTimestamp: nextTimestamp(passback, now, claim.timestampStepMilliseconds),
    possible: withPossible(passback.possible, passback.wanted),
    attempts: passback.attempts + 1,
  };
}

/** A timestamp for the next score: now, or as much later as the LMS needs to see it as newer. */
export function nextTimestamp(passback: Passback, now: Date, stepMilliseconds: number): Date {
  const last = passback.lastTimestamp?.getTime() ?? -Infinity;
  return new Date(Math.max(now.getTime(), last + stepMilliseconds));
}

/** The lease goes on (a slow LMS), with a fresh timestamp when the LMS asked for a later one. */
export function renewed(
  passback: Passback,
  renewal: { now: Date; leaseMilliseconds: number; lastTimestamp?: Date },
): Passback {
  const { lastTimestamp = passback.lastTimestamp } = renewal;
  return { ...changed(passback), dueAt: after(renewal.now, renewal.leaseMilliseconds), lastTimestamp };
}

/** The LMS has the value of `wantedRevision`; a newer wanted value is due at once. */
export function delivered(passback: Passback, sent: SentScore, sentRevision: number, now: Date): Passback {
  const settled = without({ ...changed(passback), sent, sentRevision, possible: [], attempts: 0 }, 'kept');
  return dueAgain(settled, sentRevision, now);
}

/** This LMS has no use for the value of `wantedRevision`: nothing was sent and nothing is to be. */
export function settled(passback: Passback, wantedRevision: number, now: Date): Passback {
  return dueAgain({ ...changed(passback), sentRevision: wantedRevision, attempts: 0 }, wantedRevision, now);
}

export interface Failure {
  at: Date;
  lmsStatus?: number;
  outcomeUnknown?: boolean;
}

/** Trying again can help: due after `waitMilliseconds`. */
export function failed(passback: Passback, failure: Failure, waitMilliseconds: number): Passback {
  const problem: PassbackProblem = { reason: 'lms-failed', ...failure };
  const dueAt = after(failure.at, waitMilliseconds);
  return without({ ...changed(passback), problem, dueAt }, 'leaseToken');
}

/** The LMS refused the value of `refusedRevision` for good. A newer value is tried at once. */
export function refused(passback: Passback, failure: Failure, refusedRevision: number): Passback {
  if (passback.wantedRevision > refusedRevision) return dueAgain(changed(passback), -1, failure.at);
  return held(passback, { reason: 'refused', ...failure });
}

/** The LMS shows something that we did not send. @param lmsScore on our scale; absent when the grade was cleared */
export function heldChangedInLms(passback: Passback, at: Date, lmsScore: number | undefined): Passback {
  return held(passback, { reason: 'changed-in-lms', at, ...(lmsScore === undefined ? {} : { lmsScore }) });
}

/** The column is gone (`line-item-missing`), or there never was one (`no-line-item`). */
export function lineItemMissing(
  passback: Passback,
  failure: Failure,
  reason: 'line-item-missing' | 'no-line-item',
): Passback {
  return held(passback, { reason, ...failure });
}

/** Tries at once, because a person asked or the column was found again. A change by hand stays held. */
export function retryNow(passback: Passback, now: Date): Passback {
  if (!isPending(passback) || passback.leaseToken) return passback;
  if (passback.problem?.reason === 'changed-in-lms') return passback;
  return without({ ...changed(passback), dueAt: now, attempts: 0 }, 'problem');
}

/** The column was found again, or is another one now: whatever it does not hold yet is due. */
export function relinked(passback: Passback, now: Date): Passback {
  if (!passback.wanted) return passback;
  const wantedRevision = Math.max(passback.wantedRevision, passback.sentRevision + 1);
  const next = { ...changed(passback), wanted: wantedAgain(passback, now), wantedRevision };
  return without({ ...next, attempts: 0, dueAt: now }, 'problem', 'leaseToken');
}

/** The passback as it is for one column: what was sent to another one is not in it. */
export function forColumn(passback: Passback, lineItemUrl: string): Passback {
  const known = passback.sent?.lineItemUrl;
  if (known === undefined || known === lineItemUrl) return passback;
  return without({ ...passback, possible: [] }, 'sent', 'kept');
}

/** The teacher decided that our grade counts: what the LMS shows now may be overwritten, a later change by hand not. */
export function keepOurs(passback: Passback, now: Date): Passback {
  const { problem, wanted } = passback;
  if (problem?.reason !== 'changed-in-lms' || !wanted) return passback;
  const theirs = { scoreGiven: problem.lmsScore, scoreMaximum: wanted.scoreMaximum };
  const possible = withPossible(passback.possible, theirs);
  // Also what had arrived before it was changed there is to be sent again.
  const wantedRevision = Math.max(passback.wantedRevision, passback.sentRevision + 1);
  const again = { ...changed(passback), wanted: wantedAgain(passback, now), wantedRevision };
  return without({ ...again, possible, dueAt: now, attempts: 0 }, 'problem', 'kept');
}

/** The teacher decided that the LMS's grade counts. A later grade of ours is held again, never sent over it silently. */
export function keepTheirs(passback: Passback, now: Date): Passback {
  const { problem, wantedRevision } = passback;
  if (problem?.reason !== 'changed-in-lms') return passback;
  const kept = { lmsScore: problem.lmsScore, at: now };
  const next = { ...changed(passback), sentRevision: wantedRevision, kept, attempts: 0 };
  return without(next, 'problem', 'dueAt', 'leaseToken');
}

/**
 * How long to wait after the n-th try: full jitter (any time up to base · 2^(n−1), capped), or what the LMS asked for and a
 * little more, so that not all come back at the same moment.
 * @param random 0 to 1
 */
export function backoffMilliseconds(
  attempts: number,
  limits: { retryBaseSeconds: number; retryMaxSeconds: number },
  random: number,
  retryAfterSeconds?: number,
): number {
  const base = limits.retryBaseSeconds * 1000;
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1000 + random * Math.min(base, 1_000);
  const ceiling = Math.min(limits.retryMaxSeconds * 1000, base * 2 ** Math.min(attempts - 1, 30));
  return random * ceiling;
}

function wantedScore(grade: Grade, at: Date): WantedScore {
  const { scoreGiven, scoreMaximum, activityProgress, gradingProgress, comment, submittedAt } = grade;
  const parts = [scoreGiven, scoreMaximum, activityProgress, gradingProgress, submittedAt.getTime()];
  return {
    ...(scoreGiven === null ? {} : { scoreGiven }),
    scoreMaximum,
    activityProgress,
    gradingProgress,
    comment,
    submittedAt,
    at,
    fingerprint: JSON.stringify(parts),
  };
}

/** What had arrived is wanted once more, from now on; what was still waiting waits since it did. */
function wantedAgain(passback: Passback, now: Date): Passback['wanted'] {
  return passback.wanted && !isPending(passback) ? { ...passback.wanted, at: now } : passback.wanted;
}

function withNewComment(passback: Passback, wanted: WantedScore): Passback {
  if (!isPending(passback) || passback.wanted?.comment === wanted.comment) return passback;
  return { ...changed(passback), wanted };
}

function isHeldForPerson(reason: PassbackProblemReason): boolean {
  return reason === 'changed-in-lms' || reason === 'line-item-missing' || reason === 'no-line-item';
}

function held(passback: Passback, problem: PassbackProblem): Passback {
  return without({ ...changed(passback), problem }, 'dueAt', 'leaseToken');
}

function dueAgain(passback: Passback, sentRevision: number, now: Date): Passback {
  const free = without(passback, 'leaseToken', 'problem', 'dueAt');
  return free.wantedRevision > sentRevision ? { ...free, dueAt: now } : free;
}

function withPossible(possible: PossibleScore[], added: PossibleScore | undefined): PossibleScore[] {
  if (!added) return possible;
  const { scoreGiven, scoreMaximum, fingerprint } = added;
  const value = { scoreGiven, scoreMaximum, fingerprint };
  const others = possible.filter(
    (each) => each.fingerprint !== fingerprint || each.scoreGiven !== scoreGiven,
  );
  return [...others, value].slice(-mostPossible);
}

function changed(passback: Passback): Passback {
  return { ...passback, revision: passback.revision + 1 };
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

function without(passback: Passback, ...keys: (keyof Passback)[]): Passback {
  return Object.fromEntries(
    Object.entries(passback).filter(([key]) => !keys.includes(key as keyof Passback)),
  ) as unknown as Passback;
}
