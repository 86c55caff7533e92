import {
  inviteCode,
  elementText,
  registrationUrl,
  textOf,
  visitRegistration,
} from '../support/registration.ts';
import { startMoodleLike, toolKey, type RegistrationLms } from '../support/registration-lms.ts';
import { startTool, type TestTool } from '../support/tool.ts';

let tool: TestTool;
let lms: RegistrationLms;

beforeAll(async () => {
  tool = await startTool();
  lms = await startMoodleLike();
});
afterAll(async () => {
  await tool.close();
  await lms.close();
});
beforeEach(async () => {
  lms.reset();
  await tool.dependencies.lti.models.platforms.deleteMany({});
});

function open(invite?: string, changes: Record<string, string> = {}) {
  return visitRegistration(
    registrationUrl(tool, {
      openid_configuration: lms.configurationUrl,
      registration_token: 'a.moodle.token',
      invite,
      ...changes,
    }),
  );
}

const platforms = () => tool.dependencies.lti.registry.list();

/** Moodle, asked to update a tool, keeps its client id. */
function answerWith(clientId: string): void {
  lms.register = (body) => ({ body: { ...body, client_id: clientId } });
}

test('Moodle: registered with domain and claims, its deployment id kept, and both steps told that come next', async () => {
  const visit = await open(await inviteCode(tool));
  expect(textOf(visit.page.html)).toContain('Moodle 4.5.6');
  const done = await visit.press();
  expect(done.status).toBe(200);
  const steps = elementText(done.html, 'next-steps') ?? '';
  expect(textOf(done.html)).toContain('press “Activate”');
  expect(textOf(done.html)).toContain('Show in activity chooser');
  expect(steps).not.toBe('');

  const [asked, registered] = lms.requests;
  expect(asked).toMatchObject({ method: 'GET', authorization: 'Bearer a.moodle.token' });
  expect(registered).toMatchObject({ method: 'POST', authorization: 'Bearer a.moodle.token' });
  expect(registered?.userAgent).toContain('Waymark');
  const { scope, [toolKey]: sentTool } = registered?.body ?? {};
  const configuration = sentTool as Record<string, unknown>;
  expect(String(scope).split(' ')).toEqual([
    'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
    'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
    'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
    'https://purl.imsglobal.org/spec/lti-ags/scope/score',
    'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  ]);
  expect(configuration).toMatchObject({
    domain: new URL(tool.url).host,
    target_link_uri: `${tool.url}/lti/launch`,
    claims: ['iss', 'sub', 'name', 'given_name', 'family_name'],
    custom_parameters: { context_history: '$Context.id.history' },
  });
  expect(configuration['messages']).toEqual([
    expect.objectContaining({ type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }),
    expect.not.objectContaining({ placements: expect.anything() as unknown }),
  ]);
  expect(JSON.stringify(configuration)).not.toContain('canvas.instructure.com');

  const [platform] = await platforms();
  expect(platform).toMatchObject({
    family: 'moodle',
    status: 'active',
    issuer: lms.url,
    authUrl: `${lms.url}/mod/lti/auth.php`,
    // Moodle has no name for the school; the invite says whom it is for.
    name: 'Larkspur District',
    deployments: [{ deploymentId: '1', status: 'active' }],
  });
});

test('the finished page closes itself only when all went well', async () => {
  const script = (html: string) => /id="registration-done">([^<]*)</.exec(html)?.[1] ?? '';
  const active = await (await open(await inviteCode(tool))).press();
  expect(JSON.parse(script(active.html))).toHaveProperty('closeAfterSeconds');
  expect(active.html).toContain('/assets/registration-done.js');
  const pending = await (await open()).press();
  expect(JSON.parse(script(pending.html))).toEqual({});
});

test('an LMS that registers the same client id again changes nothing here, and the page says so', async () => {
  answerWith('SameClient');
  await (await open(await inviteCode(tool))).press();
  const [before] = await platforms();
  lms.configuration['jwks_uri'] = `${lms.url}/elsewhere/certs.php`;
  const invite = await inviteCode(tool);
  for (const code of [undefined, invite]) {
    const again = await (await open(code)).press();
    expect(again.status).toBe(200);
    expect(textOf(again.html)).toContain('was registered already');
    expect(elementText(again.html, 'platform-id')).toBe(before?._id);
  }
  expect(await platforms()).toEqual([before]);
  // Nothing came of it, so the invite is still good.
  expect((await open(invite)).page.status).toBe(200);
});

test('an invite that names the registration brings its addresses up to date, and nothing else', async () => {
  answerWith('SameClient');
  await (await open(await inviteCode(tool))).press();
  const [before] = await platforms();
  const invite = await inviteCode(tool, { platformId: before?._id ?? '', forWhom: 'Somebody else' });
  lms.configuration['jwks_uri'] = `${lms.url}/elsewhere/certs.php`;
  const visit = await open(invite);
  expect(elementText(visit.page.html, 'becomes')).toContain('only the addresses of your LMS change');
  const done = await visit.press();
  expect(textOf(done.html)).toContain('is up to date');
  const [after] = await platforms();
  expect(after).toEqual({ ...before, jwksUrl: `${lms.url}/elsewhere/certs.php` });
  expect(elementText((await open(invite)).page.html, 'error-code')).toBe('INVITE_USED');
});

test('an invite that names a registration neither activates another one nor fits another LMS', async () => {
  answerWith('First');
  await (await open(await inviteCode(tool))).press();
  const [first] = await platforms();
  answerWith('Second');
  const invite = await inviteCode(tool, { platformId: first?._id ?? '' });
  const done = await (await open(invite)).press();
  expect(elementText(done.html, 'platform-status')).toBe('pending');

  const other = await startMoodleLike();
  try {
    const { page } = await open(invite, { openid_configuration: other.configurationUrl });
    expect(elementText(page.html, 'error-code')).toBe('INVITE_FOR_ANOTHER_LMS');
  } finally {
    await other.close();
  }
});

test('what the LMS does not offer is not asked for, and the page says what is then missing', async () => {
  lms.configuration['scopes_supported'] = ['openid', 'https://purl.imsglobal.org/spec/lti-ags/scope/score'];
  lms.configuration['claims_supported'] = ['sub', 'iss'];
  const platform = lms.configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'] as Record<
    string,
    unknown
  >;
  platform['messages_supported'] = [{ type: 'LtiResourceLinkRequest' }];
  const visit = await open();
  const shown = textOf(visit.page.html);
  expect(shown).toContain('students are seen only after they opened Waymark once');
  expect(shown).not.toContain('Teachers choose a pathway while they add');
  await visit.press();
  const body = lms.requests.at(-1)?.body ?? {};
  expect(body['scope']).toBe('https://purl.imsglobal.org/spec/lti-ags/scope/score');
  expect(body[toolKey]).toMatchObject({
    claims: ['iss', 'sub'],
    messages: [{ type: 'LtiResourceLinkRequest' }],
  });
});

test('less than was asked for, granted, is told', async () => {
  lms.register = (body) => ({
    body: { ...body, client_id: 'Less', scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/score' },
  });
  const done = await (await open()).press();
  expect(textOf(done.html)).toContain('Your LMS granted less than was asked for');
  expect(textOf(done.html)).toContain('teachers must make each column themselves');
});

test('what an LMS says of itself is shown as text, never as markup', async () => {
  lms.configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'] = {
    product_family_code: 'moodle',
    version: '<img src=x onerror=alert(1)>',
    'https://canvas.instructure.com/lti/account_name': '<script>alert(1)</script>',
  };
  const visit = await open();
  const done = await visit.press();
  for (const { html } of [visit.page, done]) {
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  }
  expect(visit.page.html).toContain('&lt;img src=x');
});
