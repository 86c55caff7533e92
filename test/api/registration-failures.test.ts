import { newId } from '../../src/database/ids.ts';
import {
  inviteCode,
  elementText,
  registrationUrl,
  textOf,
  visitRegistration,
} from '../support/registration.ts';
import { startMoodleLike, type Answer, type RegistrationLms } from '../support/registration-lms.ts';
import { startTool, testConfig, type TestTool } from '../support/tool.ts';

let tool: TestTool;
let lms: RegistrationLms;

beforeAll(async () => {
  tool = await startTool({ config: { lmsCalls: { ...testConfig.lmsCalls, timeoutSeconds: 0.5 } } });
  lms = await startMoodleLike();
});
afterAll(async () => {
  await tool.close();
  await lms.close();
});
beforeEach(() => lms.reset());

const open = (invite?: string, configurationUrl = lms.configurationUrl) =>
  visitRegistration(
    registrationUrl(tool, {
      openid_configuration: configurationUrl,
      registration_token: 'a.moodle.token',
      invite,
    }),
  );

const platforms = () => tool.dependencies.lti.registry.list();
const signIn = '<!doctype html><html><title>Sign in</title></html>';
const elsewhere: Answer = { status: 302, headers: { location: '/login' }, body: '' };
const toNowhere: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '' };

