import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { getCourse, getPerson } from '../../sandbox/lms/sandbox.ts';
import { gradeByHand } from '../../sandbox/lms/teacher-grade.ts';
import { launch, returnDeepLink } from '../../sandbox/lms/scripted-browser.ts';
import { connectServices, requestToken, signAssertion, startTestSchool } from './fake-tool.ts';
import type { ServiceCall, TestSchool } from './fake-tool.ts';

// What a running Moodle 4.5.6 was seen to send and to answer.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const outcome = 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome';
const nrps = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';
const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';
const lineItemType = 'application/vnd.ims.lis.v2.lineitem+json';
const scoreType = 'application/vnd.ims.lis.v1.score+json';

let school: TestSchool;
let now = new Date();

beforeAll(async () => {
  school = await startTestSchool({ clock: () => now });
});
afterAll(() => school.close());
beforeEach(() => {
  now = new Date();
  school.lms.reset();
  const [registration] = school.lms.state.platforms.moodle.registrations;
  if (registration) registration.custom = {};
});

function addRivers(changes: { custom?: Record<string, string>; scoreMaximum?: number | null } = {}) {
  const rivers = { dress: 'moodle' as const, course: 'science-7', title: 'Rivers', scoreMaximum: 20 };
  return school.lms.addAssignment({ ...rivers, ...changes });
}

async function claimsOf(options: Omit<Parameters<typeof launch>[0], 'lms' | 'dress'>) {
  const page = await launch({ lms: school.lms, dress: 'moodle', ...options });
  expect(page).toMatchObject({ status: 200 });
  return page.launch as Record<string, unknown>;
}

const sub = (id: string) => dressRules.moodle.subject(getPerson(school.lms.state, id));
const courseNumber = () => getCourse(school.lms.state, 'science-7').number;
const services = () => `${school.lms.url}/moodle/mod/lti/services.php`;
const container = () => `${services()}/${courseNumber()}/lineitems?type_id=1`;
const lineItemUrl = (id: string | undefined, below = '') =>
  `${services()}/${courseNumber()}/lineitems/${id}/lineitem${below}?type_id=1`;

