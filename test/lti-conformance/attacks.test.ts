import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import {
  authorize,
  createBrowser,
  launch,
  login,
  submitLaunch,
  type LaunchOptions,
} from '../../sandbox/lms/scripted-browser.ts';
import { countStored, errorCode, expectRefusalPage, expectRefused } from '../support/refusal.ts';
import { startSchool, startTool, testConfig, type School } from '../support/tool.ts';
import { startSandboxLms } from '../../sandbox/lms/index.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

let school: School;
let link: string;
let shift = 0;
const clock = () => new Date(Date.now() + shift);

beforeAll(async () => {
  school = await startSchool({ keepLogs: true, clock });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
});
afterAll(() => school.close());
afterEach(() => {
  shift = 0;
});

type Claims = Record<string, unknown>;
const options = (): LaunchOptions => ({ lms: school.lms, as: 'ana', link });

/** A launch up to the form that the LMS lets the browser post. */
async function upToForm(changes: Partial<LaunchOptions> = {}) {
  const browser = createBrowser();
  const url = await login(browser, { ...options(), ...changes });
  return { browser, url, form: await authorize(browser, url) };
}

describe('a launch counts once', () => {
  test('the same form again, from the same browser', async () => {
    const page = await launch(options());
    expect(page.status).toBe(200);
    expectRefusalPage(await page.replay(), { status: 401, code: 'STATE_USED' });
  });

  test('the same form twice at the same instant makes exactly one session', async () => {
    const { browser, form } = await upToForm();
    const pages = await Promise.all(Array.from({ length: 6 }, () => submitLaunch(browser, form)));
    expect(pages.filter((page) => page.launch !== null)).toHaveLength(1);
    const others = pages.filter((page) => page.launch === null);
    for (const page of others) expectRefusalPage(page, { status: 401, code: 'STATE_USED' });
  });

  test('a used state is no good for a fresh token either', async () => {
    const used = await launch(options());
    const { browser, form } = await upToForm();
    const mixed = { action: form.action, fields: { ...form.fields, state: used.form.fields['state'] ?? '' } };
    expectRefusalPage(await submitLaunch(browser, mixed), { status: 401, code: 'NONCE_WRONG' });
  });

  test('tokens of two logins cannot be swapped', async () => {
    const [one, two] = [await upToForm(), await upToForm({ as: 'ben' })];
    const swapped = {
      ...one.form,
      fields: { ...one.form.fields, id_token: two.form.fields['id_token'] ?? '' },
    };
    expectRefusalPage(await submitLaunch(one.browser, swapped), { status: 401, code: 'NONCE_WRONG' });
    // Neither was used up by the attempt.
    expect((await submitLaunch(one.browser, one.form)).status).toBe(200);
    expect((await submitLaunch(two.browser, two.form)).status).toBe(200);
  });

  test('a state ends with its time', async () => {
    const { browser, form } = await upToForm({
      editClaims: (claims) => void ((claims as Claims)['exp'] = Number(claims.exp) + 3600),
    });
    shift = 601_000;
    expectRefusalPage(await submitLaunch(browser, form), { status: 401, code: 'STATE_EXPIRED' });
  });
});

describe('a launch ends in the browser where it began', () => {
  test('another browser, without the cookie', async () => {
    const { form } = await upToForm();
    const page = await submitLaunch(createBrowser(), form);
    expectRefusalPage(page, { status: 401, code: 'BROWSER_NOT_BOUND' });
  });

  test('another browser, with the cookie of a launch of its own', async () => {
    const victim = await upToForm({ as: 'ben' });
    const { form } = await upToForm();
    const page = await submitLaunch(victim.browser, form);
    expectRefusalPage(page, { status: 401, code: 'BROWSER_NOT_BOUND' });
  });

  test('the value of one launch under the cookie name of another', async () => {
    const [one, two] = [await upToForm(), await upToForm()];
    const [, value] = one.browser.cookies(school.tool.url).split('=');
    const [name] = two.browser.cookies(school.tool.url).split('=');
    const answer = await fetch(two.form.action, {
      method: 'POST',
      headers: { cookie: `${name}=${value}` },
      body: new URLSearchParams(two.form.fields),
    });
    expect(answer.status).toBe(401);
    expect(errorCode(await answer.text())).toBe('BROWSER_NOT_BOUND');
  });

  test('an attempt from another browser does not use the launch up', async () => {
    const { browser, form } = await upToForm();
    await submitLaunch(createBrowser(), form);
    expect((await submitLaunch(browser, form)).status).toBe(200);
  });
});

