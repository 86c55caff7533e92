import type { GradeService } from '../../src/lti/grade-service.ts';
import { startAgsServer, type AgsServer } from '../support/ags-server.ts';
import { testDatabaseUri } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { openGradeBench, outboxSettings, type GradeBench } from '../support/grades.ts';

let ags: AgsServer;
let bench: GradeBench;

beforeAll(async () => {
  ags = await startAgsServer();
  bench = await openGradeBench(testDatabaseUri('outcome'), ags);
});

beforeEach(() => {
  ags.forget();
  ags.plan = () => undefined;
  ags.wholeSeconds = false;
  bench.beFamily('other');
});

afterAll(async () => {
  await bench.close();
  await ags.close();
});

const givenTo = (userId: string) =>
  ags.accepted.filter((score) => score.userId === userId).map((score) => score.scoreGiven);
const never = new Promise<never>(() => undefined);

/** Runs a worker that dies at one step: what it waits for never comes, and nothing of it runs afterwards. */
async function dieDuring(
  step: (real: GradeService, reached: () => void) => Partial<GradeService>,
): Promise<void> {
  const dead = createGate();
  const grades = { ...bench.grades, ...step(bench.grades, dead.open) };
  void bench.outbox({ grades }).runOnce();
  await dead.opened;
}

describe('a worker that dies', () => {
  test('after the claim and before sending: the score leaves when the lease has ended', async () => {
    await bench.addJourney('unsent');
    await dieDuring((_real, reached) => ({
      sendScore: () => {
        reached();
        return never;
      },
    }));
    expect(await bench.outbox().runOnce()).toMatchObject({ claimed: 0 });
    bench.pass(outboxSettings.leaseSeconds + 1);
    await bench.outbox().runOnce();
    expect(givenTo('unsent')).toEqual([8]);
  });

  test('after sending and before noting it: the score is found in the LMS and not sent again', async () => {
    const journeyId = await bench.addJourney('unnoted');
    await dieDuring((real, reached) => ({
      async sendScore(...score) {
        await real.sendScore(...score);
        reached();
        return never;
      },
    }));
    bench.pass(outboxSettings.leaseSeconds + 1);
    expect(await bench.outbox().runOnce()).toMatchObject({ delivered: 1 });
    expect(givenTo('unnoted')).toEqual([8]);
    expect(await bench.passback(journeyId)).toMatchObject({
      sent: { scoreGiven: 8 },
      sentRevision: 1,
      possible: [],
    });
  });

  test('and comes back after its lease: what it notes then changes nothing', async () => {
    const journeyId = await bench.addJourney('late', { scoreGiven: 4 });
    const slow = createGate();
    const sent = createGate();
    const grades: GradeService = {
      ...bench.grades,
      async sendScore(...score) {
        await bench.grades.sendScore(...score);
        sent.open();
        await slow.opened;
      },
    };
    const first = bench.outbox({ grades }).runOnce();
    await sent.opened;
    bench.pass(outboxSettings.leaseSeconds + 1);
    await bench.want(journeyId, { scoreGiven: 6 });
    await bench.outbox().runOnce();
    slow.open();
    await first;
    expect(givenTo('late')).toEqual([4, 6]);
    expect(await bench.passback(journeyId)).toMatchObject({ sent: { scoreGiven: 6 }, sentRevision: 2 });
  });
});

describe('an answer that never came', () => {
  test('does not double a score that had arrived', async () => {
    const journeyId = await bench.addJourney('lost-answer');
    ags.plan = ({ kind, number }) =>
      kind === 'score' && number === 1 ? { cut: true, after: true } : undefined;
    await bench.outbox().runOnce();
    expect((await bench.passback(journeyId)).problem).toMatchObject({
      reason: 'lms-failed',
      outcomeUnknown: true,
    });
    bench.pass(60);
    await bench.outbox().runOnce();
    expect(givenTo('lost-answer')).toEqual([8]);
    expect(await bench.passback(journeyId)).toMatchObject({ sentRevision: 1, possible: [] });
  });

  test('within the time limit counts as unknown, and the score is sent when it had not arrived', async () => {
    const journeyId = await bench.addJourney('silence');
    ags.plan = ({ kind, number }) => (kind === 'score' && number === 1 ? { hang: true } : undefined);
    await bench.outbox().runOnce();
    const stored = await bench.passback(journeyId);
    expect(stored.problem).toMatchObject({ reason: 'lms-failed', outcomeUnknown: true });
    bench.pass(60);
    await bench.outbox().runOnce();
    expect(givenTo('silence')).toEqual([8]);
  });

  test('is not taken for a change by hand when a newer value is wanted meanwhile', async () => {
    const journeyId = await bench.addJourney('overtaken', { scoreGiven: 2 });
    await bench.outbox().runOnce();
    await bench.want(journeyId, { scoreGiven: 5 });
    ags.plan = ({ kind }) => (kind === 'score' ? { status: 502, after: true } : undefined);
    await bench.outbox().runOnce();
    ags.plan = () => undefined;
    await bench.want(journeyId, { scoreGiven: 7 });
    bench.pass(60);
    await bench.outbox().runOnce();
    expect(givenTo('overtaken')).toEqual([2, 5, 7]);
  });
});

describe('Moodle, which compares whole seconds', () => {
  test('gets scores of one student at least a second apart', async () => {
    ags.wholeSeconds = true;
    bench.beFamily('moodle');
    const journeyId = await bench.addJourney('seconds', { scoreGiven: 1 });
    await bench.outbox().runOnce();
    await bench.want(journeyId, { scoreGiven: 2 });
    await bench.outbox().runOnce();
    expect(givenTo('seconds')).toEqual([1, 2]);
    expect(ags.count('score')).toBe(2);
  });

  test('answers 409 where its clock is ahead: the score goes once more with a later time', async () => {
    ags.wholeSeconds = true;
    bench.beFamily('moodle');
    const journeyId = await bench.addJourney('ahead', { scoreGiven: 1 });
    await bench.outbox().runOnce();
    const ahead = new Date(bench.now.value.getTime() + 90_000).toISOString();
    ags.cells.set('ahead', { score: 1, maximum: 10, timestamp: ahead });
    await bench.want(journeyId, { scoreGiven: 2 });
    await bench.outbox().runOnce();
    expect(givenTo('ahead')).toEqual([1, 2]);
    expect(ags.accepted.at(-1)?.timestamp).toBe(new Date(Date.parse(ahead) + 1_000).toISOString());
  });
});
