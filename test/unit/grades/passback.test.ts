import type { Grade } from '../../../src/domain/grade.ts';
import {
  backoffMilliseconds,
  claimed,
  delivered,
  emptyPassback,
  failed,
  forColumn,
  heldChangedInLms,
  isNewSubmission,
  isPending,
  keepOurs,
  keepTheirs,
  lineItemMissing,
  refused,
  relinked,
  retryNow,
  toPassbackView,
  wantGrade,
  type Passback,
} from '../../../src/domain/passback.ts';

const start = new Date('2026-09-01T08:00:00.000Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const context = { lms: 'Canvas', hasLineItem: true, scoreMaximum: 100 };

function grade(changes: Partial<Grade> = {}): Grade {
  return {
    scoreGiven: 8,
    scoreMaximum: 10,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    startedAt: start,
    submittedAt: start,
    comment: 'What counted',
    ...changes,
  };
}

const claim = (passback: Passback, now: Date, step = 1) =>
  claimed(passback, { now, leaseToken: 'lease', leaseMilliseconds: 60_000, timestampStepMilliseconds: step });

/** Claimed and confirmed in one go. */
function deliver(passback: Passback, now: Date): Passback {
  const { wanted } = passback;
  if (!wanted) throw new Error('nothing is wanted');
  const { scoreGiven, scoreMaximum, fingerprint, submittedAt } = wanted;
  const sent = { scoreGiven, scoreMaximum, fingerprint, submittedAt, at: now };
  return delivered(claim(passback, now), sent, passback.wantedRevision, now);
}

const wanted = wantGrade(emptyPassback, grade(), start);

describe('wanting a grade', () => {
  test('makes it due at once', () => {
    expect(wanted).toMatchObject({ wantedRevision: 1, sentRevision: 0, dueAt: start, revision: 1 });
    expect(isPending(wanted)).toBe(true);
  });

  test('changes nothing while there is no grade', () => {
    expect(wantGrade(emptyPassback, null, start)).toBe(emptyPassback);
  });

  test('changes nothing when the LMS would see the same, before and after delivery', () => {
    expect(wantGrade(wanted, grade(), at(5))).toBe(wanted);
    const done = deliver(wanted, at(1));
    expect(wantGrade(done, grade({ comment: 'in other words' }), at(5))).toBe(done);
  });

  test('lets a waiting grade take newer words along', () => {
    const next = wantGrade(wanted, grade({ comment: 'in other words' }), at(5));
    expect(next.wanted?.comment).toBe('in other words');
    expect(next.wantedRevision).toBe(1);
  });

  test.each([
    ['score', { scoreGiven: 9 }],
    ['maximum', { scoreMaximum: 20 }],
    ['progress', { activityProgress: 'Submitted' as const }],
    ['grading progress', { gradingProgress: 'PendingManual' as const }],
    ['hand-in', { submittedAt: at(1) }],
  ])('sends again when the %s changed', (_what, change) => {
    expect(isPending(wantGrade(deliver(wanted, at(1)), grade(change), at(5)))).toBe(true);
  });

  test('needs no sending when the value went back to what the LMS has before anything left', () => {
    const done = deliver(wanted, at(1));
    const away = wantGrade(done, grade({ scoreGiven: 3 }), at(2));
    const back = wantGrade(away, grade(), at(3));
    expect(isPending(back)).toBe(false);
    expect(back.dueAt).toBeUndefined();
  });

  test('sends the old value again when the other one may have arrived', () => {
    const done = deliver(wanted, at(1));
    const away = claim(wantGrade(done, grade({ scoreGiven: 3 }), at(2)), at(2));
    const unknown = failed(away, { at: at(3), outcomeUnknown: true }, 5_000);
    expect(isPending(wantGrade(unknown, grade(), at(4)))).toBe(true);
  });

  test('does not shorten the wait that an LMS asked for', () => {
    const waiting = failed(claim(wanted, at(0)), { at: at(1), lmsStatus: 429 }, 120_000);
    expect(wantGrade(waiting, grade({ scoreGiven: 9 }), at(5)).dueAt).toEqual(at(121));
  });

  test('leaves the lease of a grade that is under way', () => {
    const underWay = claim(wanted, at(0));
    const next = wantGrade(underWay, grade({ scoreGiven: 9 }), at(5));
    expect(next).toMatchObject({ leaseToken: 'lease', dueAt: at(60), wantedRevision: 2 });
  });
});

describe('a claim', () => {
  test('gives each try a later timestamp, by the step that the LMS needs', () => {
    const first = claim(wanted, at(0), 1_000);
    const second = claim(first, at(0), 1_000);
    expect(first.lastTimestamp).toEqual(at(0));
    expect(second.lastTimestamp).toEqual(at(1));
  });

  test('never goes back in time when the clock does', () => {
    expect(claim(claim(wanted, at(100)), at(0)).lastTimestamp).toEqual(new Date(at(100).getTime() + 1));
  });

  test('notes what the LMS may show from now on, once', () => {
    expect(claim(claim(wanted, at(0)), at(61)).possible).toEqual([
      { scoreGiven: 8, scoreMaximum: 10, fingerprint: wanted.wanted?.fingerprint },
    ]);
  });
});

describe('an outcome', () => {
  test('delivered leaves a newer value due at once', () => {
    const newer = wantGrade(claim(wanted, at(0)), grade({ scoreGiven: 9 }), at(1));
    const sent = { scoreGiven: 8, scoreMaximum: 10, fingerprint: 'f', at: at(2) };
    const next = delivered(newer, sent, 1, at(2));
    expect(next).toMatchObject({ sentRevision: 1, wantedRevision: 2, dueAt: at(2), attempts: 0 });
    expect(next.leaseToken).toBeUndefined();
  });

  test('refused for an old value leaves the newer one due', () => {
    const newer = wantGrade(claim(wanted, at(0)), grade({ scoreGiven: 9 }), at(1));
    const next = refused(newer, { at: at(2), lmsStatus: 400 }, 1);
    expect(next.problem).toBeUndefined();
    expect(next.dueAt).toEqual(at(2));
  });

  test('line item missing holds whatever is wanted until the column is linked again', () => {
    const held = lineItemMissing(claim(wanted, at(0)), { at: at(1), lmsStatus: 404 }, 'line-item-missing');
    expect(wantGrade(held, grade({ scoreGiven: 9 }), at(2)).dueAt).toBeUndefined();
    expect(relinked(held, at(3))).toMatchObject({ dueAt: at(3), attempts: 0 });
  });

  test('relinking sends a delivered grade whole to a new column, and keeps what is known of the same one', () => {
    const done = deliver(wanted, at(1));
    const known = { ...done, sent: done.sent && { ...done.sent, lineItemUrl: 'https://lms.test/items/1' } };
    const next = relinked(known, at(2));
    expect(isPending(next)).toBe(true);
    expect(forColumn(next, 'https://lms.test/items/1')).toBe(next);
    const moved = forColumn(next, 'https://lms.test/items/2');
    expect(moved.sent).toBeUndefined();
    expect(isNewSubmission(moved)).toBe(true);
    expect(relinked(emptyPassback, at(2))).toBe(emptyPassback);
  });
});

describe('a decision', () => {
  const held = heldChangedInLms(
    claim(wantGrade(deliver(wanted, at(1)), grade({ scoreGiven: 9 }), at(2)), at(2)),
    at(3),
    5,
  );

  test('is needed: neither time nor "try again" sends it', () => {
    expect(held.dueAt).toBeUndefined();
    expect(retryNow(held, at(9))).toBe(held);
  });

  test('for ours makes it due and takes theirs as known', () => {
    const next = keepOurs(held, at(4));
    expect(next.dueAt).toEqual(at(4));
    expect(next.possible).toContainEqual({ scoreGiven: 5, scoreMaximum: 10, fingerprint: undefined });
  });

  test('for theirs leaves nothing to send', () => {
    const next = keepTheirs(held, at(4));
    expect(isPending(next)).toBe(false);
    expect(next).toMatchObject({ kept: { lmsScore: 5, at: at(4) } });
  });

  test('without a question changes nothing', () => {
    expect(keepOurs(wanted, at(4))).toBe(wanted);
    expect(keepTheirs(wanted, at(4))).toBe(wanted);
  });
});

describe('the wait after a failure', () => {
  const limits = { retryBaseSeconds: 15, retryMaxSeconds: 3_600 };

  test('has full jitter under a doubling ceiling', () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMilliseconds(attempt, limits, 1))).toEqual([
      15_000, 30_000, 60_000, 120_000,
    ]);
    expect(backoffMilliseconds(3, limits, 0)).toBe(0);
  });

  test('never exceeds the longest, however often it failed', () => {
    expect(backoffMilliseconds(5_000, limits, 1)).toBe(3_600_000);
  });

  test('is at least what Retry-After says', () => {
    expect(backoffMilliseconds(1, limits, 0, 90)).toBe(90_000);
    expect(backoffMilliseconds(1, limits, 1, 90)).toBeLessThanOrEqual(91_000);
  });
});

