import { newId } from '../../src/database/ids.ts';
import { startAgsServer, type AgsServer } from '../support/ags-server.ts';
import { testDatabaseUri } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { openGradeBench, type GradeBench } from '../support/grades.ts';

let ags: AgsServer;
let bench: GradeBench;

beforeAll(async () => {
  ags = await startAgsServer();
  bench = await openGradeBench(testDatabaseUri('outbox'), ags);
});

beforeEach(() => {
  ags.forget();
  ags.plan = () => undefined;
  ags.lineItemExists = true;
  ags.wholeSeconds = false;
  ags.mostAtOnce = 0;
  bench.beFamily('other');
  bench.missing.length = 0;
});

afterAll(async () => {
  await bench.close();
  await ags.close();
});

/** The scores that the LMS applied for one student. */
const scoresOf = (userId: string) => ags.accepted.filter((score) => score.userId === userId);

describe('a grade on its way to the LMS', () => {
  test('is delivered with the score, the progress and our timestamp', async () => {
    const journeyId = await bench.addJourney('first');
    const run = await bench.outbox().runOnce();
    expect(run).toEqual({ claimed: 1, delivered: 1, failed: 0 });
    const stored = await bench.passback(journeyId);
    expect(scoresOf('first')).toEqual([
      expect.objectContaining({
        scoreGiven: 8,
        scoreMaximum: 10,
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        timestamp: stored.lastTimestamp?.toISOString(),
      }),
    ]);
    expect(stored).toMatchObject({ sentRevision: 1, attempts: 0, possible: [] });
    expect(stored.dueAt).toBeUndefined();
    expect(stored.leaseToken).toBeUndefined();
  });

  test('is not sent again when the same value is wanted', async () => {
    const journeyId = await bench.addJourney('same');
    await bench.outbox().runOnce();
    await bench.want(journeyId, { comment: 'other words' });
    expect(await bench.outbox().runOnce()).toEqual({ claimed: 0, delivered: 0, failed: 0 });
    expect(scoresOf('same')).toHaveLength(1);
  });

  test('is replaced by a newer value before it left: only the newest is sent', async () => {
    const journeyId = await bench.addJourney('newest', { scoreGiven: 3 });
    await bench.want(journeyId, { scoreGiven: 4 });
    await bench.want(journeyId, { scoreGiven: 5 });
    await bench.outbox().runOnce();
    expect(scoresOf('newest').map((score) => score.scoreGiven)).toEqual([5]);
  });

  test('stays due when a newer value was wanted while it was being sent', async () => {
    const journeyId = await bench.addJourney('meanwhile', { scoreGiven: 9 });
    const gate = createGate();
    ags.scoreGate = gate.opened;
    const sending = bench.outbox().runOnce();
    while (ags.count('score') === 0) await new Promise((resolve) => setImmediate(resolve));
    await bench.want(journeyId, { scoreGiven: 7 });
    gate.open();
    await sending;
    delete ags.scoreGate;
    await bench.outbox().runOnce();
    expect(scoresOf('meanwhile').map((score) => score.scoreGiven)).toEqual([9, 7]);
    expect(await bench.passback(journeyId)).toMatchObject({ sent: { scoreGiven: 7 } });
  });

  test('has a timestamp later than the one before, even within the same millisecond', async () => {
    const journeyId = await bench.addJourney('order', { scoreGiven: 1 });
    for (const scoreGiven of [2, 3, 4]) {
      await bench.outbox().runOnce();
      await bench.want(journeyId, { scoreGiven });
    }
    await bench.outbox().runOnce();
    const times = scoresOf('order').map((score) => Date.parse(score.timestamp));
    expect(times).toHaveLength(4);
    expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
  });

  test('is sent once although two workers look at the same time', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `shared-${index}`);
    for (const name of names) await bench.addJourney(name);
    await Promise.all([bench.outbox().runOnce(), bench.outbox().runOnce(), bench.outbox().runOnce()]);
    await bench.outbox().runOnce();
    expect(ags.accepted.map((score) => score.userId).sort()).toEqual(names.sort());
  });

  test('keeps to the number of scores at once that a platform is sent', async () => {
    for (let index = 0; index < 12; index += 1) await bench.addJourney(`wide-${index}`);
    const gate = createGate();
    ags.scoreGate = gate.opened;
    const sending = bench.outbox({ settings: { concurrencyPerPlatform: 2 } }).runOnce();
    while (ags.count('score') < 2) await new Promise((resolve) => setImmediate(resolve));
    for (let question = 0; question < 5; question += 1) await bench.connection.db?.command({ ping: 1 });
    gate.open();
    await sending;
    delete ags.scoreGate;
    expect(ags.mostAtOnce).toBe(2);
    expect(ags.accepted).toHaveLength(12);
  });

  test('waits with a doubling backoff after each 500, and arrives', async () => {
    const journeyId = await bench.addJourney('trouble');
    ags.plan = ({ kind }) => (kind === 'score' ? { status: 500 } : undefined);
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      expect(await bench.outbox().runOnce()).toEqual({ claimed: 1, delivered: 0, failed: 1 });
      const stored = await bench.passback(journeyId);
      expect(stored.problem).toMatchObject({ reason: 'lms-failed', lmsStatus: 500, outcomeUnknown: true });
      const wait = ((stored.dueAt?.getTime() ?? 0) - bench.now.value.getTime()) / 1000;
      waits.push(wait);
      expect(await bench.outbox().runOnce()).toMatchObject({ claimed: 0 });
      bench.pass(wait);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
    ags.plan = () => undefined;
    await bench.outbox().runOnce();
    expect(scoresOf('trouble')).toHaveLength(1);
  });

  test('rests for as long as a 429 asks, and so does everything else for that platform', async () => {
    for (let index = 0; index < 8; index += 1) await bench.addJourney(`slow-${index}`);
    ags.plan = ({ kind, number }) =>
      kind === 'score' && number === 1 ? { status: 429, headers: { 'retry-after': '120' } } : undefined;
    const outbox = bench.outbox({ settings: { concurrencyPerPlatform: 1 } });
    expect(await outbox.runOnce()).toEqual({ claimed: 1, delivered: 0, failed: 1 });
    expect(ags.count('score')).toBe(1);
    bench.pass(119);
    expect(await outbox.runOnce()).toMatchObject({ claimed: 0 });
    bench.pass(3);
    expect(await outbox.runOnce()).toEqual({ claimed: 8, delivered: 8, failed: 0 });
  });

  test('gets a fresh token once when the LMS refuses the old one, for many scores at once', async () => {
    await bench.addJourney('token-0');
    await bench.outbox().runOnce();
    ags.revokeTokens();
    ags.forget();
    for (let index = 1; index < 9; index += 1) await bench.addJourney(`token-${index}`);
    const run = await bench.outbox().runOnce();
    expect(run).toEqual({ claimed: 8, delivered: 8, failed: 0 });
    expect(ags.count('token')).toBe(1);
  });

  test('waits when the token endpoint fails, whatever it answers', async () => {
    const journeyId = await bench.addJourney('no-token');
    ags.revokeTokens();
    ags.plan = ({ kind }) => (kind === 'token' ? { status: 404 } : undefined);
    await bench.outbox().runOnce();
    expect((await bench.passback(journeyId)).problem).toMatchObject({ reason: 'lms-failed', lmsStatus: 404 });
    expect(bench.missing).toEqual([]);
    ags.plan = () => undefined;
    bench.pass(60);
    await bench.outbox().runOnce();
    expect(scoresOf('no-token')).toHaveLength(1);
  });

  test('is held when the LMS refuses it, and a new value is tried at once', async () => {
    const journeyId = await bench.addJourney('refused', { scoreGiven: 1 });
    ags.plan = ({ kind }) => (kind === 'score' ? { status: 400, body: 'no such student' } : undefined);
    await bench.outbox().runOnce();
    bench.pass(100_000);
    expect(await bench.outbox().runOnce()).toMatchObject({ claimed: 0 });
    expect((await bench.passback(journeyId)).problem).toMatchObject({ reason: 'refused', lmsStatus: 400 });
    ags.plan = () => undefined;
    await bench.want(journeyId, { scoreGiven: 2 });
    await bench.outbox().runOnce();
    expect(scoresOf('refused').map((score) => score.scoreGiven)).toEqual([2]);
  });

  test('is held when the column is gone until it is linked again, and then sent whole', async () => {
    const journeyId = await bench.addJourney('relink');
    await bench.outbox().runOnce();
    ags.lineItemExists = false;
    await bench.want(journeyId, { scoreGiven: 9 });
    await bench.outbox().runOnce();
    expect((await bench.passback(journeyId)).problem).toMatchObject({
      reason: 'line-item-missing',
      lmsStatus: 404,
    });
    expect(bench.missing).toEqual([bench.assignmentId]);
    ags.lineItemExists = true;
    ags.cells.clear();
    ags.forget();
    const outbox = bench.outbox();
    await outbox.relinked(bench.tenantId, bench.assignmentId);
    await outbox.runOnce();
    expect(scoresOf('relink').map((score) => score.scoreGiven)).toEqual([9]);
  });

  test('is sent whole to another column, and not again to the same one', async () => {
    const assignmentId = newId();
    await bench.addJourney('moved', {}, assignmentId);
    const outbox = bench.outbox();
    await outbox.runOnce();
    await outbox.relinked(bench.tenantId, assignmentId);
    await outbox.runOnce();
    expect(scoresOf('moved')).toHaveLength(1);
    const lineItemUrl = ags.lineItemUrl.replace('/3/', '/4/');
    bench.elsewhere.set('moved', { lineItemUrl });
    await outbox.relinked(bench.tenantId, assignmentId);
    await outbox.runOnce();
    expect(scoresOf('moved')).toHaveLength(2);
    expect(ags.requests.at(-1)?.path).toContain('/lineitems/4/');
  });

  test('is held while the assignment has no column, and sent when one is found', async () => {
    const { lineItemUrl } = bench.target;
    delete bench.target.lineItemUrl;
    const journeyId = await bench.addJourney('no-column');
    const outbox = bench.outbox();
    await outbox.runOnce();
    expect((await bench.passback(journeyId)).problem).toMatchObject({ reason: 'no-line-item' });
    bench.target.lineItemUrl = lineItemUrl ?? '';
    await outbox.columnFound(bench.tenantId, bench.assignmentId);
    await outbox.runOnce();
    expect(scoresOf('no-column')).toHaveLength(1);
  });

  test('needs no call where the LMS has no use for it', async () => {
    bench.beFamily('schoology');
    const journeyId = await bench.addJourney('silent', {
      scoreGiven: null,
      gradingProgress: 'PendingManual',
      activityProgress: 'InProgress',
    });
    expect(await bench.outbox().runOnce()).toEqual({ claimed: 1, delivered: 0, failed: 0 });
    expect(ags.count('score')).toBe(0);
    expect(await bench.passback(journeyId)).toMatchObject({ wantedRevision: 1, sentRevision: 1 });
  });

  test('is sent by nudging a started outbox, and stopping waits for it', async () => {
    const outbox = bench.outbox({ settings: { pollSeconds: 3600 } });
    outbox.start();
    await bench.addJourney('nudged');
    outbox.nudge();
    while (ags.count('score') === 0) await new Promise((resolve) => setImmediate(resolve));
    await outbox.stop();
    expect(scoresOf('nudged')).toHaveLength(1);
  });

  test('does not wait behind the many of another platform that rests', async () => {
    ags.plan = ({ kind, userId }) =>
      kind === 'score' && userId?.startsWith('crowd')
        ? { status: 429, headers: { 'retry-after': '600' } }
        : undefined;
    for (let index = 0; index < 9; index += 1) await bench.addJourney(`crowd-${index}`);
    bench.pass(1);
    await bench.addJourney('alone', {}, newId());
    bench.elsewhere.set('alone', { platform: { ...bench.platform, _id: newId() } });
    await bench.outbox({ settings: { batchSize: 3, concurrencyPerPlatform: 1 } }).runOnce();
    expect(scoresOf('alone')).toHaveLength(1);
    expect(ags.count('score')).toBe(2);
    ags.plan = () => undefined;
    bench.pass(700);
    await bench.outbox().runOnce();
  });

  test('waits while its platform is suspended, and asks nothing of it', async () => {
    bench.target.platform = { ...bench.platform, status: 'suspended' };
    const journeyId = await bench.addJourney('suspended');
    await bench.outbox().runOnce();
    expect(ags.requests).toEqual([]);
    expect((await bench.passback(journeyId)).problem?.reason).toBe('lms-failed');
    bench.beFamily('other');
    bench.pass(60);
    await bench.outbox().runOnce();
    expect(scoresOf('suspended')).toHaveLength(1);
  });

  test('is put off and not lost when its place cannot be found out', async () => {
    const journeyId = await bench.addJourney('unresolved');
    bench.elsewhere.set('unresolved', {
      get platform(): never {
        throw new Error('the database is away');
      },
    });
    expect(await bench.outbox().runOnce()).toMatchObject({ delivered: 0 });
    expect(await bench.passback(journeyId)).toMatchObject({ attempts: 1, problem: { reason: 'lms-failed' } });
    bench.elsewhere.clear();
    bench.pass(60);
    await bench.outbox().runOnce();
    expect(scoresOf('unresolved')).toHaveLength(1);
  });
});
