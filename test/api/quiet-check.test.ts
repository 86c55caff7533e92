import { startAgsServer, type AgsServer } from '../support/ags-server.ts';
import { testDatabaseUri } from '../support/database.ts';
import { allScopes, openGradeBench, type GradeBench } from '../support/grades.ts';
import { agsScopes } from '../../src/lti/grade-service.ts';

let ags: AgsServer;
let bench: GradeBench;

beforeAll(async () => {
  ags = await startAgsServer();
  bench = await openGradeBench(testDatabaseUri('quiet'), ags);
});
beforeEach(() => {
  ags.forget();
  delete ags.pageSize;
  bench.target.scopes = allScopes;
});
afterAll(async () => {
  await bench.close();
  await ags.close();
});

const place = () => ({ tenantId: bench.tenantId, assignmentId: bench.assignmentId });

function gradeByHand(userId: string, score: number | undefined): void {
  const timestamp = '2026-01-01T00:00:00.000Z';
  ags.cells.set(userId, { ...(score === undefined ? {} : { score }), maximum: 10, timestamp });
}

/** A delivered 8, long enough ago. */
async function deliver(...userIds: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const userId of userIds) ids.push(await bench.addJourney(userId));
  await bench.outbox().runOnce();
  bench.pass(61);
  return ids;
}

describe('A look at the LMS without anything to send', () => {
  test('holds what someone changed there, in all pages of the column, and leaves the rest alone', async () => {
    ags.pageSize = 2;
    const ids = await deliver('one', 'two', 'three', 'four', 'five');
    gradeByHand('two', 3);
    gradeByHand('five', undefined);
    expect(await bench.outbox().lookNow(place())).toBe(2);
    const [one, two, , , five] = await Promise.all(ids.map((id) => bench.passback(id)));
    expect(one?.problem).toBeUndefined();
    expect(two?.problem).toMatchObject({ reason: 'changed-in-lms', lmsScore: 3 });
    expect(five?.problem).toMatchObject({ reason: 'changed-in-lms' });
    expect(five?.problem).not.toHaveProperty('lmsScore');
    expect(ags.accepted).toHaveLength(5);
  });

  test('then sends ours when the teacher says so, although it had arrived before', async () => {
    const [id = ''] = await deliver('ours');
    gradeByHand('ours', 3);
    const outbox = bench.outbox();
    await outbox.lookNow(place());
    await outbox.decide(bench.tenantId, id, 'ours');
    await outbox.runOnce();
    expect(ags.cells.get('ours')?.score).toBe(8);
    expect(await bench.passback(id)).not.toHaveProperty('problem');
  });

  test('then keeps theirs, does not ask again, and asks again when it changes once more', async () => {
    const [id = ''] = await deliver('theirs');
    gradeByHand('theirs', 9.5);
    const outbox = bench.outbox();
    await outbox.lookNow(place());
    await outbox.decide(bench.tenantId, id, 'theirs');
    await outbox.runOnce();
    bench.pass(61);
    expect(await outbox.lookNow(place())).toBe(0);
    expect(ags.cells.get('theirs')?.score).toBe(9.5);
    gradeByHand('theirs', 2);
    expect(await outbox.lookNow(place())).toBe(1);
    expect((await bench.passback(id)).problem).toMatchObject({ lmsScore: 2 });
  });

  test('waits a minute after a delivery, and reads nothing that the launch did not allow', async () => {
    const id = await bench.addJourney('fresh');
    await bench.outbox().runOnce();
    gradeByHand('fresh', 1);
    expect(await bench.outbox().lookNow(place())).toBe(0);
    bench.pass(61);
    bench.target.scopes = [agsScopes.score];
    expect(await bench.outbox().lookNow(place())).toBe(0);
    expect((await bench.passback(id)).problem).toBeUndefined();
  });

  test('asks the LMS once in five minutes however many boards are open, and a failing LMS no more often', async () => {
    await deliver('often');
    const outbox = bench.outbox();
    const asked = () => ags.count('results');
    const before = asked();
    ags.plan = ({ kind }) => (kind === 'results' ? { status: 503 } : undefined);
    for (let time = 0; time < 20; time += 1) outbox.look(place());
    await outbox.stop();
    const first = asked() - before;
    outbox.look(place());
    await outbox.stop();
    expect(asked() - before).toBe(first);
    bench.pass(301);
    outbox.look(place());
    await outbox.stop();
    expect(asked() - before).toBeGreaterThan(first);
  });
});