describe('a launch', () => {
  test('of a graded link carries what Moodle carries, and nothing that others add', async () => {
    const { id, linkId } = addRivers();
    const claims = await claimsOf({ as: 'ana', link: id });
    const common = ['aud', 'email', 'exp', 'family_name', 'given_name', 'iat', 'iss', 'name', 'nonce', 'sub'];
    const ofLti =
      'context custom deployment_id ext launch_presentation lis message_type resource_link roles target_link_uri tool_platform version'
        .split(' ')
        .map((name) => lti + name);
    expect(Object.keys(claims).sort()).toEqual([...common, ...ofLti, endpoint, outcome, nrps].sort());
    expect(claims['aud']).toMatch(/^[A-Za-z0-9]{15}$/);
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(60);
    expect(claims['sub']).toMatch(/^\d+$/);
    expect(claims).toMatchObject({
      [`${lti}deployment_id`]: '1',
      [`${lti}context`]: { id: courseNumber(), type: ['CourseSection'] },
      [`${lti}resource_link`]: { id: linkId, title: 'Rivers', description: '' },
      [`${lti}roles`]: [`${lis}membership#Learner`],
      [`${lti}ext`]: { user_username: 'ana', lms: 'moodle-2' },
      [`${lti}tool_platform`]: { product_family_code: 'moodle' },
      [nrps]: { service_versions: ['1.0', '2.0'] },
    });
    expect(claims[endpoint]).toMatchObject({
      lineitems: container(),
      lineitem: expect.stringMatching(/\/lineitems\/\d+\/lineitem\?type_id=1$/) as unknown,
    });
  });

  test('of a plain link has no column; of a link with two, none is named', async () => {
    const plain = addRivers({ scoreMaximum: null });
    const claims = await claimsOf({ as: 'ana', link: plain.id });
    expect(claims[endpoint]).not.toHaveProperty('lineitem');
    expect(claims).not.toHaveProperty([outcome]);

    const graded = addRivers();
    const call = await connectServices(school, 'moodle');
    const second = { label: 'Effort', scoreMaximum: 5, resourceLinkId: graded.linkId };
    expect((await call(container(), { method: 'POST', type: lineItemType, body: second })).status).toBe(201);
    expect((await claimsOf({ as: 'ana', link: graded.id }))[endpoint]).not.toHaveProperty('lineitem');
  });

  test('offers no platform storage, and names its deployment at login', () => {
    const { id } = addRivers();
    const { loginParameters } = school.lms.startLaunch({ dress: 'moodle', as: 'ana', link: id });
    expect(loginParameters).not.toHaveProperty('lti_storage_target');
    expect(loginParameters).toMatchObject({ login_hint: sub('ana'), lti_deployment_id: '1' });
    expect(loginParameters['lti_message_hint']).toMatch(/^\{"cmid":\d+,"launchid":"ltilaunch1_[^"]+"\}$/);
  });

  test('makes an assistant an instructor, whom the roster calls a learner, and a site admin one too', async () => {
    const { id } = addRivers();
    const roles = async (as: string) => (await claimsOf({ as, link: id }))[`${lti}roles`];
    expect(await roles('sato')).toEqual([`${lis}membership#Instructor`]);
    expect(await roles('admin')).toEqual([
      `${lis}institution/person#Administrator`,
      `${lis}membership#Instructor`,
      `${lis}system/person#Administrator`,
    ]);
    expect(await rosterRoles(sub('sato'))).toEqual(['Learner']);
    expect(await rosterRoles(sub('rivera'))).toEqual(['Instructor']);
  });

  test('lets the tool’s own values win over the link’s, and sends odd keys twice', async () => {
    const [registration] = school.lms.state.platforms.moodle.registrations;
    Object.assign(registration?.custom ?? {}, {
      shared: 'of the tool',
      due: '$ResourceLink.submission.endDateTime',
    });
    const { id } = addRivers({ custom: { shared: 'of the link', 'My Key': '$ResourceLink.title' } });
    expect((await claimsOf({ as: 'ana', link: id }))[`${lti}custom`]).toMatchObject({
      shared: 'of the tool',
      'My Key': 'Rivers',
      my_key: 'Rivers',
      due: '$ResourceLink.submission.endDateTime',
    });
  });

  test('cannot be opened twice, and takes a redirect address only as it was registered', async () => {
    const { id } = addRivers();
    const opened = await launch({ lms: school.lms, dress: 'moodle', as: 'ana', link: id });
    expect(opened.form.fields).toHaveProperty('id_token');
    const other = launch({
      lms: school.lms,
      dress: 'moodle',
      as: 'ana',
      link: id,
      editAuthorization: (parameters) => parameters.set('redirect_uri', `${school.tool.url}/lti/launch?x=1`),
    });
    await expect(other).rejects.toThrow('not one of the registered ones');
  });
});

async function rosterRoles(userId: string): Promise<unknown> {
  const call = await connectServices(school, 'moodle');
  const url = `${services()}/CourseSection/${courseNumber()}/bindings/1/memberships`;
  const { members } = (await (await call(url)).json()) as { members: { user_id: string; roles: string[] }[] };
  return members.find((member) => member.user_id === userId)?.roles;
}

describe('the roster', () => {
  test('comes whole, with short roles and without parents; in pages when a limit is asked for', async () => {
    const call = await connectServices(school, 'moodle');
    const url = `${services()}/CourseSection/${courseNumber()}/bindings/1/memberships`;
    const answer = await call(url);
    const { members } = (await answer.json()) as { members: Record<string, unknown>[] };
    expect(members).toHaveLength(32);
    expect(answer.headers.get('link')).toBeNull();
    expect(members[0]).toMatchObject({
      status: 'Active',
      ext_user_username: 'rivera',
      roles: ['Instructor'],
    });

    const first = await call(`${url}?limit=2`);
    expect(first.headers.get('link')).toBe(`<${url}?limit=2&from=2>; rel="next"`);
    expect(((await first.json()) as { id: string }).id).toBe(url);
    for (const role of ['Learner', `${lis}membership#Learner`]) {
      const learners = await call(`${url}?role=${encodeURIComponent(role)}`);
      expect(((await learners.json()) as { members: unknown[] }).members).toHaveLength(31);
    }
  });
});

/** Ana's place in a column of 20 points. */
async function prepareScores() {
  const { id } = addRivers();
  const item = school.lms.state.lineItems.find((one) => one.assignmentId === id);
  const call = await connectServices(school, 'moodle');
  const body = {
    userId: sub('ana'),
    scoreGiven: 3,
    scoreMaximum: 4,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: '2026-11-20T10:00:00.900Z',
    comment: 'Clear.',
  };
  const send = (changes: Record<string, unknown> = {}, more: ServiceCall = {}) =>
    call(lineItemUrl(item?.id, '/scores'), {
      method: 'POST',
      type: scoreType,
      body: { ...body, ...changes },
      ...more,
    });
  return { call, send, item, grade: () => school.lms.findGrade(id, 'ana', 'moodle') };
}

describe('a score', () => {
  test('is answered 200 with an empty body, and cut at the maximum', async () => {
    const { send, grade } = await prepareScores();
    const answer = await send();
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(grade()).toMatchObject({ score: 15, comments: ['Clear.'] });
    await send({ scoreGiven: 9, timestamp: '2026-11-20T10:00:01.000Z' });
    expect(grade()?.score).toBe(20);
  });

  test('that is not later in whole seconds is refused with 409 in the status line, a teacher’s own change counting too', async () => {
    const { send, item, grade } = await prepareScores();
    await send();
    const stale = await send({ timestamp: '2026-11-20T10:00:00.999Z', scoreGiven: 1 });
    expect(stale.status).toBe(409);
    expect(stale.statusText).toMatch(/^Refusing score with an earlier timestamp/);
    expect(await stale.json()).toEqual([]);

    now = new Date('2026-11-20T11:00:00.100Z');
    gradeByHand(
      { state: school.lms.state, url: school.lms.url, clock: () => now },
      {
        lineItemId: item?.id ?? '',
        personId: 'ana',
        score: 12,
      },
    );
    expect((await send({ timestamp: '2026-11-20T11:00:00.900Z' })).status).toBe(409);
    expect((await send({ timestamp: '2026-11-20T11:00:01.000Z' })).status).toBe(200);
    expect(grade()?.score).toBe(15);
  });

  test('that is not FullyGraded erases the grade, and one without a comment the feedback', async () => {
    const { send, grade } = await prepareScores();
    await send();
    await send({ gradingProgress: 'PendingManual', timestamp: '2026-11-20T10:00:02Z', comment: undefined });
    expect(grade()).toMatchObject({ score: null, comments: [] });
  });

  test.each([
    ['of a teacher', { userId: () => sub('rivera') }, 'Incorrect score received'],
    ['of nobody', { userId: () => '9999' }, 'Incorrect score received'],
    ['at no time', { timestamp: () => 'yesterday' }, 'Incorrect score received'],
    ['without a maximum', { scoreMaximum: () => undefined }, 'Incorrect score received'],
  ])('%s is refused with 400', async (_name, changes, words) => {
    const { send } = await prepareScores();
    const values = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value()]));
    const answer = await send(values);
    expect(answer.status).toBe(400);
    expect(answer.statusText).toMatch(new RegExp(`^${words}`));
  });

  test('under another media type finds no handler; for a column that is gone, nothing', async () => {
    const { send, call } = await prepareScores();
    expect((await send({}, { type: 'application/json' })).status).toBe(400);
    const gone = await call(lineItemUrl('999', '/scores'), { method: 'POST', type: scoreType, body: {} });
    expect(gone.status).toBe(404);
    expect(await gone.json()).toMatchObject({ status: 404, request: { method: 'POST' } });
  });

  test('is read back with its time, and found by the person', async () => {
    const { call, send, item } = await prepareScores();
    await send();
    const url = `${lineItemUrl(item?.id, '/results')}&user_id=${sub('ana')}`;
    expect(await (await call(url)).json()).toEqual([
      {
        id: url,
        scoreOf: lineItemUrl(item?.id),
        userId: sub('ana'),
        resultScore: 15,
        resultMaximum: 20,
        comment: 'Clear.',
        timestamp: '2026-11-20T10:00:00+00:00',
      },
    ]);
  });
});