test('after a restart an unused login still works, and a used one still does not', async () => {
  const databaseUri = testDatabaseUri('restart');
  const first = await startTool({ databaseUri });
  const lms = await startSandboxLms({ toolUrl: first.url });
  await first.dependencies.lti.registry.add({
    ...lms.platform('canvas'),
    deploymentPolicy: 'accept',
    audience: undefined,
  });
  const used = await launch({ lms, as: 'ana', course: 'science-7' });
  expect(used.status).toBe(200);
  const browser = createBrowser();
  const form = await authorize(browser, await login(browser, { lms, as: 'ana', course: 'science-7' }));
  await first.close();
  const second = await startTool({ databaseUri, config: { port: Number(new URL(first.url).port) } });
  try {
    expect((await submitLaunch(browser, form)).status).toBe(200);
    expectRefusalPage(await used.replay(), { status: 401, code: 'STATE_USED' });
  } finally {
    await second.close();
    await lms.close();
    await dropTestDatabase(databaseUri);
  }
});

describe('what another platform can do', () => {
  test('a token that it signs for itself does not fit a login of ours', async () => {
    const { browser, form } = await upToForm();
    const other = await upToForm({
      link: undefined,
      dress: 'schoology',
      course: 'science-7',
      editAuthorization: (parameters) =>
        parameters.set('nonce', school.tool.dependencies.lti.states.nonceOf(form.fields['state'] ?? '')),
    });
    const mixed = { ...form, fields: { ...form.fields, id_token: other.form.fields['id_token'] ?? '' } };
    const page = await submitLaunch(browser, mixed);
    expectRefusalPage(page, {
      status: 401,
      code: expect.stringMatching(/STATE_UNKNOWN|TARGET_LINK_WRONG/) as string,
    });
    expect(page.launch).toBeNull();
  });
});

