import type { Examination } from '../../src/features/operations/doctor.ts';
import { agsScopes } from '../../src/lti/grade-service.ts';
import { createAccessTokens } from '../../src/lti/access-tokens.ts';
import { startSandboxLms, type SandboxLms } from '../../sandbox/lms/index.ts';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { registerDress, startTool, testSecret, type TestTool } from '../support/tool.ts';
import { waymarkCommand, type CommandResult } from '../support/waymark-command.ts';

const databaseUri = testDatabaseUri('doctor');
const newSecret = 'another-secret-of-more-than-32-characters';
let tool: TestTool;
let lms: SandboxLms;
let platformId: string;

beforeAll(async () => {
  tool = await startTool({ databaseUri });
  lms = await startSandboxLms({ toolUrl: tool.url });
  platformId = (await registerDress({ tool, lms }, 'canvas'))._id;
});
afterAll(async () => {
  await tool.close();
  await lms.close();
  await dropTestDatabase(databaseUri);
});

/** `waymark …` beside the running tool. */
const waymark = (words: string[], env: Record<string, string> = {}, input?: string): Promise<CommandResult> =>
  waymarkCommand(words, {
    env: {
      MONGODB_URI: databaseUri,
      WAYMARK_SECRET: testSecret,
      PUBLIC_URL: tool.url,
      WAYMARK_ALLOW_PRIVATE_NETWORK: '1',
      ...env,
    },
    ...(input === undefined ? {} : { input }),
  });

/** An access token of the LMS, which believes an assertion only when its key is published. */
async function tokenOf({ dependencies }: TestTool): Promise<string> {
  const { lti } = dependencies;
  const tokens = createAccessTokens({ ltijs: lti.ltijs, accessTokens: lti.models.accessTokens });
  const platform = await lti.registry.get(platformId);
  const token = await tokens.with(platform, agsScopes.score, (getToken) => getToken());
  return token.access_token;
}

interface Diagnosis {
  status: number | null;
  ok: boolean;
  /** What is not well, by check. */
  ill: Record<string, { status: string; found: string; todo: string }>;
  checks: string[];
}

async function doctor(env: Record<string, string> = {}): Promise<Diagnosis> {
  const { status, json, stdout } = await waymark(['doctor'], env);
  const { ok, findings } = json() as unknown as Examination;
  expect(stdout).not.toContain(env['WAYMARK_SECRET'] ?? testSecret);
  const ill = findings.filter((each) => each.status !== 'ok');
  return {
    status,
    ok,
    checks: findings.map(({ check }) => check),
    ill: Object.fromEntries(
      ill.map(({ check, status, found, todo = '' }) => [check, { status, found, todo }]),
    ),
  };
}

