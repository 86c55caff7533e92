import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { startMoodleLike, type RegistrationLms } from '../support/registration-lms.ts';
import { elementText, registrationUrl, visitRegistration } from '../support/registration.ts';
import { startTool, testSecret, type TestTool } from '../support/tool.ts';

const run = promisify(execFile);
const databaseUri = testDatabaseUri('cli');

let tool: TestTool;
let lms: RegistrationLms;

beforeAll(async () => {
  tool = await startTool({ databaseUri });
  lms = await startMoodleLike();
});
afterAll(async () => {
  await tool.close();
  await lms.close();
  await dropTestDatabase(databaseUri);
});

/** `waymark …` beside the running tool. */
async function waymark(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(
    process.execPath,
    ['--import', './test/support/typescript-loader.mjs', 'src/cli.ts', ...words],
    {
      env: {
        ...process.env,
        MONGODB_URI: databaseUri,
        WAYMARK_SECRET: testSecret,
        PUBLIC_URL: tool.url,
        WAYMARK_ALLOW_PRIVATE_NETWORK: '1',
      },
    },
  );
  return JSON.parse(stdout) as Record<string, unknown>;
}

function open(address: string) {
  const url = new URL(address);
  url.searchParams.set('openid_configuration', lms.configurationUrl);
  return visitRegistration(url.href);
}

test('`invite create` prints a link that registers one LMS', async () => {
  const made = await waymark(
    'invite',
    'create',
    '--for',
    'Larkspur District',
    '--family',
    'moodle',
    '--days',
    '2',
  );
  expect(made).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
    url: expect.stringMatching(new RegExp(`^${tool.url}/lti/register\\?invite=[\\w-]{20,}$`)) as unknown,
    expiresAt: expect.any(String) as unknown,
    for: 'Larkspur District',
  });
  const days = (Date.parse(String(made['expiresAt'])) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(1.9);
  expect(days).toBeLessThanOrEqual(2);
  const done = await (await open(String(made['url']))).press();
  expect(elementText(done.html, 'platform-status')).toBe('active');
});

test('`platform activate` switches a pending registration on', async () => {
  const done = await (await open(registrationUrl(tool, {}))).press();
  const id = elementText(done.html, 'platform-id') ?? '';
  expect(elementText(done.html, 'platform-status')).toBe('pending');
  expect(await waymark('platform', 'activate', id)).toMatchObject({ id, status: 'active' });
});

test('a wrong invite is refused with every fault in words', async () => {
  const refused = waymark('invite', 'create', '--for', ' ', '--days', 'many', '--platform', 'x');
  await expect(refused).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/--for: must say for whom[\s\S]*--platform: [\s\S]*--days: /) as unknown,
  });
});
