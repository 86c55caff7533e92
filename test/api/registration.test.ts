import { launch } from '../../sandbox/lms/scripted-browser.ts';
import {
  elementText,
  inviteCode,
  registrationUrl,
  textOf,
  visitRegistration,
} from '../support/registration.ts';
import { startSandboxLms, type SandboxLms } from '../../sandbox/lms/index.ts';
import { startTool, type TestTool } from '../support/tool.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';

const toolKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

let tool: TestTool;
let lms: SandboxLms;
let now = new Date();

beforeAll(async () => {
  const clock = () => now;
  tool = await startTool({ clock, keepLogs: true });
  lms = await startSandboxLms({ toolUrl: tool.url, clock });
});
afterAll(async () => {
  await tool.close();
  await lms.close();
});
beforeEach(() => {
  now = new Date();
  lms.reset();
  lms.state.platforms.canvas.registrations.splice(1);
});

/** What Canvas opens when its admin pastes our registration address. */
function start(invite?: string): string {
  const address = new URL('/lti/register', tool.url);
  if (invite !== undefined) address.searchParams.set('invite', invite);
  return lms.startRegistration(address.href);
}

async function platformIn(html: string) {
  const id = elementText(html, 'platform-id') ?? '';
  const platforms = await tool.dependencies.lti.registry.list();
  return platforms.find((platform) => platform._id === id);
}

async function switchOn(clientId: string): Promise<void> {
  await fetch(`${lms.url}/canvas/registrations/${clientId}/enabled`, { method: 'POST' });
}

/** The sandbox gives the same client ids again after a reset. */
async function forgetPlatforms(): Promise<void> {
  const { models } = tool.dependencies.lti;
  await models.platforms.deleteMany({});
}