describe('reading the LMS’s configuration', () => {
  test.each<[string, Answer | 'hang', number, string]>([
    ['a web page', { body: signIn }, 502, 'answered with a web page in place of its configuration'],
    ['a redirect to its sign-in', elsewhere, 502, 'sent us to another page in place of its configuration'],
    ['nothing', toNowhere, 502, 'answered with nothing in place of its configuration'],
    [
      'no JSON',
      { headers: { 'content-type': 'application/json' }, body: '{"issuer":' },
      502,
      'something that is not JSON',
    ],
    ['silence', 'hang', 504, 'did not answer us in time'],
    ['404', { status: 404, body: signIn }, 502, 'nothing at the address'],
    ['401', { status: 401, body: { error: 'invalid_token' } }, 502, 'invalid_token'],
    ['500', { status: 500, body: 'oops' }, 502, '(500)'],
    ['too much', { body: { padding: 'x'.repeat(600_000) } }, 502, 'too much data'],
    ['another kind of JSON', { body: ['a', 'list'] }, 502, 'not one that Waymark can use'],
  ])('%s is told in words', async (_what, answer, status, words) => {
    lms.configurationAnswer = answer;
    const { page } = await open();
    expect(page.status).toBe(status);
    expect(textOf(page.html)).toContain(words);
    expect(page.html).not.toContain('<form');
    expect(lms.requests.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  test('every fault is named at once', async () => {
    Object.assign(lms.configuration, {
      issuer: undefined,
      token_endpoint: 'javascript:alert(1)',
      registration_endpoint: 17,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['HS256'],
    });
    const { page } = await open();
    const text = textOf(page.html);
    for (const fault of [
      'issuer: is missing',
      'token_endpoint: An address that the LMS gave is not a web address',
      'registration_endpoint: must be a text',
      'response_types_supported: must offer id_token',
      'id_token_signing_alg_values_supported: must offer RS256',
    ])
      expect(text).toContain(fault);
  });

  test.each([
    ['another host', 'http://localhost:9'],
    ['another port', 'http://127.0.0.1:9'],
    ['a hosted Canvas', 'https://canvas.instructure.com'],
  ])('a configuration that speaks for %s is refused', async (_what, issuer) => {
    lms.configuration['issuer'] = issuer;
    const { page } = await open();
    expect(page.status).toBe(400);
    expect(elementText(page.html, 'error-code')).toBe('REGISTRATION_ISSUER_WRONG');
  });

  test.each(['ftp://lms.example/x', 'nonsense', 'http://user:secret@127.0.0.1/', '#fragment'])(
    'the address %s is never asked',
    async (address) => {
      const url = address === '#fragment' ? `${lms.configurationUrl}#x` : address;
      const { page } = await open(undefined, url);
      expect(page.status).toBe(400);
      expect(elementText(page.html, 'error-code')).toBe('REGISTRATION_ADDRESS_REFUSED');
      expect(lms.requests).toHaveLength(0);
    },
  );
});

describe('sending the registration', () => {
  test.each<[string, Answer | 'hang', number, string]>([
    [
      'OAuth’s words',
      { status: 400, body: { error: 'invalid_redirect_uri', error_description: 'bad <b>redirect</b>' } },
      502,
      'invalid_redirect_uri: bad &lt;b&gt;redirect&lt;/b&gt;',
    ],
    [
      'Canvas’s list',
      { status: 422, body: { errors: [{ field: 'scopes', message: 'Invalid scopes: x' }, 'and more'] } },
      502,
      'scopes: Invalid scopes: x',
    ],
    [
      'an object of lists',
      { status: 422, body: { errors: { domain: ['is taken'] } } },
      502,
      'domain: is taken',
    ],
    ['a used token', { status: 401, body: { error: 'token_already_used' } }, 502, 'good for one time'],
    ['a web page', { body: signIn }, 502, 'answered with a web page in place of a registration'],
    ['a redirect', elsewhere, 502, 'sent us to another page in place of a registration'],
    ['nothing', toNowhere, 502, 'answered with nothing'],
    ['no client id', { body: { scope: '' } }, 502, 'did not say under which client id'],
    ['silence', 'hang', 504, 'If Waymark now stands among the tools of your LMS, delete it there'],
  ])('%s: nothing is kept, the invite stays good, the page says the same again', async (...row) => {
    const [, answer, status, words] = row;
    const before = await platforms();
    const invite = await inviteCode(tool);
    const visit = await open(invite);
    lms.register = () => answer;
    const failed = await visit.press();
    expect(failed.status).toBe(status);
    expect(textOf(failed.html).includes(words) || failed.html.includes(words)).toBe(true);
    expect(await platforms()).toEqual(before);

    const again = await visit.press();
    expect(again.status).toBe(status);
    expect(elementText(again.html, 'error-code')).toBe(elementText(failed.html, 'error-code'));
    expect(lms.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    lms.reset();
    expect((await open(invite)).page.status).toBe(200);
  });
});

test('a registration that breaks off on our side leaves no active platform, and cannot be activated half-done', async () => {
  const { lti } = tool.dependencies;
  const { registry, models, ltijs } = lti;
  const makeKeys = ltijs.registerPlatform;
  const visit = await open(await inviteCode(tool));
  ltijs.registerPlatform = () => Promise.reject(new Error('the disk is full'));
  const failed = await visit.press().finally(() => {
    ltijs.registerPlatform = makeKeys;
  });
  expect(failed.status).toBe(500);
  expect(textOf(failed.html)).toContain('Your LMS registered Waymark, but we could not keep it');
  const [left] = await models.platforms.find({ issuer: lms.url }).lean();
  expect(left?.status).toBe('pending');
  await expect(registry.setStatus(left?._id ?? '', 'active')).rejects.toThrow('never finished');
});

test('with private addresses not allowed, neither the configuration nor an endpoint may lie inside', async () => {
  const strict = await startTool({ config: { allowPrivateNetwork: false } });
  try {
    for (const url of [lms.configurationUrl, 'https://127.0.0.1/c', 'https://169.254.169.254/latest']) {
      const { page } = await visitRegistration(registrationUrl(strict, { openid_configuration: url }));
      expect(page.status).toBe(400);
      expect(elementText(page.html, 'error-code')).toBe('REGISTRATION_ADDRESS_REFUSED');
    }
    // A name is looked up first: that it leads inside is known only then.
    const byName = registrationUrl(strict, { openid_configuration: 'https://localhost/c' });
    const { page } = await visitRegistration(byName);
    expect(elementText(page.html, 'error-code')).toBe('REGISTRATION_ADDRESS_REFUSED');
    expect(lms.requests).toHaveLength(0);
  } finally {
    await strict.close();
  }
});

test('so many registrations may wait for approval and no more; an invite still works', async () => {
  const { models } = tool.dependencies.lti;
  const waiting = Array.from({ length: 100 }, (_, number) => ({
    _id: newId(),
    name: 'Waiting',
    family: 'other' as const,
    issuer: 'https://waiting.example',
    clientId: `waiting-${number}`,
    authUrl: 'https://waiting.example/auth',
    tokenUrl: 'https://waiting.example/token',
    jwksUrl: 'https://waiting.example/jwks',
    status: 'pending' as const,
    deploymentPolicy: 'accept' as const,
    frameOrigins: [],
    createdAt: new Date(),
  }));
  const opened = await open();
  await models.platforms.insertMany(waiting);
  try {
    for (const page of [await opened.press(), (await open()).page]) {
      expect(page.status).toBe(429);
      expect(elementText(page.html, 'error-code')).toBe('REGISTRATION_TOO_MANY_WAIT');
    }
    expect(lms.requests.filter(({ method }) => method === 'POST')).toHaveLength(0);
    expect((await open(await inviteCode(tool))).page.status).toBe(200);
  } finally {
    await models.platforms.deleteMany({ issuer: 'https://waiting.example' });
  }
});

test('one that waits for approval does not get in the way of logins that name no client id', async () => {
  const { registry } = tool.dependencies.lti;
  const active = await (await open(await inviteCode(tool))).press();
  const answer = lms.register;
  lms.register = (body) => ({ body: { ...body, client_id: 'another' } });
  await (await open()).press();
  lms.register = answer;
  const found = await registry.findForLogin(lms.url, undefined);
  expect(found).toMatchObject({ _id: elementText(active.html, 'platform-id') });
});
