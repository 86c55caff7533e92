import {
  authorize,
  createBrowser,
  findForm,
  launch,
  login,
  submitLaunch,
  type LaunchOptions,
} from '../../sandbox/lms/scripted-browser.ts';
import { expectRefusalPage } from '../support/refusal.ts';
import { startSchool, type School } from '../support/tool.ts';

// A launch ends in the browser where it began: by cookie, by LTI Platform Storage, or in a tab of its own. Frames are told who may frame.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool({ keepLogs: true });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
});
afterAll(() => school.close());

const options = (): LaunchOptions => ({ lms: school.lms, as: 'ana', link });
const policyOf = (page: { headers: Headers }): string => page.headers.get('content-security-policy') ?? '';
const ancestorsOf = (page: { headers: Headers }): string[] =>
  (/frame-ancestors ([^;]*)/.exec(policyOf(page))?.[1] ?? '').split(' ');

/** What the script of a storage page is told to do. */
function storageStep(html: string): Record<string, string> {
  const [, json = '{}'] =
    /<script type="application\/json" id="platform-storage">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json) as Record<string, string>;
}

/** A login where the LMS offers storage, up to the form that the LMS lets the browser post. */
async function storageLaunch() {
  const browser = createBrowser();
  const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
  const page = await browser.post(loginUrl, loginParameters);
  const put = storageStep(page.html);
  const form = await authorize(browser, new URL(put['next'] ?? ''));
  browser.dropCookies();
  return { browser, page, put, form };
}

describe('the cookie', () => {
  test('carries exactly these attributes', async () => {
    const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
    const { headers } = await createBrowser().post(loginUrl, loginParameters);
    const [cookie = '', ...others] = headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair, ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^waymark_launch_[\w-]{12}=[\w-]{43}$/);
    const kept = attributes.filter((attribute) => !attribute.startsWith('Expires=')).toSorted();
    expect(kept).toEqual(['HttpOnly', 'Max-Age=600', 'Partitioned', 'Path=/lti', 'SameSite=None', 'Secure']);
  });

  test('has another name at each login, so that tabs do not disturb each other', async () => {
    const browser = createBrowser();
    const forms = [];
    for (const as of ['ana', 'ben', 'rivera'])
      forms.push(await authorize(browser, await login(browser, { ...options(), as })));
    for (const form of forms.toReversed()) expect((await submitLaunch(browser, form)).status).toBe(200);
    // Each launch takes its cookie away.
    expect(browser.cookies(school.tool.url)).toBe('');
  });
});