describe('texts from outside are inert', () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)></script>\u2028\u2029${'\u0000'}javascript:`;

  test('in every claim', async () => {
    const page = await launch({
      ...options(),
      as: 'rivera',
      editClaims: (claims) => {
        const all = claims as Claims;
        for (const name of ['name', 'given_name', 'family_name', 'locale', 'picture']) all[name] = evil;
        all[`${lti}context`] = { ...(all[`${lti}context`] as Claims), title: evil, label: evil };
        all[`${lti}resource_link`] = { ...(all[`${lti}resource_link`] as Claims), title: evil };
        all[`${lti}custom`] = { locale: evil, [evil]: evil };
        all[`${lti}launch_presentation`] = { locale: evil, return_url: 'javascript:alert(1)' };
        all[`${lti}tool_platform`] = { guid: evil, name: evil };
      },
    });
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('<script>');
    expect(page.html).not.toContain('<img');
    expect(page.html).not.toContain('onerror=alert(1)></script>');
    expect(page.html).not.toMatch(/[\u2028\u2029]/);
    expect(page.html).toContain('<html lang="en">');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('javascript');
    const view = page.launch as LaunchView;
    expect(view.locale).toBe('en');
    expect(view.person.name).toContain('<script>');
  });

  test('in what a login sends', async () => {
    const browser = createBrowser();
    const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
    const page = await browser.post(loginUrl, {
      ...loginParameters,
      login_hint: evil,
      lti_message_hint: evil,
      lti_storage_target: evil.slice(0, 90),
    });
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('<script>alert');
    expect(page.html).not.toContain('<img');
  });

  test('in refusals', async () => {
    const page = await expectRefused(
      school,
      {
        as: 'ana',
        link,
        editForm: (fields) => void Object.assign(fields, { error: evil, error_description: evil }),
      },
      { status: 401, code: 'PLATFORM_REPORTED_ERROR' },
    );
    expect(page.html).not.toContain('alert(1)');
  });

  test('in response headers', async () => {
    const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
    delete loginParameters['lti_storage_target'];
    const page = await createBrowser().post(loginUrl, {
      ...loginParameters,
      login_hint: 'a\r\nset-cookie: evil=1\r\n\r\n<script>',
    });
    expect(page.status).toBe(302);
    expect(page.headers.getSetCookie()).toHaveLength(1);
    expect(page.headers.get('location')).not.toMatch(/[\r\n<]/);
    expect(new URL(page.headers.get('location') ?? '').searchParams.get('login_hint')).toContain(
      '\r\nset-cookie',
    );
  });
});

describe('we never redirect by what a message says', () => {
  test('a login goes only to the registered endpoint', async () => {
    for (const target of ['https://evil.example/', '//evil.example', 'javascript:alert(1)']) {
      const url = await login(createBrowser(), { ...options(), targetLinkUri: target });
      expect(url.href).toMatch(school.lms.platform('canvas').authUrl);
    }
  });

  test('a Host header does not change our own address', async () => {
    const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
    delete loginParameters['lti_storage_target'];
    const answer = await fetch(loginUrl, {
      method: 'POST',
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      body: new URLSearchParams(loginParameters),
      redirect: 'manual',
    });
    const url = new URL(answer.headers.get('location') ?? '');
    expect(url.searchParams.get('redirect_uri')).toBe(`${school.tool.url}/lti/launch`);
  });
});

describe('an LMS that stops the launch', () => {
  test.each([
    ['login_required', 'not signed in'],
    ['interaction_required', 'not signed in'],
    ['launch_no_longer_valid', 'stopped this launch'],
    ['access_denied', 'stopped this launch'],
    ['unauthorized_client', 'stopped this launch'],
  ])('%s gives a plain page', async (error, words) => {
    const page = await expectRefused(
      school,
      {
        as: 'ana',
        link,
        editForm: (fields) => {
          delete fields['id_token'];
          Object.assign(fields, { error, error_description: 'The word of the LMS' });
        },
      },
      { status: 401, code: 'PLATFORM_REPORTED_ERROR' },
    );
    expect(page.html).toContain(words);
    expect(page.html).not.toContain('<form');
  });

  test('the sandbox says login_required by itself', async () => {
    school.lms.state.faults.loginRequired = true;
    try {
      await expectRefused(school, { as: 'ana', link }, { status: 401, code: 'PLATFORM_REPORTED_ERROR' });
    } finally {
      school.lms.state.faults.loginRequired = false;
    }
  });
});

test('a suspended platform refuses logins, launches and running sessions at once, and an active one takes them again', async () => {
  const suspended = await startSchool();
  try {
    const { lms, tool, platforms } = suspended;
    const begun = createBrowser();
    const input = { lms, as: 'ana', course: 'science-7' };
    const form = await authorize(begun, await login(begun, input));
    const running = (await launch(input)).launch as LaunchView;
    const getSession = () =>
      fetch(`${tool.url}/api/session`, { headers: { authorization: `Bearer ${running.session.token}` } });
    expect((await getSession()).status).toBe(200);
    const before = await countStored(tool);
    await tool.dependencies.lti.registry.setStatus(platforms.canvas._id, 'suspended');
    const { loginUrl, loginParameters } = lms.startLaunch({ as: 'ana', course: 'science-7' });
    expectRefusalPage(await createBrowser().post(loginUrl, loginParameters), {
      status: 403,
      code: 'PLATFORM_NOT_ACTIVE',
    });
    expectRefusalPage(await submitLaunch(begun, form), { status: 403, code: 'PLATFORM_NOT_ACTIVE' });
    const refused = await getSession();
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { code: 'SESSION_EXPIRED' } });
    expect(await countStored(tool)).toEqual(before);
    await tool.dependencies.lti.registry.setStatus(platforms.canvas._id, 'active');
    expect((await getSession()).status).toBe(200);
    expect((await submitLaunch(begun, form)).status).toBe(200);
  } finally {
    await suspended.close();
  }
});

test('private addresses are refused as key sets where configuration does not allow them', async () => {
  const strict = await startSchool({ config: { ...testConfig, allowPrivateNetwork: false } });
  try {
    const page = await launch({ lms: strict.lms, as: 'ana', course: 'science-7' });
    expectRefusalPage(page, { status: 502, code: 'PLATFORM_KEYS_UNAVAILABLE' });
    expect(strict.lms.state.requests.filter((one) => JSON.stringify(one).includes('jwks'))).toEqual([]);
  } finally {
    await strict.close();
  }
});
