import { createKey } from '../../sandbox/lms/keys.ts';
import { requestToken, signAssertion, startTestSchool } from './fake-tool.ts';
import type { AssertionChanges, TestSchool } from './fake-tool.ts';

const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';

let school: TestSchool;

beforeAll(async () => {
  school = await startTestSchool();
});

afterAll(() => school.close());

beforeEach(() => school.lms.reset());

describe.each(['canvas', 'schoology'] as const)('the token endpoint in the %s dress', (dress) => {
  test('gives an hour for the scopes that were asked for', async () => {
    const answer = await requestToken(school, dress, scoreScope);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: scoreScope,
    });
  });

  const now = Math.floor(Date.now() / 1000);
  const wrong: [string, AssertionChanges, string][] = [
    ['for another audience', { claims: { aud: 'https://elsewhere.example/token' } }, 'aud'],
    ['whose subject is not the client', { claims: { sub: 'someone' } }, 'sub'],
    ['without a jti', { claims: { jti: undefined } }, 'jti'],
    ['that has expired', { claims: { iat: now - 900, exp: now - 600 } }, 'exp'],
    ['that never expires', { claims: { exp: undefined } }, 'exp'],
    ['that lives for a day', { claims: { exp: now + 86_400 } }, 'longer than an hour'],
    ['without a kid', { header: { kid: undefined } }, 'kid'],
  ];

  test.each(wrong)('refuses an assertion %s', async (_name, changes, reason) => {
    const answer = await requestToken(school, dress, scoreScope, await signAssertion(school, dress, changes));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
    expect(school.lms.state.requests.at(-1)?.refusal).toContain(reason);
  });

  test('refuses an assertion signed by a key that the tool does not publish', async () => {
    const key = { ...(await createKey('tool')), kid: school.tool.key.kid };
    const answer = await requestToken(school, dress, scoreScope, await signAssertion(school, dress, { key }));
    expect(answer.status).toBe(400);
    expect(school.lms.state.requests.at(-1)?.refusal).toContain('signature');
  });

  test('refuses the same assertion a second time', async () => {
    const assertion = await signAssertion(school, dress);
    expect((await requestToken(school, dress, scoreScope, assertion)).status).toBe(200);
    expect((await requestToken(school, dress, scoreScope, assertion)).status).toBe(400);
  });

  test('refuses a scope that was not granted', async () => {
    const answer = await requestToken(school, dress, `${scoreScope} https://elsewhere.example/everything`);
    expect(await answer.json()).toMatchObject({ error: 'invalid_scope' });
  });

  test('takes a new key of the tool at once', async () => {
    const key = await createKey('tool-next');
    school.tool.published.push(key);
    const answer = await requestToken(school, dress, scoreScope, await signAssertion(school, dress, { key }));
    school.tool.published.pop();
    expect(answer.status).toBe(200);
  });

  test('answers 503 while it is switched off', async () => {
    school.lms.state.faults.tokenEndpointDown = true;
    expect((await requestToken(school, dress, scoreScope)).status).toBe(503);
  });
});

async function postScore(authorization: string | null): Promise<Response> {
  const { id } = school.lms.addAssignment({ course: 'science-7', title: 'Rivers', scoreMaximum: 10 });
  const item = school.lms.state.lineItems.find((one) => one.assignmentId === id);
  const course = school.lms.state.school.courses[0];
  return fetch(`${school.lms.url}/canvas/api/lti/courses/${course?.number}/line_items/${item?.id}/scores`, {
    method: 'POST',
    headers: authorization === null ? {} : { authorization },
  });
}

describe('a service', () => {
  const resultScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly';

  test('answers 401 without a token, and 403 to a token without its scope', async () => {
    expect((await postScore(null)).status).toBe(401);
    expect((await postScore('Bearer made-up')).status).toBe(401);
    const { access_token } = (await (await requestToken(school, 'canvas', resultScope)).json()) as Record<
      string,
      string
    >;
    expect((await postScore(`Bearer ${access_token}`)).status).toBe(403);
  });

  test('answers 401 to a token of the other dress, and to one that has expired', async () => {
    const foreign = (await (await requestToken(school, 'schoology', scoreScope)).json()) as Record<
      string,
      string
    >;
    expect((await postScore(`Bearer ${foreign['access_token']}`)).status).toBe(401);
    const own = (await (await requestToken(school, 'canvas', scoreScope)).json()) as Record<string, string>;
    for (const token of school.lms.state.accessTokens.values()) token.expiresAt = Date.now() - 1;
    expect((await postScore(`Bearer ${own['access_token']}`)).status).toBe(401);
  });
});