describe('columns', () => {
  test('carry the tool type in every address, and are paged with curly quotes and escaped ampersands', async () => {
    const first = addRivers();
    addRivers();
    const call = await connectServices(school, 'moodle');
    const all = (await (await call(container())).json()) as Record<string, unknown>[];
    expect(all.map(({ id }) => id)).toEqual([
      expect.stringMatching(/\/lineitem\?type_id=1$/),
      expect.stringMatching(/\/lineitem\?type_id=1$/),
    ]);
    expect(all[0]).toMatchObject({ resourceLinkId: first.linkId, ltiLinkId: first.linkId });
    const page = await call(`${container()}&limit=1`);
    const link = Buffer.from(page.headers.get('link') ?? '', 'latin1').toString('utf8');
    expect(link).toContain('type_id=1&amp;limit=1&amp;from=1>; rel=\u201cnext\u201d');
  });

  test('lose tag and resource id when a PUT leaves them out, and rescale what they hold', async () => {
    const { call, send, item, grade } = await prepareScores();
    Object.assign(item ?? {}, { tag: 'waymark-pathway', resourceId: 'r1' });
    await send();
    const put = { method: 'PUT', type: lineItemType, body: { label: 'Rivers', scoreMaximum: 40 } };
    const changed = (await (await call(lineItemUrl(item?.id), put)).json()) as Record<string, unknown>;
    expect(changed).not.toHaveProperty('tag');
    expect(changed).not.toHaveProperty('resourceId');
    expect(grade()?.score).toBe(30);
  });

  test('of an activity can be deleted, and are not made for a link of somebody else', async () => {
    const { call, item } = await prepareScores();
    expect((await call(lineItemUrl(item?.id), { method: 'DELETE' })).status).toBe(204);
    const body = { label: 'Other', scoreMaximum: 5, resourceLinkId: '999' };
    expect((await call(container(), { method: 'POST', type: lineItemType, body })).status).toBe(403);
    const nameless = { label: 'no max' };
    expect((await call(container(), { method: 'POST', type: lineItemType, body: nameless })).status).toBe(
      400,
    );
  });
});

