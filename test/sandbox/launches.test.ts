import { createKey } from '../../sandbox/lms/keys.ts';
import { createBrowser, launch, login } from '../../sandbox/lms/scripted-browser.ts';
import { startTestSchool } from './fake-tool.ts';
import type { TestSchool } from './fake-tool.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';

let school: TestSchool;

beforeAll(async () => {
  school = await startTestSchool();
});

afterAll(() => school.close());

beforeEach(() => school.lms.reset());

function addScience(dress: 'canvas' | 'schoology', custom: Record<string, string> = {}) {
  return school.lms.addAssignment({
    dress,
    course: 'science-7',
    title: 'Ecosystems',
    scoreMaximum: 62,
    custom,
  });
}

async function claimsOf(
  options: Omit<Parameters<typeof launch>[0], 'lms'>,
): Promise<Record<string, unknown>> {
  const page = await launch({ lms: school.lms, ...options });
  expect(page).toMatchObject({ status: 200 });
  return page.launch as Record<string, unknown>;
}

describe('a launch in the Canvas dress', () => {
  test('carries the claims that Canvas sends to a student', async () => {
    const { id, linkId } = addScience('canvas', {
      due: '$ResourceLink.submission.endDateTime',
      who: '$Person.name.given',
    });
    const claims = await claimsOf({ as: 'ana', link: id });
    expect(claims).toMatchObject({
      iss: `${school.lms.url}/canvas`,
      aud: '10000000000001',
      azp: '10000000000001',
      name: 'Ana Duarte',
      [`${lti}deployment_id`]: '106:8865aa05b4b79b64a91a86042e43af5ea8ae79eb',
      [`${lti}message_type`]: 'LtiResourceLinkRequest',
      [`${lti}version`]: '1.3.0',
      [`${lti}context`]: { label: 'SCI7', title: 'Science, Grade 7' },
      [`${lti}resource_link`]: { id: linkId, title: 'Ecosystems' },
      [`${lti}tool_platform`]: { product_family_code: 'canvas' },
      // A date that is not set stays literal.
      [`${lti}custom`]: { due: '$ResourceLink.submission.endDateTime', who: 'Ana' },
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
    expect(claims[`${lti}roles`]).toEqual([
      `${lis}institution/person#Student`,
      `${lis}membership#Learner`,
      `${lis}system/person#User`,
    ]);
    expect(claims[endpoint]).toMatchObject({ lineitem: expect.stringMatching(/line_items\/\d+$/) });
  });

  test('gives a teaching assistant both roles, and an administrator none in the course', async () => {
    const { id } = addScience('canvas');
    const assistant = await claimsOf({ as: 'sato', link: id });
    expect(assistant[`${lti}roles`]).toEqual(
      expect.arrayContaining([
        `${lis}membership/Instructor#TeachingAssistant`,
        `${lis}membership#Instructor`,
      ]),
    );
    const admin = await claimsOf({ as: 'admin', link: id });
    expect(admin[`${lti}roles`]).toEqual([
      `${lis}institution/person#Administrator`,
      `${lis}system/person#User`,
    ]);
  });

  test("names an observer's children of this course only", async () => {
    const { id } = addScience('canvas');
    const mina = await claimsOf({ as: 'mina', link: id });
    const parent = await claimsOf({ as: 'haddad-parent', link: id });
    expect(parent[`${lti}role_scope_mentor`]).toEqual([mina['sub']]);
    expect(parent[`${lti}roles`]).toContain(`${lis}membership#Mentor`);
  });

  test('marks the test student of Student View', async () => {
    const { id } = addScience('canvas');
    const claims = await claimsOf({ as: 'rivera', link: id, studentView: true });
    expect(claims[`${lti}roles`]).toEqual([
      `${lis}membership#Learner`,
      'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
    ]);
    expect(claims['sub']).not.toBe((await claimsOf({ as: 'rivera', link: id }))['sub']);
  });

  test('from the course menu has the context id as its link, and no line item', async () => {
    const claims = await claimsOf({ as: 'rivera', course: 'science-7' });
    const { id } = claims[`${lti}context`] as { id: string };
    expect(id).toMatch(/^[0-9a-f]{40}$/);
    expect(claims[`${lti}resource_link`]).toMatchObject({ id });
    expect(claims[endpoint]).not.toHaveProperty('lineitem');
  });

  test('from account navigation stands in the account, not in a course, and names no role in one', async () => {
    const claims = await claimsOf({ as: 'admin' });
    const { id, type } = claims[`${lti}context`] as { id: string; type: string[] };
    expect(type).toEqual(['Account']);
    expect(claims[`${lti}resource_link`]).toMatchObject({ id });
    expect(claims['https://www.instructure.com/placement']).toBe('account_navigation');
    expect(claims[endpoint]).toBeUndefined();
    expect(JSON.stringify(claims[`${lti}roles`])).not.toContain('membership');
  });

  test('offers platform storage and the deployment at login, and storage again at the launch', async () => {
    const { id } = addScience('canvas');
    const { loginParameters } = school.lms.startLaunch({ as: 'ana', link: id });
    expect(loginParameters).toMatchObject({
      lti_storage_target: 'post_message_forwarding',
      lti_deployment_id: '106:8865aa05b4b79b64a91a86042e43af5ea8ae79eb',
      canvas_environment: 'production',
    });
    const page = await launch({ lms: school.lms, as: 'ana', link: id });
    expect(page.form.fields).toHaveProperty('lti_storage_target', 'post_message_forwarding');
  });
});

describe('a launch in the Schoology dress', () => {
  test('carries the claims that Schoology sends, with keys in lower case', async () => {
    const { id } = addScience('schoology', {
      waymarkId: 'w1',
      max: '$com.schoology.Assignment.scoreMaximum',
    });
    const claims = await claimsOf({ dress: 'schoology', as: 'dev', link: id });
    expect(claims).toMatchObject({
      aud: ['7210345678'],
      sub: expect.stringMatching(/^\d+::[0-9a-f]{32}$/),
      [`${lti}deployment_id`]: '7210345678-3456789012',
      [`${lti}context`]: { id: expect.stringMatching(/^\d+$/), title: 'Science, Grade 7' },
      [`${lti}custom`]: { waymarkid: 'w1', max: '62' },
      [`${lti}roles`]: [`${lis}membership#Learner`],
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(600);
    expect(claims).not.toHaveProperty('azp');
    expect(claims).not.toHaveProperty([`${lti}tool_platform`]);
  });

  test('outside a course has no link, context, name or custom', async () => {
    const claims = await claimsOf({ dress: 'schoology', as: 'rivera' });
    for (const claim of [`${lti}resource_link`, `${lti}context`, `${lti}custom`, 'name']) {
      expect(claims).not.toHaveProperty([claim]);
    }
  });

  test('says no deployment at login', () => {
    const { id } = addScience('schoology');
    const { loginParameters } = school.lms.startLaunch({ dress: 'schoology', as: 'ana', link: id });
    expect(Object.keys(loginParameters).sort()).toEqual([
      'client_id',
      'iss',
      'login_hint',
      'lti_message_hint',
      'lti_storage_target',
      'target_link_uri',
    ]);
  });
});

describe.each(['canvas', 'schoology'] as const)('any launch in the %s dress', (dress) => {
  test('withholds names and email when the privacy setting says so', async () => {
    const { id } = addScience(dress);
    school.lms.state.faults.namesWithheld = true;
    const claims = await claimsOf({ dress, as: 'ana', link: id });
    expect(claims['sub']).toBeTruthy();
    for (const claim of ['name', 'given_name', 'family_name', 'email', 'picture']) {
      expect(claims).not.toHaveProperty(claim);
    }
  });

  test('says for a submission review whose work is asked for', async () => {
    const { id } = addScience(dress);
    const ana = await claimsOf({ dress, as: 'ana', link: id });
    const review = await claimsOf({
      dress,
      as: 'rivera',
      link: id,
      message: 'submission-review',
      forUser: 'ana',
    });
    expect(review).toMatchObject({
      [`${lti}message_type`]: 'LtiSubmissionReviewRequest',
      [`${lti}for_user`]: { user_id: ana['sub'] },
      [endpoint]: { lineitem: expect.any(String) },
    });
  });

  test('works once: opening it again is answered with launch_no_longer_valid', async () => {
    const { id } = addScience(dress);
    const browser = createBrowser();
    const url = await login(browser, { lms: school.lms, dress, as: 'ana', link: id });
    expect((await browser.get(url.href)).html).toContain('name="id_token"');
    const again = await browser.get(url.href);
    expect(again.html).toContain('launch_no_longer_valid');
    expect(school.lms.state.requests.at(-1)?.refusal).toContain('opened before');
  });
});

describe('the authentication request', () => {
  const refusals: [string, (parameters: URLSearchParams) => void, string][] = [
    ['without a nonce', (parameters) => parameters.delete('nonce'), 'invalid_request_object'],
    [
      'without a message hint',
      (parameters) => parameters.delete('lti_message_hint'),
      'invalid_request_object',
    ],
    [
      'with another scope',
      (parameters) => parameters.set('scope', 'openid profile'),
      'invalid_request_object',
    ],
    [
      'with another response mode',
      (parameters) => parameters.set('response_mode', 'query'),
      'invalid_request_object',
    ],
    ["with another person's hint", (parameters) => parameters.set('login_hint', 'someone'), 'login_required'],
    [
      'with a changed message hint',
      (parameters) => parameters.set('lti_message_hint', '{}'),
      'launch_no_longer_valid',
    ],
  ];

  test.each(refusals)(
    '%s is answered by a form post with the error and the state',
    async (_name, editAuthorization, error) => {
      const { id } = addScience('canvas');
      const page = await launch({ lms: school.lms, as: 'ana', link: id, editAuthorization });
      expect(page.form.fields).toMatchObject({ error, state: expect.any(String) });
      expect(page.form.fields).not.toHaveProperty('id_token');
      expect(school.lms.state.requests.at(-1)?.refusal).toContain(error);
    },
  );

  test.each([
    ['an unknown client', 'client_id', '999'],
    ['a redirect to somewhere else', 'redirect_uri', 'https://elsewhere.example/lti/launch'],
  ])('from %s is refused without a redirect', async (_name, parameter, value) => {
    const { id } = addScience('canvas');
    const editAuthorization = (parameters: URLSearchParams): void => parameters.set(parameter, value);
    await expect(launch({ lms: school.lms, as: 'ana', link: id, editAuthorization })).rejects.toThrow('400');
  });

  test('is answered with unauthorized_client when the key is off', async () => {
    const { id } = addScience('canvas');
    const [registration] = school.lms.state.platforms.canvas.registrations;
    Object.assign(registration ?? {}, { enabled: false });
    const page = await launch({ lms: school.lms, as: 'ana', link: id });
    Object.assign(registration ?? {}, { enabled: true });
    expect(page.form.fields).toHaveProperty('error', 'unauthorized_client');
  });
});

describe('a misbehaving launch', () => {
  test('with an expired token is seen as expired by a tool', async () => {
    const { id } = addScience('canvas');
    school.lms.state.faults.expiredToken = true;
    const page = await launch({ lms: school.lms, as: 'ana', link: id });
    expect(page).toMatchObject({ status: 401, launch: { error: expect.stringContaining('JWTExpired') } });
  });

  test('with the wrong key has a signature that does not verify', async () => {
    const { id } = addScience('canvas');
    school.lms.state.faults.wrongKey = true;
    const page = await launch({ lms: school.lms, as: 'ana', link: id });
    expect(page).toMatchObject({
      status: 401,
      launch: { error: expect.stringContaining('signature verification failed') },
    });
  });

  test('that is replayed carries the token of the launch before', async () => {
    const { id } = addScience('canvas');
    const first = await launch({ lms: school.lms, as: 'ana', link: id });
    school.lms.state.faults.replayedLaunch = true;
    const second = await launch({ lms: school.lms, as: 'dev', link: id });
    expect(second.form.fields['id_token']).toBe(first.form.fields['id_token']);
    expect(second).toMatchObject({ status: 401, launch: { error: 'nonce' } });
  });

  test('after a key rotation is signed by a key that the key set shows', async () => {
    const { id } = addScience('canvas');
    const before = school.lms.state.platforms.canvas.keys.published.map((key) => key.kid);
    await school.lms.rotateKeys('canvas');
    expect((await launch({ lms: school.lms, as: 'ana', link: id })).status).toBe(200);
    expect(school.lms.state.platforms.canvas.keys.published.map((key) => key.kid)).not.toEqual(before);
  });
});

describe('a tampered launch', () => {
  test('keeps what the test changed, signed with the key of the LMS', async () => {
    const { id } = addScience('canvas');
    const page = await launch({
      lms: school.lms,
      as: 'ana',
      link: id,
      editClaims: (claims) => {
        claims['name'] = 'Somebody Else';
      },
    });
    expect(page).toMatchObject({ status: 200, launch: { name: 'Somebody Else' } });
  });

  test('signed by a foreign key does not verify', async () => {
    const { id } = addScience('canvas');
    const { privateKey } = await createKey('foreign');
    expect(await launch({ lms: school.lms, as: 'ana', link: id, signWith: privateKey })).toMatchObject({
      status: 401,
    });
  });
});
