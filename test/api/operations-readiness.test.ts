import { migrateUp } from '../../src/database/migrate.ts';
import { startMongoProcess } from '../support/mongo-process.ts';
import { startTool, type TestTool } from '../support/tool.ts';

async function readiness(tool: TestTool): Promise<{ status: number; reasons: string[] }> {
  const answer = await fetch(`${tool.url}/readyz`);
  const { reasons = [] } = (await answer.json()) as { reasons?: string[] };
  return { status: answer.status, reasons };
}

test('without its database a process is alive, not ready, and its metrics hold no stale numbers', async () => {
  const database = await startMongoProcess();
  const uri = new URL(database.uri);
  uri.pathname = '/readiness';
  const tool = await startTool({ databaseUri: uri.href });
  try {
    expect(await readiness(tool)).toEqual({ status: 200, reasons: [] });
    await database.kill();
    expect(await readiness(tool)).toEqual({ status: 503, reasons: ['The database does not answer.'] });
    expect((await fetch(`${tool.url}/healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${tool.url}/metrics`)).text();
    expect(metrics).toContain('waymark_database_connections');
    expect(metrics).not.toContain('waymark_outbox_entries{');
  } finally {
    await database.kill();
    await tool.close();
  }
});

test('before its migrations ran a process is not ready, and after them it is', async () => {
  const tool = await startTool();
  try {
    const own = await tool.openOwnConnection();
    await own.collection('migrations').deleteOne({ _id: '2026-11-22-operations' as never });
    const { status, reasons } = await readiness(tool);
    expect({ status, reasons }).toEqual({
      status: 503,
      reasons: [expect.stringContaining('npm run migrate')],
    });
    await migrateUp(own);
    expect(await readiness(tool)).toEqual({ status: 200, reasons: [] });
  } finally {
    await tool.close();
  }
});