describe('the token endpoint', () => {
  test('calls its JSON text/html, grants what it may, and nothing when it may nothing', async () => {
    const part = await requestToken(school, 'moodle', `${scoreScope} https://example.org/other`);
    expect(part.headers.get('content-type')).toContain('text/html');
    expect(await part.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: scoreScope });
    const none = await requestToken(school, 'moodle', 'https://example.org/other');
    expect([none.status, await none.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_scope' }),
    ]);
  });

  test('does not look at the audience; a service without its scope answers 401', async () => {
    const assertion = await signAssertion(school, 'moodle', { claims: { aud: 'https://elsewhere.example' } });
    const answer = await requestToken(school, 'moodle', scoreScope, assertion);
    const { access_token } = (await answer.json()) as { access_token: string };
    const refused = await fetch(container(), { headers: { authorization: `Bearer ${access_token}` } });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ status: 401 });
  });
});

describe('deep linking', () => {
  async function openDialog() {
    const claims = await claimsOf({ as: 'rivera', course: 'science-7', message: 'deep-linking' });
    return { claims, settings: claims[`${dl}deep_linking_settings`] as Record<string, unknown> };
  }

  async function answer(settings: Record<string, unknown>, items: object[], changes: JWTPayload = {}) {
    const { clientId } = school.lms.platform('moodle');
    const seconds = Math.floor(Date.now() / 1000);
    const claims = {
      iss: clientId,
      aud: 'not looked at',
      iat: seconds,
      exp: seconds + 300,
      nonce: randomUUID(),
      [`${lti}message_type`]: 'LtiDeepLinkingResponse',
      [`${lti}version`]: '1.3.0',
      [`${lti}deployment_id`]: 'not looked at',
      [`${dl}content_items`]: items,
      ...changes,
    };
    const { key } = school.tool;
    const jwt = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .sign(key.privateKey);
    return returnDeepLink(String(settings['deep_link_return_url']), jwt);
  }

  test('asks as Moodle asks: several links, no data, and null for what a dialog has no value for', async () => {
    const [registration] = school.lms.state.platforms.moodle.registrations;
    Object.assign(registration?.custom ?? {}, { title: '$ResourceLink.title' });
    const { claims, settings } = await openDialog();
    expect(settings).toEqual({
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_copy_advice: false,
      accept_multiple: true,
      accept_unsigned: false,
      auto_create: false,
      can_confirm: false,
      deep_link_return_url: expect.stringMatching(
        /contentitem_return\.php\?course=\d+&id=1&sesskey=/,
      ) as unknown,
      title: 'Waymark',
      text: '',
    });
    expect(claims[`${lti}custom`]).toMatchObject({ title: null });
    expect(claims).not.toHaveProperty([`${lti}resource_link`]);
    expect(claims[`${lti}launch_presentation`]).toEqual({ locale: 'en' });
  });

  test('keeps title, custom and points, and drops label, dates and window', async () => {
    const { settings } = await openDialog();
    const item = {
      type: 'ltiResourceLink',
      title: 'Rivers',
      url: `${school.tool.url}/lti/launch`,
      custom: { waymark_assignment: 'abc' },
      lineItem: { scoreMaximum: 20, label: 'Another name', tag: 't', resourceId: 'r' },
      submission: { endDateTime: '2027-01-01T00:00:00Z' },
      window: { targetName: '_blank' },
    };
    expect((await answer(settings, [item, { ...item, title: 'Lakes', lineItem: undefined }])).status).toBe(
      200,
    );
    const [rivers, lakes] = school.lms.state.assignments;
    expect(rivers).toMatchObject({
      title: 'Rivers',
      custom: { waymark_assignment: 'abc' },
      dueAt: null,
      opensInNewTab: false,
    });
    const columns = school.lms.state.lineItems;
    expect(columns).toMatchObject([
      { assignmentId: rivers?.id, label: 'Rivers', scoreMaximum: 20, tag: 't' },
    ]);
    expect(lakes?.title).toBe('Lakes');
  });
});