describe('registration in Canvas', () => {
  beforeEach(forgetPlatforms);

  test('with an invite, an admin reads, presses one button, and a teacher’s launch works', async () => {
    const visit = await visitRegistration(start(await inviteCode(tool)));
    expect(visit.page.status).toBe(200);
    const shown = textOf(visit.page.html);
    expect(shown).toContain('Register Waymark in Larkspur School?');
    expect(shown).toContain('Your invite (for Larkspur District) switches the registration on at once');
    expect(shown).toContain('send grades to its own columns');
    expect(shown).toContain('assignment_selection');
    expect(shown).toContain('No e-mail address is asked for');
    expect(await tool.dependencies.lti.registry.list()).toHaveLength(0);

    const done = await visit.press();
    expect(done.status).toBe(200);
    expect(textOf(done.html)).toContain('Waymark is registered in Larkspur School.');
    expect(textOf(done.html)).toContain('set Waymark to On');
    const platform = await platformIn(done.html);
    expect(platform).toMatchObject({ status: 'active', family: 'canvas', name: 'Larkspur School' });

    const clientId = platform?.clientId ?? '';
    await switchOn(clientId);
    const opened = await launch({ lms, as: 'rivera', course: 'science-7', clientId });
    expect(opened.status).toBe(200);
    expect((opened.launch as LaunchView).person.role).toBe('teacher');
  });

  test('asks for what Canvas offers, with its own keys, each placement with one message', async () => {
    const visit = await visitRegistration(start());
    await visit.press();
    const asked = lms.state.requests.findLast((request) => request.method === 'POST')?.sent as Record<
      string,
      unknown
    >;
    expect(asked).toMatchObject({
      application_type: 'web',
      response_types: ['id_token'],
      token_endpoint_auth_method: 'private_key_jwt',
      initiate_login_uri: `${tool.url}/lti/login`,
      redirect_uris: [`${tool.url}/lti/launch`],
      jwks_uri: `${tool.url}/lti/jwks`,
    });
    expect(asked['grant_types']).toEqual(expect.arrayContaining(['implicit', 'client_credentials']));
    const configuration = asked[toolKey] as Record<string, unknown>;
    expect(configuration).toMatchObject({
      domain: new URL(tool.url).host,
      'https://canvas.instructure.com/lti/privacy_level': 'public',
      'https://canvas.instructure.com/lti/tool_id': 'waymark',
      // Of what we want, the sandbox offers these variables only.
      custom_parameters: {
        context_history: '$Context.id.history',
        assignment_published: '$Canvas.assignment.published',
      },
    });
    const messages = configuration['messages'] as { type: string; placements: string[] }[];
    expect(messages.map(({ type, placements }) => ({ type, placements }))).toEqual([
      {
        type: 'LtiDeepLinkingRequest',
        placements: ['assignment_selection', 'link_selection', 'course_assignments_menu'],
      },
      { type: 'LtiResourceLinkRequest', placements: ['course_navigation'] },
      { type: 'LtiResourceLinkRequest', placements: ['account_navigation'] },
    ]);
    expect(messages[2]).toMatchObject({ 'https://canvas.instructure.com/lti/visibility': 'admins' });
    expect(messages[1]).toMatchObject({
      'https://canvas.instructure.com/lti/course_navigation/default_enabled': false,
    });
  });

  test('without an invite it waits: launches say so, until an admin activates it', async () => {
    const visit = await visitRegistration(start());
    expect(elementText(visit.page.html, 'becomes')).toContain('waits until a Waymark admin approves it');
    const done = await visit.press();
    expect(textOf(done.html)).toContain('waits for approval');
    const platform = await platformIn(done.html);
    expect(platform?.status).toBe('pending');
    expect(textOf(done.html)).toContain(`waymark platform activate ${platform?._id}`);

    const clientId = platform?.clientId ?? '';
    await switchOn(clientId);
    const early = await launch({ lms, as: 'rivera', course: 'science-7', clientId }).catch(
      (stopped: { page: { status: number; html: string } }) => stopped.page,
    );
    expect(early.status).toBe(403);
    expect(elementText(early.html, 'error-code')).toBe('PLATFORM_NOT_ACTIVE');
    expect(textOf(early.html)).toContain('not yet switched on');

    const activated = await tool.dependencies.lti.registry.setStatus(platform?._id ?? '', 'active');
    expect(activated.status).toBe('active');
    now = new Date(now.getTime() + 2_000);
    expect((await launch({ lms, as: 'rivera', course: 'science-7', clientId })).status).toBe(200);
  });

  test('only the LMS may frame the pages; the registration token and the invite stand in none of them', async () => {
    const invite = await inviteCode(tool);
    const address = start(invite);
    const token = new URL(address).searchParams.get('registration_token') ?? '';
    const visit = await visitRegistration(address);
    const done = await visit.press();
    for (const page of [visit.page, done]) {
      expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' `);
      expect(page.headers.get('content-security-policy')).toContain(lms.url);
      expect(page.headers.get('content-security-policy')).not.toContain(' * ');
      expect(page.headers.get('x-frame-options')).toBeNull();
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.html).not.toContain(token);
      expect(page.html).not.toContain(invite);
    }
    expect(visit.page.html).not.toContain('<script');
    expect(JSON.stringify(tool.logs)).not.toContain(token);
    expect(JSON.stringify(tool.logs)).not.toContain(invite);
    const { models } = tool.dependencies.lti;
    const { db } = models.platforms;
    const kept = JSON.stringify([
      await db.collection('registration_handovers').find().toArray(),
      await db.collection('registration_invites').find().toArray(),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(invite);
  });

  test('a Canvas school that frames us from its own domain sees the page', async () => {
    const answer = await fetch(start(), { headers: { referer: 'https://lms.larkspur.example/accounts/1' } });
    expect(answer.headers.get('content-security-policy')).toContain('https://lms.larkspur.example');
  });

  test('the button pressed twice registers once, and both pages tell the same', async () => {
    const visit = await visitRegistration(start(await inviteCode(tool)));
    const [first, second] = await Promise.all([visit.press(), visit.press()]);
    const third = await visit.press();
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200]);
    const ids = [first, second, third].map(({ html }) => elementText(html, 'platform-id'));
    expect(new Set(ids).size).toBe(1);
    expect(lms.state.platforms.canvas.registrations).toHaveLength(2);
    expect(await tool.dependencies.lti.registry.list()).toHaveLength(1);
  });

  test('a page that stood open too long registers nothing, and a made-up or changed form neither', async () => {
    const visit = await visitRegistration(start());
    const handle = /name="hand_over" value="([^"]*)"/.exec(visit.page.html)?.[1] ?? '';
    const post = (hand_over: string) => visit.browser.post(`${tool.url}/lti/register`, { hand_over });
    const changed = handle.slice(0, -1) + (handle.endsWith('A') ? 'B' : 'A');
    for (const forged of [changed, 'x'.repeat(65), 'x']) {
      const refused = await post(forged);
      expect(refused.status).toBe(400);
      expect(elementText(refused.html, 'error-code')).toBe('REGISTRATION_PAGE_UNKNOWN');
    }
    expect((await visit.browser.post(`${tool.url}/lti/register`, {})).status).toBe(400);
    now = new Date(now.getTime() + 31 * 60_000);
    const late = await visit.press();
    expect(late.status).toBe(400);
    expect(elementText(late.html, 'error-code')).toBe('REGISTRATION_PAGE_EXPIRED');
    expect(lms.state.platforms.canvas.registrations).toHaveLength(1);
  });

  test('Canvas refuses a token that was used, in words', async () => {
    const address = start();
    const [first, second] = [await visitRegistration(address), await visitRegistration(address)];
    expect((await first.press()).status).toBe(200);
    const refused = await second.press();
    expect(refused.status).toBe(502);
    expect(elementText(refused.html, 'error-code')).toBe('REGISTRATION_REFUSED');
    expect(textOf(refused.html)).toContain('Start the registration again in your LMS');
    expect(await tool.dependencies.lti.registry.list()).toHaveLength(1);
  });
});