describe('`waymark doctor`', () => {
  test('finds an installation that works well, and says what it looked at', async () => {
    expect(await doctor()).toEqual({
      status: 0,
      ok: true,
      ill: {},
      checks: [
        'settings',
        'public address',
        'database',
        'migrations',
        'indexes',
        'clock',
        'our key',
        'LMS key set',
        'LMS token address',
        'grades waiting',
        'grades retrying',
        'grades held',
      ],
    });
  });

  test('names each setting that is missing, and what to do', async () => {
    const { status, ill, checks } = await doctor({ PUBLIC_URL: 'ftp://x', WAYMARK_SECRET: 'short' });
    expect({ status, checks }).toEqual({ status: 1, checks: ['settings', 'settings'] });
    expect(ill['settings']?.todo).toContain('environment');
  });

  test('names a public address where nothing or something else answers, and goes on with the rest', async () => {
    const nothing = await doctor({ PUBLIC_URL: 'http://localhost:1' });
    expect(nothing.status).toBe(1);
    expect(nothing.ill).toMatchObject({
      'public address': { found: 'Nothing answers at http://localhost:1.' },
    });
    expect(nothing.checks).toContain('grades held');
    const another = await doctor({ PUBLIC_URL: lms.url });
    expect(another.ill['public address']?.found).toContain('Something else than Waymark answers');
  });

  test('names a database that is away', async () => {
    const { status, ill } = await doctor({
      MONGODB_URI: 'mongodb://127.0.0.1:1/waymark?serverSelectionTimeoutMS=500',
    });
    expect(status).toBe(1);
    expect(ill['database']?.todo).toContain('MONGODB_URI');
  });

  test('names keys of another secret, an LMS that is away, missing migrations and indexes', async () => {
    const database = (await tool.openOwnConnection()).useDb(new URL(databaseUri).pathname.slice(1));
    const platforms = database.collection('platforms');
    await database.collection('migrations').deleteOne({ _id: '2026-11-22-operations' as never });
    await database.collection('journeys').dropIndex('due_for_the_lms');
    const away = { jwksUrl: 'http://127.0.0.1:1/jwks', tokenUrl: 'http://127.0.0.1:1/token' };
    await platforms.updateOne({ _id: platformId as never }, { $set: away });
    const { status, ill } = await doctor({ WAYMARK_SECRET: newSecret });
    const { jwksUrl, tokenUrl } = lms.platform('canvas');
    await platforms.updateOne({ _id: platformId as never }, { $set: { jwksUrl, tokenUrl } });
    expect(status).toBe(1);
    expect(ill).toMatchObject({
      migrations: { status: 'failed', found: 'Still to be run: 2026-11-22-operations.' },
      indexes: { status: 'failed', found: expect.stringContaining('journeys.due_for_the_lms') },
      'our key': { status: 'failed', todo: expect.stringContaining('secrets reseal') },
      'LMS key set': { status: 'failed', todo: expect.stringContaining(away.jwksUrl) },
      'LMS token address': { status: 'failed', found: 'The LMS could not be reached in time.' },
    });
  });
});

describe('`waymark platform rotate-keys`', () => {
  test('prints when the new key signs and when the old one goes', async () => {
    const { status, json } = await waymark(['platform', 'rotate-keys', platformId]);
    expect(status).toBe(0);
    expect(json()).toMatchObject({
      platformId,
      kid: expect.any(String),
      next: { kid: expect.any(String), signsAt: expect.any(String) },
      old: [],
    });
    const unknown = await waymark(['platform', 'rotate-keys', '0'.repeat(24)]);
    expect(unknown).toMatchObject({ status: 1, stderr: 'There is no platform with this id.\n' });
  });
});

describe('`waymark secrets reseal`', () => {
  test('lets the stored keys be read with a new secret, and may be run again', async () => {
    const missing = await waymark(['secrets', 'reseal'], { WAYMARK_SECRET: newSecret });
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('standard input');

    const wrong = await waymark(['secrets', 'reseal'], { WAYMARK_SECRET: newSecret }, `${'x'.repeat(40)}\n`);
    expect(wrong.json()).toEqual({ resealed: 0, alreadyDone: 0, unreadable: 4 });

    const done = await waymark(['secrets', 'reseal'], { WAYMARK_SECRET: newSecret }, `${testSecret}\n`);
    expect(done.json()).toEqual({ resealed: 4, alreadyDone: 0, unreadable: 0 });
    const again = await waymark(['secrets', 'reseal'], { WAYMARK_SECRET: newSecret }, `${testSecret}\n`);
    expect(again.json()).toEqual({ resealed: 0, alreadyDone: 4, unreadable: 0 });
  });

  test('afterwards a process with the new secret is ready and the LMS believes what it signs', async () => {
    const renewed = await startTool({ databaseUri, secret: newSecret });
    lms.useTool(renewed.url);
    const isReady = (await fetch(`${renewed.url}/readyz`)).status;
    const token = await tokenOf(renewed).finally(renewed.close);
    expect({ isReady, token }).toEqual({ isReady: 200, token: expect.any(String) });
  });

  test('a process that still has the old secret says that it is not ready, and why', async () => {
    const stale = await startTool({ databaseUri });
    const answer = await fetch(`${stale.url}/readyz`);
    const body: unknown = await answer.json();
    await stale.close();
    expect(answer.status).toBe(503);
    expect(body).toMatchObject({ reasons: [expect.stringContaining('WAYMARK_SECRET')] });
  });
});