function seen(passback: Passback, changes = {}) {
  return toPassbackView(passback, { ...context, ...changes });
}

describe('what people see', () => {
  test('nothing to send before anything was handed in', () => {
    expect(seen(emptyPassback)).toEqual({ state: 'nothing-to-send', lms: 'Canvas', scoreMaximum: 100 });
  });

  test('waiting, then delivered with its time', () => {
    expect(seen(wanted)).toMatchObject({ state: 'waiting', scoreGiven: 8, scoreMaximum: 10 });
    expect(seen(deliver(wanted, at(1)))).toEqual({
      state: 'delivered',
      lms: 'Canvas',
      scoreGiven: 8,
      scoreMaximum: 10,
      deliveredAt: at(1).toISOString(),
    });
  });

  test('no line item where the assignment has no column', () => {
    expect(seen(wanted, { hasLineItem: false }).state).toBe('no-line-item');
  });

  test('retrying with the LMS’s status and the next try', () => {
    const passback = failed(claim(wanted, at(0)), { at: at(1), lmsStatus: 503 }, 300_000);
    expect(seen(passback)).toMatchObject({
      state: 'retrying',
      lmsStatus: 503,
      nextTryAt: at(301).toISOString(),
    });
    expect(seen(claim(passback, at(301))).state).toBe('waiting');
  });

  test('refused and line item missing with the status', () => {
    expect(seen(refused(wanted, { at: at(1), lmsStatus: 422 }, 1))).toMatchObject({
      state: 'refused',
      lmsStatus: 422,
    });
    expect(seen(lineItemMissing(wanted, { at: at(1), lmsStatus: 404 }, 'line-item-missing'))).toMatchObject({
      state: 'line-item-missing',
      lmsStatus: 404,
    });
  });

  test('both numbers when the grade was changed in the LMS', () => {
    expect(seen(heldChangedInLms(wanted, at(1), 5))).toMatchObject({
      state: 'changed-in-lms',
      scoreGiven: 8,
      lmsScore: 5,
    });
  });

  test('the LMS’s number once the teacher kept it', () => {
    const kept = keepTheirs(heldChangedInLms(wanted, at(1), 5), at(2));
    expect(seen(kept)).toEqual({
      state: 'delivered',
      lms: 'Canvas',
      scoreGiven: 5,
      lmsScore: 5,
      scoreMaximum: 10,
    });
  });
});
