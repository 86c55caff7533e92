import { createServer, type Server, type ServerResponse } from 'node:http';
import { createKey, getSigningKey, type PlatformKey } from '../../sandbox/lms/keys.ts';
import { portOf, serve } from '../../src/serve.ts';
import type { Platform } from '../../src/lti/platform.model.ts';
import { launch, type LaunchedPage, type LaunchOptions } from '../../sandbox/lms/scripted-browser.ts';
import { errorCode, expectRefused } from '../support/refusal.ts';
import { startSchool, type School } from '../support/tool.ts';

// What happens when an LMS's key set is slow, wrong, hostile or new. Each test registers a platform of its own.

const clientId = '10000000000099';

let school: School;
let keyServer: Server;
let stopKeyServer: () => Promise<void>;
let fetches: number;
let answer: (response: ServerResponse) => void;
let now = Date.now();
let platform: Platform;
let published: PlatformKey[];

beforeAll(async () => {
  school = await startSchool({
    keepLogs: true,
    clock: () => new Date(now),
    config: {
      platformKeys: { maxAgeSeconds: 600, refetchCooldownSeconds: 30, timeoutSeconds: 0.3 },
      lmsCalls: { timeoutSeconds: 1, maxResponseBytes: 50_000 },
    },
  });
  const [registration] = school.lms.state.platforms.canvas.registrations;
  if (!registration) throw new Error('the sandbox has no registration');
  school.lms.state.platforms.canvas.registrations.push({ ...registration, clientId, deploymentId: 'keys:1' });
  keyServer = createServer((_request, response) => {
    fetches += 1;
    answer(response);
  });
  stopKeyServer = await serve(keyServer, 0);
  platform = await school.tool.dependencies.lti.registry.add({
    ...school.lms.platform('canvas'),
    clientId,
    jwksUrl: 'http://127.0.0.1:9/never',
    deploymentPolicy: 'accept',
    audience: undefined,
  });
});

afterAll(async () => {
  keyServer.closeAllConnections();
  await stopKeyServer();
  await school.close();
});

// A new address for each test, so that none finds the keys of another.
let addresses = 0;
beforeEach(async () => {
  fetches = 0;
  addresses += 1;
  published = school.lms.state.platforms.canvas.keys.published;
  answer = publish;
  const { models } = school.tool.dependencies.lti;
  const jwksUrl = `http://127.0.0.1:${portOf(keyServer)}/${addresses}`;
  await models.platforms.updateOne({ _id: platform._id }, { $set: { jwksUrl } });
  now += 5_000;
});

function send(response: ServerResponse, body: string, type = 'application/json', status = 200): void {
  response.writeHead(status, { 'content-type': type, connection: 'close' });
  response.end(body);
}

function publish(response: ServerResponse): void {
  send(response, JSON.stringify({ keys: published.map((key) => key.publicJwk) }));
}

const options = (): LaunchOptions => ({ lms: school.lms, as: 'ana', course: 'science-7', clientId });
const open = (more: Partial<LaunchOptions> = {}): Promise<LaunchedPage> => launch({ ...options(), ...more });
const signedBy = ({ kid, privateKey }: PlatformKey): Partial<LaunchOptions> => ({
  signWith: privateKey,
  editHeader: (header) => void (header.kid = kid),
});
const refused = (status: number, code: string, more: Partial<LaunchOptions> = {}) => {
  const { lms: _lms, ...rest } = options();
  return expectRefused(school, { ...rest, ...more }, { status, code });
};
const unavailable = 'PLATFORM_KEYS_UNAVAILABLE';

