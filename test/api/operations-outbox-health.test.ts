import { newId } from '../../src/database/ids.ts';
import {
  createOutboxHealth,
  type OutboxHealth,
} from '../../src/features/operations/outbox-health.service.ts';
import type { GradeOutbox } from '../../src/features/grades/outbox.ts';
import { startAgsServer, type AgsServer } from '../support/ags-server.ts';
import { testDatabaseUri } from '../support/database.ts';
import { openGradeBench, type GradeBench } from '../support/grades.ts';

let ags: AgsServer;
let bench: GradeBench;
let outbox: GradeOutbox;
let health: OutboxHealth;

beforeEach(async () => {
  ags = await startAgsServer();
  bench = await openGradeBench(testDatabaseUri('health'), ags);
  outbox = bench.outbox();
  health = createOutboxHealth({
    journeys: bench.journeys,
    retryNow: outbox.retryNow,
    findPlace: async (tenantId, assignmentId) =>
      tenantId === bench.tenantId && assignmentId === bench.assignmentId
        ? { assignmentTitle: 'Ecosystems', courseTitle: 'Science 7' }
        : undefined,
  });
});

afterEach(async () => {
  await bench.close();
  await ags.close();
});

function answerScores(status: number | undefined): void {
  ags.plan = ({ kind }) => (kind === 'score' && status !== undefined ? { status } : undefined);
}

/** One delivered, one waiting, one that failed, one refused, and one whose cell was changed by hand. */
async function aMixedOutbox(): Promise<Record<'waiting' | 'failed' | 'refused' | 'changed', string>> {
  await bench.addJourney('done');
  const changed = await bench.addJourney('changed');
  await outbox.runOnce();
  ags.cells.set('changed', { score: 3, maximum: 10, timestamp: '2026-01-01T00:00:00.000Z' });
  await bench.want(changed, { scoreGiven: 9 });
  await outbox.runOnce();
  const refused = await bench.addJourney('refused');
  answerScores(422);
  await outbox.runOnce();
  const failed = await bench.addJourney('failed');
  answerScores(503);
  await outbox.runOnce();
  bench.pass(30);
  const waiting = await bench.addJourney('waiting');
  return { waiting, failed, refused, changed };
}

const states = (counts: { state: string; count: number }[]) =>
  Object.fromEntries(counts.map(({ state, count }) => [state, count]));

test('counts tell what waits, what is tried again and what is held, with the age of the oldest', async () => {
  const began = bench.now.value;
  await aMixedOutbox();
  const counts = await health.counts(bench.tenantId);
  expect(states(counts)).toEqual({ waiting: 1, retrying: 1, refused: 1, 'changed-in-lms': 1 });
  expect(counts.find(({ state }) => state === 'retrying')?.since).toEqual(began);
  expect(counts.find(({ state }) => state === 'waiting')?.since).toEqual(bench.now.value);
  expect(await health.counts('all')).toEqual(counts);
  expect(await health.counts(newId())).toEqual([]);
});

test('a grade that fails again and again keeps the time since which it waits', async () => {
  const began = bench.now.value;
  const { failed } = await aMixedOutbox();
  answerScores(503);
  await health.retry(bench.tenantId, failed);
  await outbox.runOnce();
  await bench.want(failed, { scoreGiven: 10 });
  const { entries } = await health.list(bench.tenantId, { state: 'retrying', limit: 10 });
  expect(entries.find(({ journeyId }) => journeyId === failed)).toMatchObject({
    since: began,
    lmsStatus: 503,
    attempts: 1,
  });
});

test('the list names place and trouble of each entry, page by page, and only of the own tenant', async () => {
  const ids = await aMixedOutbox();
  const whole = await health.list(bench.tenantId, { limit: 50 });
  expect(whole.entries.map(({ journeyId }) => journeyId).sort()).toEqual(Object.values(ids).sort());
  expect(whole.entries.find(({ journeyId }) => journeyId === ids.refused)).toEqual({
    journeyId: ids.refused,
    assignmentId: bench.assignmentId,
    personId: expect.any(String),
    assignmentTitle: 'Ecosystems',
    courseTitle: 'Science 7',
    state: 'refused',
    attempts: 1,
    lmsStatus: 422,
    since: expect.any(Date),
  });
  const first = await health.list(bench.tenantId, { limit: 3 });
  const rest = await health.list(bench.tenantId, { limit: 3, after: first.nextAfter ?? '' });
  expect([...first.entries, ...rest.entries]).toEqual(whole.entries);
  expect(rest.nextAfter).toBeUndefined();
  const held = await health.list(bench.tenantId, { state: 'changed-in-lms', limit: 50 });
  expect(held.entries.map(({ journeyId }) => journeyId)).toEqual([ids.changed]);
  expect((await health.list(newId(), { limit: 50 })).entries).toEqual([]);
});

test('trying all again delivers what can be delivered and leaves a change by hand to its teacher', async () => {
  const { changed } = await aMixedOutbox();
  answerScores(undefined);
  expect(await health.retryAll(newId())).toMatchObject({ retried: 0 });
  expect(await health.retryAll(bench.tenantId)).toEqual({ retried: 3, left: 1, nextAfter: undefined });
  await outbox.runOnce();
  expect(states(await health.counts(bench.tenantId))).toEqual({ 'changed-in-lms': 1 });
  expect(ags.cells.get('changed')?.score).toBe(3);
  expect(await health.retry(bench.tenantId, changed)).toBe(false);
});
