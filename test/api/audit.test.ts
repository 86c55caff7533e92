import { newId } from '../../src/database/ids.ts';
import { actorOf, createAudit, type Audit } from '../../src/features/audit/audit.ts';
import { createAuditModels } from '../../src/features/audit/audit.model.ts';
import { migrateUp } from '../../src/database/migrate.ts';
import { openDatabase, type Connection } from '../../src/database/connection.ts';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { aSession } from '../support/feature-app.ts';

const uri = testDatabaseUri('audit');
let connection: Connection;
let audit: Audit;
let now = Date.parse('2026-11-22T08:00:00Z');

beforeAll(async () => {
  connection = await openDatabase(uri);
  await migrateUp(connection);
  audit = createAudit({ models: createAuditModels(connection), clock: () => new Date(now) });
});
afterAll(async () => {
  await connection.close();
  await dropTestDatabase(uri);
});

const actor = { kind: 'admin', id: 'admin-1' } as const;

describe('The audit trail', () => {
  test('keeps who did what to whom, for the tenant alone', async () => {
    const [ours, theirs, personId] = [newId(), newId(), newId()];
    await audit.record({
      tenantId: ours,
      actor,
      action: 'learner.exported',
      subjectPersonId: personId,
      details: { files: 2 },
    });
    const { entries } = await audit.list(ours, { limit: 10 });
    expect(entries).toMatchObject([
      {
        actor,
        action: 'learner.exported',
        subjectPersonId: personId,
        details: { files: 2 },
        at: new Date(now),
      },
    ]);
    expect((await audit.list(theirs, { limit: 10 })).entries).toEqual([]);
    expect((await audit.list(ours, { subjectPersonId: newId(), limit: 10 })).entries).toEqual([]);
  });

  test('of the installation stands apart from that of a tenant', async () => {
    await audit.record({ actor: { kind: 'operator', id: 'o' }, action: 'platform.suspended' });
    expect((await audit.list(undefined, { limit: 10 })).entries).toMatchObject([
      { action: 'platform.suspended', tenantId: '' },
    ]);
  });

  test('is read page by page, newest first, about one person or all', async () => {
    const [tenantId, personId] = [newId(), newId()];
    for (const step of [1, 2, 3, 4, 5])
      await audit.record({
        tenantId,
        actor,
        action: 'settings.changed',
        details: { step },
        ...(step % 2 ? { subjectPersonId: personId } : {}),
      });
    const steps = async (before: string | undefined, subjectPersonId?: string) => {
      const page = await audit.list(tenantId, {
        limit: 2,
        ...(before ? { before } : {}),
        ...(subjectPersonId ? { subjectPersonId } : {}),
      });
      return [page.entries.map(({ details }) => details?.['step']), page.nextBefore] as const;
    };
    const [first, afterFirst] = await steps(undefined);
    const [second, afterSecond] = await steps(afterFirst);
    const [third, afterThird] = await steps(afterSecond);
    expect([first, second, third, afterThird]).toEqual([[5, 4], [3, 2], [1], undefined]);
    const [about] = await steps(undefined, personId);
    expect(about).toEqual([5, 3]);
  });

  test('counts a look at the same thing once in a quarter of an hour', async () => {
    const [tenantId, personId] = [newId(), newId()];
    const look = () =>
      audit.recordView({ tenantId, actor, action: 'work.opened', subjectPersonId: personId });
    await look();
    await look();
    expect((await audit.list(tenantId, { limit: 10 })).entries).toHaveLength(1);
    now += 16 * 60_000;
    await look();
    expect((await audit.list(tenantId, { limit: 10 })).entries).toHaveLength(2);
  });

  test('names the kind of session that acts', () => {
    const session = aSession({ role: 'teacher' });
    expect(actorOf(session)).toEqual({ kind: 'person', id: session.personId });
    expect(actorOf({ ...session, role: 'admin' })).toMatchObject({ kind: 'admin' });
    expect(actorOf({ ...session, role: 'operator' })).toMatchObject({ kind: 'operator' });
  });
});