describe('an LMS that does not give its keys', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['an error', (response) => send(response, '{}', 'application/json', 500)],
    ['a page', (response) => send(response, '<html>Sign in</html>', 'text/html')],
    ['garbage', (response) => send(response, '\u0000\u0001 {{{')],
    ['another document', (response) => send(response, '{"keys":{"a":1}}')],
    ['null', (response) => send(response, 'null')],
    ['a list', (response) => send(response, '[]')],
    ['too much', (response) => send(response, JSON.stringify({ keys: [], pad: 'x'.repeat(80_000) }))],
    ['a cut connection', (response) => response.destroy()],
  ])('answers with %s: 502 in words', async (_what, say) => {
    answer = say;
    await refused(502, unavailable);
  });

  test('redirects, even to the right keys: not followed, 502', async () => {
    answer = (response) => {
      response.writeHead(302, { location: school.lms.platform('canvas').jwksUrl, connection: 'close' });
      response.end();
    };
    await refused(502, unavailable);
    expect(fetches).toBe(1);
  });

  test('says nothing: 504', async () => {
    answer = () => undefined;
    await refused(504, unavailable);
  });

  test('drips without end: 504', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"keys":[');
    };
    await refused(504, unavailable);
  });
});

test('the state survives a failure of the LMS: the same form works when the keys are back', async () => {
  answer = (response) => send(response, '', 'text/plain', 503);
  const failed = await open();
  expect(failed.status).toBe(502);
  answer = publish;
  expect((await failed.replay()).status).toBe(200);
});

test('64 launches at once on a cold process are one fetch', async () => {
  const pages = await Promise.all(Array.from({ length: 64 }, () => open()));
  expect(pages.map((page) => page.status)).toEqual(pages.map(() => 200));
  expect(fetches).toBe(1);
});

test('a new key is picked up at once, and the old one is gone with it', async () => {
  expect((await open()).status).toBe(200);
  const old = getSigningKey(school.lms.state.platforms.canvas.keys);
  const fresh = await createKey('fresh');
  published = [fresh];
  expect((await open(signedBy(fresh))).status).toBe(200);
  expect(fetches).toBe(2);
  await refused(401, 'TOKEN_KEY_UNKNOWN', signedBy(old));
});

test('made-up key ids fetch at most every 30 seconds', async () => {
  expect((await open()).status).toBe(200);
  expect(fetches).toBe(1);
  const forged = (kid: string) => open({ editHeader: (header) => void (header.kid = kid) });
  for (const kid of ['a', 'b', 'c']) expect(errorCode((await forged(kid)).html)).toBe('TOKEN_KEY_UNKNOWN');
  expect(fetches).toBe(2);
  now += 29_000;
  await forged('d');
  expect(fetches).toBe(2);
  now += 2_000;
  await forged('e');
  expect(fetches).toBe(3);
});

test('keys are asked again when they are old, and good ones stay when that fails', async () => {
  expect((await open()).status).toBe(200);
  now += 601_000;
  answer = (response) => send(response, '', 'text/plain', 500);
  expect((await open()).status).toBe(200);
  expect(fetches).toBe(2);
  // An LMS that is down is not asked by every launch.
  expect((await open()).status).toBe(200);
  expect(fetches).toBe(2);
  now += 31_000;
  answer = publish;
  expect((await open()).status).toBe(200);
  expect(fetches).toBe(3);
});

test('keys for other uses, too short ones and broken ones are no keys, and do not hide good ones', async () => {
  const good = getSigningKey(school.lms.state.platforms.canvas.keys);
  const changed = async (change: Record<string, unknown>) => ({
    ...(await createKey('x')).publicJwk,
    ...change,
  });
  const bad = [
    { ...good.publicJwk, kid: 'encrypts', use: 'enc' },
    { ...good.publicJwk, kid: 'other-alg', alg: 'RS512' },
    await changed({ kid: 'broken', n: '!!' }),
    await changed({ kid: '' }),
    { kty: 'oct', kid: 'secret', k: 'AAAA' },
    5,
    null,
  ];
  answer = (response) => send(response, JSON.stringify({ keys: [...bad, good.publicJwk] }));
  expect((await open()).status).toBe(200);
  for (const kid of ['encrypts', 'other-alg', 'broken', 'secret'])
    await refused(401, 'TOKEN_KEY_UNKNOWN', { editHeader: (header) => void (header.kid = kid) });
});

test('a key set that is emptied refuses everything that is not cached, and recovers', async () => {
  published = [];
  await refused(401, 'TOKEN_KEY_UNKNOWN');
  published = school.lms.state.platforms.canvas.keys.published;
  expect((await open()).status).toBe(200);
});