describe('without a cookie, where the LMS offers storage', () => {
  test('the login leaves the binding with the registered LMS and goes on to it', async () => {
    const { page, put } = await storageLaunch();
    expect(page.status).toBe(200);
    expect(put).toMatchObject({
      step: 'put',
      frame: 'post_message_forwarding',
      targetOrigin: school.lms.url,
      key: expect.stringMatching(/^waymark_launch_/) as string,
      value: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(put['next']).toContain(`${school.lms.platform('canvas').authUrl}?`);
  });

  test('the launch asks for it, and shows no person and opens no session until then', async () => {
    const { browser, put, form } = await storageLaunch();
    const asked = await submitLaunch(browser, form);
    expect(asked.status).toBe(200);
    expect(asked.launch).toBeNull();
    expect(storageStep(asked.html)).toEqual({
      step: 'get',
      key: put['key'],
      frame: put['frame'],
      targetOrigin: put['targetOrigin'],
    });
    expect(asked.html).not.toContain(put['value'] ?? 'none');
    expect(asked.html).not.toMatch(/Ana|Duarte|larkspur\.example/);
    const [itself = ''] = asked.html.split('</form>');
    const again = findForm(itself);
    expect(again?.action).toBe(`${school.tool.url}/lti/launch`);
    expect(again?.fields).toEqual({
      id_token: form.fields['id_token'],
      state: form.fields['state'],
      waymark_binding: '',
    });
  });

  test('the right answer opens the session, once', async () => {
    const { browser, put, form } = await storageLaunch();
    const bound = { ...form, fields: { ...form.fields, waymark_binding: put['value'] ?? '' } };
    const opened = await submitLaunch(browser, bound);
    expect(opened.status).toBe(200);
    expect(opened.launch).not.toBeNull();
    expectRefusalPage(await submitLaunch(browser, bound), { status: 401, code: 'STATE_USED' });
  });

  test('a wrong, empty or foreign answer opens nothing, and leaves the launch to its own browser', async () => {
    const { browser, put, form } = await storageLaunch();
    const other = await storageLaunch();
    for (const value of ['', 'x'.repeat(43), other.put['value'] ?? '', `${put['value']}x`]) {
      const wrong = { ...form, fields: { ...form.fields, waymark_binding: value } };
      expectRefusalPage(await submitLaunch(browser, wrong), { status: 401, code: 'BROWSER_NOT_BOUND' });
    }
    const right = { ...form, fields: { ...form.fields, waymark_binding: put['value'] ?? '' } };
    expect((await submitLaunch(browser, right)).status).toBe(200);
  });

  test('a used launch does not ask again', async () => {
    const { browser, put, form } = await storageLaunch();
    await submitLaunch(browser, { ...form, fields: { ...form.fields, waymark_binding: put['value'] ?? '' } });
    expectRefusalPage(await submitLaunch(browser, form), { status: 401, code: 'STATE_USED' });
  });
});

describe('without a cookie and without storage', () => {
  test('the page offers a tab of its own, which begins the login again with a cookie', async () => {
    const refused = await launch({ ...options(), dropCookies: true });
    expectRefusalPage(refused, { status: 401, code: 'BROWSER_NOT_BOUND' });
    expect(refused.launch).toBeNull();
    expect(refused.html).toContain('<button>Open in a new tab</button>');
    expect(refused.html).toContain('target="_blank"');
    expect(policyOf(refused)).toContain("form-action 'self'");
    const form = findForm(refused.html);
    expect(form?.action).toBe(`${school.tool.url}/lti/login`);
    const tab = createBrowser();
    const page = await tab.post(form?.action ?? '', form?.fields ?? {});
    expect(page.status).toBe(302);
    expect(page.headers.get('location')).toContain(school.lms.platform('canvas').authUrl);
    expect(tab.cookies(school.tool.url)).toMatch(/^waymark_launch_/);
  });

  test('the refusal is logged with its code', async () => {
    const before = school.tool.logs.length;
    await launch({ ...options(), dropCookies: true });
    const codes = school.tool.logs.slice(before).map((event) => event['code']);
    expect(codes.filter(Boolean)).toEqual(['BROWSER_NOT_BOUND']);
  });
});

describe('who may frame', () => {
  test('a launch: the registration’s origins, its family’s, and the return address of this launch', async () => {
    const page = await launch({
      ...options(),
      editClaims: (claims) => {
        (claims as Record<string, unknown>)[`${lti}launch_presentation`] = {
          return_url: 'https://lms.school.example/courses/1?x=2',
        };
      },
    });
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(ancestorsOf(page)).toEqual(
      expect.arrayContaining([
        "'self'",
        school.lms.url,
        'https://*.instructure.com',
        'https://lms.school.example',
      ]),
    );
    expect(ancestorsOf(page)).not.toContain('*');
  });

  test('a page that asks for the binding may be framed by the same', async () => {
    const page = await launch({
      ...options(),
      dropCookies: true,
      editClaims: (claims) => {
        (claims as Record<string, unknown>)[`${lti}launch_presentation`] = {
          return_url: 'https://lms.school.example/',
        };
      },
    });
    expect(ancestorsOf(page)).toContain('https://lms.school.example');
  });

  test.each([
    'https://*/',
    'https://*.example/',
    'https://a;sandbox/',
    'https://a,b/',
    "https://'none'/",
    'javascript:alert(1)',
    'data:text/html,x',
  ])('the return address %s changes no policy', async (return_url) => {
    const plain = await launch({
      ...options(),
      editClaims: (claims) => void delete (claims as Record<string, unknown>)[`${lti}launch_presentation`],
    });
    const page = await launch({
      ...options(),
      editClaims: (claims) => {
        (claims as Record<string, unknown>)[`${lti}launch_presentation`] = { return_url };
      },
    });
    expect(page.status).toBe(200);
    expect(policyOf(page)).toBe(policyOf(plain));
  });

  test('deep linking may post its answer to the LMS that asked, and to nobody else', async () => {
    const page = await launch({
      lms: school.lms,
      as: 'rivera',
      course: 'science-7',
      message: 'deep-linking',
    });
    expect(policyOf(page)).toContain(`form-action 'self' ${school.lms.url};`);
  });

  test('refusals to an LMS may be framed anywhere, every other page nowhere', async () => {
    const refused = await createBrowser().get(`${school.tool.url}/lti/login`);
    expectRefusalPage(refused, { status: 400, code: 'LOGIN_INVALID' });
    for (const path of [
      '/',
      '/nothing',
      '/healthz',
      '/api/openapi.json',
      '/api/nothing',
      '/assets/nothing',
    ]) {
      const page = await createBrowser().get(school.tool.url + path);
      expect(policyOf(page)).toContain("frame-ancestors 'none'");
      expect(page.headers.get('x-frame-options')).toBeNull();
    }
  });

  test('no page allows inline script, other origins or a base address', async () => {
    const pages = [
      await launch(options()),
      await launch({ ...options(), dropCookies: true }),
      (await storageLaunch()).page,
      await createBrowser().get(`${school.tool.url}/app`),
    ];
    for (const page of pages) {
      expect(policyOf(page)).toMatch(/default-src 'none'; script-src 'self';/);
      expect(policyOf(page)).toContain("base-uri 'none'");
      expect(policyOf(page)).not.toMatch(/unsafe|nonce-/);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cross-origin-opener-policy')).toBeNull();
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
