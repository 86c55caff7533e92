import { decodeJwt, type JWTPayload } from 'jose';
import { createKey, getSigningKey, signToken } from '../../sandbox/lms/keys.ts';
import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import type { Course } from '../../sandbox/lms/model.ts';
import { getCourse } from '../../sandbox/lms/sandbox.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// Canvas tells of copied courses between its server and ours (Platform Notification Service 1.0).

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.close());

const inTenant = (name: string, filter: Record<string, unknown>) =>
  school.tool.dependencies.connection
    .collection(name)
    .find({ tenantId: school.platforms.canvas.tenantId, ...filter })
    .toArray();
const handlers = () => school.lms.state.platforms.canvas.noticeHandlers;
const putRequests = () => school.lms.state.requests.filter(({ method }) => method === 'PUT');

/** Beside the launch, so that it may come after its page. */
async function untilAsked(): Promise<void> {
  while (handlers().size === 0) await new Promise((resolve) => setImmediate(resolve));
}

async function copyByLms(courseId: string): Promise<Course> {
  const answer = await fetch(`${school.lms.url}/sandbox/courses/${courseId}/copy`, { method: 'POST' });
  return (await answer.json()) as Course;
}

function copyNotice(changes: JWTPayload = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const { contextId, clientId, deploymentId } = dressRules.canvas;
  return {
    iss: `${school.lms.url}/canvas`,
    aud: clientId,
    azp: clientId,
    iat: now,
    exp: now + 3600,
    nonce: 'nonce of a notice',
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: deploymentId,
    [`${lti}notice`]: { id: 'notice-1', timestamp: new Date().toISOString(), type: 'LtiContextCopyNotice' },
    [`${lti}context`]: { id: 'a new course', title: 'A copy' },
    [`${lti}origin_contexts`]: [contextId(getCourse(school.lms.state, 'science-7'))],
    ...changes,
  };
}

async function signed(claims: JWTPayload, key = getSigningKey(school.lms.state.platforms.canvas.keys)) {
  const { kid } = getSigningKey(school.lms.state.platforms.canvas.keys);
  return { jwt: await signToken(claims, key.privateKey, { alg: 'RS256', kid }) };
}

function post(body: unknown): Promise<Response> {
  return fetch(`${school.tool.url}/lti/notices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('Canvas is asked at a launch to tell of copied courses, once', async () => {
  await addPathway(school);
  await untilAsked();
  await openApi(school, { as: 'rivera' });
  await openApi(school, { as: 'ana' });
  expect([...handlers().values()]).toEqual([`${school.tool.url}/lti/notices`]);
  expect(putRequests()).toMatchObject([
    { status: 200, sent: { notice_type: 'LtiContextCopyNotice', handler: `${school.tool.url}/lti/notices` } },
  ]);
});

test('a link in a copied course is known by the notice, when the launch tells no history', async () => {
  const link = await addPathway(school);
  await openApi(school, { as: 'rivera', link });
  await untilAsked();
  const copy = await copyByLms('science-7');
  const again = await copyByLms(copy.id);
  const { assignments } = school.lms.state;
  const original = assignments.find(({ id }) => id === link);
  const copied = assignments.find(
    ({ courseId, linkHistory }) => courseId === again.id && linkHistory.includes(original?.linkId ?? ''),
  );
  const page = await launch({
    lms: school.lms,
    as: 'rivera',
    course: again.id,
    link: copied?.id ?? '',
    editClaims: (claims) =>
      void Object.assign(claims[`${lti}custom`] as object, { context_history: '$Context.id.history' }),
  });
  expect((page.launch as LaunchView).screen.name).toBe('board');
  const [[stored], [source]] = await Promise.all([
    inTenant('assignments', { resourceLinkId: copied?.linkId }),
    inTenant('assignments', { resourceLinkId: original?.linkId }),
  ]);
  expect(stored?.['copiedFrom']).toBe(source?._id);
});

test('the same notice again, also at the same moment, is one', async () => {
  const notice = await signed(copyNotice());
  const answers = await Promise.all([1, 2, 3].map(() => post({ notices: [notice] })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await inTenant('course_copies', { noticeId: 'notice-1' })).toHaveLength(1);
});

test('a greeting and unknown kinds are taken and mean nothing', async () => {
  const kinds = ['LtiHelloWorldNotice', 'LtiSomethingNewNotice'];
  const notices = await Promise.all(
    kinds.map((type) => signed(copyNotice({ [`${lti}notice`]: { id: `notice of ${type}`, type } }))),
  );
  expect(await (await post({ notices })).json()).toEqual({ taken: 2, refused: [] });
  const noticeId = { $in: kinds.map((type) => `notice of ${type}`) };
  expect(await inTenant('course_copies', { noticeId })).toEqual([]);
});

test('a wrong notice among others keeps none of them from being taken', async () => {
  const id = (name: string) => ({ [`${lti}notice`]: { id: name, type: 'LtiContextCopyNotice' } });
  const right = await signed(copyNotice(id('right')));
  const wrong = await signed(copyNotice(id('wrong')), await createKey('foreign'));
  const answer = await post({ notices: [wrong, right] });
  expect(await answer.json()).toEqual({ taken: 1, refused: ['TOKEN_SIGNATURE_INVALID'] });
  const kept = await inTenant('course_copies', { noticeId: { $in: ['right', 'wrong'] } });
  expect(kept.map(({ noticeId }) => noticeId)).toEqual(['right']);
});

const hour = 3600;
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

test.each([
  ['of an unknown client', () => ({ aud: 'somebody else', azp: 'somebody else' }), 401, 'PLATFORM_UNKNOWN'],
  ['that has expired', () => ({ iat: inSeconds(-2 * hour), exp: inSeconds(-hour) }), 401, 'TOKEN_EXPIRED'],
  ['that is too old', () => ({ iat: inSeconds(-hour), exp: inSeconds(hour) }), 401, 'TOKEN_TOO_OLD'],
  ['of another version', () => ({ [`${lti}version`]: '2.0' }), 401, 'VERSION_UNSUPPORTED'],
  ['without a deployment', () => ({ [`${lti}deployment_id`]: undefined }), 400, 'CLAIMS_INVALID'],
  ['without an id', () => ({ [`${lti}notice`]: { type: 'LtiContextCopyNotice' } }), 400, 'CLAIMS_INVALID'],
  ['without a nonce', () => ({ nonce: undefined }), 400, 'CLAIMS_INVALID'],
])('a notice %s is refused', async (_name, changes, status, code) => {
  const answer = await post({ notices: [await signed(copyNotice(changes()))] });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(code);
});

test.each([
  ['nothing', undefined],
  ['no notices', { notices: [] }],
  ['a notice that is no token', { notices: [{ jwt: 7 }] }],
  ['text in place of a token', { notices: [{ jwt: 'hello' }] }],
])('%s is refused with 400', async (_name, body) => {
  expect((await post(body)).status).toBe(400);
});

test('a launch is no notice', async () => {
  const page = await launch({ lms: school.lms, as: 'rivera', course: 'science-7' });
  const jwt = page.form.fields['id_token'] ?? '';
  expect(decodeJwt(jwt).sub).toBeDefined();
  expect((await post({ notices: [{ jwt }] })).status).toBe(400);
});
