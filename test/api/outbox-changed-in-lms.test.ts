import { agsScopes } from '../../src/lti/grade-service.ts';
import { startAgsServer, type AgsServer } from '../support/ags-server.ts';
import { testDatabaseUri } from '../support/database.ts';
import { allScopes, openGradeBench, type GradeBench } from '../support/grades.ts';

let ags: AgsServer;
let bench: GradeBench;

beforeAll(async () => {
  ags = await startAgsServer();
  bench = await openGradeBench(testDatabaseUri('changed'), ags);
});

beforeEach(() => {
  ags.forget();
  delete ags.pageSize;
  bench.beFamily('other');
  bench.target.scopes = allScopes;
});

afterAll(async () => {
  await bench.close();
  await ags.close();
});

const givenTo = (userId: string) =>
  ags.accepted.filter((score) => score.userId === userId).map((score) => score.scoreGiven);

/** As a teacher does in the LMS's own gradebook. */
function gradeByHand(userId: string, score: number | undefined, maximum = 10): void {
  const timestamp = ags.cells.get(userId)?.timestamp ?? '2026-01-01T00:00:00.000Z';
  ags.cells.set(userId, { ...(score === undefined ? {} : { score }), maximum, timestamp });
}

/** A delivered 8, changed by hand to `byHand`; then Waymark wants 9. */
async function changedByHand(userId: string, byHand: number | undefined, maximum = 10): Promise<string> {
  const journeyId = await bench.addJourney(userId);
  await bench.outbox().runOnce();
  gradeByHand(userId, byHand, maximum);
  await bench.want(journeyId, { scoreGiven: 9 });
  await bench.outbox().runOnce();
  return journeyId;
}

describe('a grade that was changed in the LMS by hand', () => {
  test('is held with both numbers and not overwritten', async () => {
    const journeyId = await changedByHand('held', 6.5);
    expect(givenTo('held')).toEqual([8]);
    const stored = await bench.passback(journeyId);
    expect(stored.problem).toMatchObject({ reason: 'changed-in-lms', lmsScore: 6.5 });
    expect(stored.wanted).toMatchObject({ scoreGiven: 9 });
    expect(stored.dueAt).toBeUndefined();
  });

  test('stays held whatever is wanted next, and after "try again"', async () => {
    const journeyId = await changedByHand('stays', 3);
    await bench.want(journeyId, { scoreGiven: 10 });
    const outbox = bench.outbox();
    await outbox.retryNow(bench.tenantId, journeyId);
    await outbox.runOnce();
    expect(givenTo('stays')).toEqual([8]);
  });

  test('is overwritten when the teacher says that ours counts', async () => {
    const journeyId = await changedByHand('ours', 3);
    const outbox = bench.outbox();
    await outbox.decide(bench.tenantId, journeyId, 'ours');
    await outbox.runOnce();
    expect(givenTo('ours')).toEqual([8, 9]);
    expect((await bench.passback(journeyId)).problem).toBeUndefined();
  });

  test('is held again when it changed once more after that decision', async () => {
    const journeyId = await changedByHand('again', 3);
    gradeByHand('again', 4);
    const outbox = bench.outbox();
    await outbox.decide(bench.tenantId, journeyId, 'ours');
    await outbox.runOnce();
    expect(givenTo('again')).toEqual([8]);
    expect((await bench.passback(journeyId)).problem).toMatchObject({ lmsScore: 4 });
  });

  test('is left alone when the teacher says that theirs counts, and asked about again at the next change', async () => {
    const journeyId = await changedByHand('theirs', 3);
    const outbox = bench.outbox();
    await outbox.decide(bench.tenantId, journeyId, 'theirs');
    await outbox.runOnce();
    expect(givenTo('theirs')).toEqual([8]);
    expect(await bench.passback(journeyId)).toMatchObject({ kept: { lmsScore: 3 }, sentRevision: 2 });
    await bench.want(journeyId, { scoreGiven: 10 });
    await outbox.runOnce();
    expect(givenTo('theirs')).toEqual([8]);
    expect((await bench.passback(journeyId)).problem).toMatchObject({
      reason: 'changed-in-lms',
      lmsScore: 3,
    });
  });

  test('is noticed when the cell was emptied', async () => {
    const journeyId = await changedByHand('emptied', undefined);
    const { problem } = await bench.passback(journeyId);
    expect(problem?.reason).toBe('changed-in-lms');
    expect(problem).not.toHaveProperty('lmsScore');
  });

  test('is compared on our scale: 40 of 50 is our 8 of 10', async () => {
    await changedByHand('scaled', 40, 50);
    expect(givenTo('scaled')).toEqual([8, 9]);
  });

  test('is no matter when someone entered what we want to send', async () => {
    await changedByHand('agreed', 9);
    expect(givenTo('agreed')).toEqual([8, 9]);
  });

  test('is found on a later page where the LMS cannot filter by student', async () => {
    for (let index = 0; index < 5; index += 1) gradeByHand(`classmate-${index}`, 1);
    bench.beFamily('schoology');
    ags.pageSize = 2;
    const journeyId = await changedByHand('77::abc', 2);
    expect((await bench.passback(journeyId)).problem).toMatchObject({ lmsScore: 2 });
    expect(ags.requests.some((request) => request.path.includes('user_id'))).toBe(false);
  });

  test('cannot be noticed where results were not granted: the score is sent', async () => {
    bench.target.scopes = [agsScopes.score];
    await changedByHand('blind', 3);
    expect(givenTo('blind')).toEqual([8, 9]);
    expect(ags.count('results')).toBe(0);
  });
});