describe('invites', () => {
  beforeEach(forgetPlatforms);

  test('one invite registers one LMS, whoever is quicker', async () => {
    const invite = await inviteCode(tool);
    const visits = [await visitRegistration(start(invite)), await visitRegistration(start(invite))];
    const pages = await Promise.all(visits.map((visit) => visit.press()));
    expect(pages.map((page) => page.status).sort()).toEqual([200, 403]);
    const refused = pages.find((page) => page.status === 403)?.html ?? '';
    expect(elementText(refused, 'error-code')).toBe('INVITE_USED');
    expect(lms.state.platforms.canvas.registrations).toHaveLength(2);

    const later = await visitRegistration(start(invite));
    expect(elementText(later.page.html, 'error-code')).toBe('INVITE_USED');
  });

  test('an invite that is unknown or too old is refused before the LMS is asked anything', async () => {
    const old = await inviteCode(tool, { days: 1 });
    now = new Date(now.getTime() + 25 * 3_600_000);
    for (const [code, invite] of [
      ['INVITE_EXPIRED', old],
      ['INVITE_UNKNOWN', 'made-up'],
    ] as const) {
      const { page } = await visitRegistration(start(invite));
      expect(page.status).toBe(403);
      expect(elementText(page.html, 'error-code')).toBe(code);
    }
    expect(lms.state.requests).toHaveLength(0);
  });

  test('an invite that ran out while the page stood open registers nothing', async () => {
    const invite = await inviteCode(tool, { days: 1 });
    now = new Date(now.getTime() + 23.9 * 3_600_000);
    const visit = await visitRegistration(start(invite));
    now = new Date(now.getTime() + 10 * 60_000);
    const refused = await visit.press();
    expect(elementText(refused.html, 'error-code')).toBe('INVITE_EXPIRED');
    expect(lms.state.platforms.canvas.registrations).toHaveLength(1);
  });

  test('an invite for another kind of LMS is refused', async () => {
    const { page } = await visitRegistration(start(await inviteCode(tool, { family: 'moodle' })));
    expect(page.status).toBe(403);
    expect(textOf(page.html)).toContain('This invite is for Moodle, and this is Canvas.');
  });
});

test('Schoology registers no tools by itself: the page says to do it by hand', async () => {
  const address = new URL('/lti/register', tool.url);
  address.searchParams.set('openid_configuration', `${lms.url}/schoology/.well-known/openid-configuration`);
  const unknown = await visitRegistration(address.href);
  expect(unknown.page.status).toBe(502);
  expect(textOf(unknown.page.html)).toContain('in Schoology and Blackboard, register Waymark by hand');
  address.searchParams.set('invite', await inviteCode(tool, { family: 'schoology' }));
  const invited = await visitRegistration(address.href);
  expect(invited.page.status).toBe(400);
  expect(elementText(invited.page.html, 'error-code')).toBe('REGISTRATION_NOT_OFFERED');
});

test.each([
  ['https://app.schoology.com/apps/openid-configuration', 'Schoology'],
  ['https://learn.blackboard.com/openid-configuration', 'Blackboard'],
])('an address of %s is not asked: that LMS registers no tools by itself', async (address, lms) => {
  const { page } = await visitRegistration(registrationUrl(tool, { openid_configuration: address }));
  expect([page.status, elementText(page.html, 'error-code')]).toEqual([400, 'REGISTRATION_NOT_OFFERED']);
  expect(textOf(page.html)).toContain(`${lms} does not register tools by itself.`);
});

test('someone who opens the address as a link reads where to paste it', async () => {
  const { page } = await visitRegistration(`${tool.url}/lti/register`);
  expect(page.status).toBe(400);
  expect(textOf(page.html)).toContain('openid_configuration: is missing');
  expect(textOf(page.html)).toContain('Canvas: Developer Keys');
});
