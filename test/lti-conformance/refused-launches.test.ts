import { createPublicKey } from 'node:crypto';
import { base64url, CompactSign, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { createKey, getSigningKey } from '../../sandbox/lms/keys.ts';
import {
  authorize,
  createBrowser,
  launch,
  login,
  submitLaunch,
  type LaunchedPage,
  type LaunchOptions,
} from '../../sandbox/lms/scripted-browser.ts';
import { expectRefusalPage, expectRefused } from '../support/refusal.ts';
import { startSchool, type School } from '../support/tool.ts';

// Named after the certification suite's bad payloads: each is refused with a page, stores nothing and makes no session.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

let school: School;
let link: string;
let unpublished: CryptoKey;

beforeAll(async () => {
  school = await startSchool({ keepLogs: true });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
  unpublished = (await createKey('unpublished')).privateKey;
});
afterAll(() => school.close());

type Claims = Record<string, unknown>;
type Options = Partial<Omit<LaunchOptions, 'lms'>>;

const refused = (options: Options, status: number, code: string) =>
  expectRefused(school, { as: 'ana', link, ...options }, { status, code });

const refusedClaims = (edit: (claims: Claims) => void, status: number, code: string, options: Options = {}) =>
  refused({ ...options, editClaims: (claims) => edit(claims as Claims) }, status, code);

const now = () => Math.floor(Date.now() / 1000);
const partsOf = (token: string) => token.split('.') as [string, string, string];
const claimsOf = (token: string) =>
  JSON.parse(new TextDecoder().decode(base64url.decode(partsOf(token)[1]))) as Claims;

describe('the signature', () => {
  test('no key id', () =>
    refused({ editHeader: (header) => void delete header.kid }, 401, 'TOKEN_KEY_MISSING'));

  test.each([[''], [7]])('a key id that is %j', (kid) =>
    refused({ editHeader: (header) => void Object.assign(header, { kid }) }, 401, 'TOKEN_KEY_MISSING'),
  );

  test('an unknown key id', () =>
    refused({ editHeader: (header) => void (header.kid = 'someone-else') }, 401, 'TOKEN_KEY_UNKNOWN'));

  test('another key under the published key id', () =>
    refused({ signWith: unpublished }, 401, 'TOKEN_SIGNATURE_INVALID'));

  test('the key of another platform', () => {
    const { kid, privateKey } = getSigningKey(school.lms.state.platforms.schoology.keys);
    const editHeader = (header: { kid?: string }) => void (header.kid = kid);
    // Both dresses count their keys alike, so either answer is a refusal by signature or by id.
    const code =
      kid === getSigningKey(school.lms.state.platforms.canvas.keys).kid
        ? 'TOKEN_SIGNATURE_INVALID'
        : 'TOKEN_KEY_UNKNOWN';
    return refused({ signWith: privateKey, editHeader }, 401, code);
  });

  test('a changed payload under the old signature', () => {
    const editToken = (token: string) => {
      const [header, , signature] = partsOf(token);
      const claims = { ...claimsOf(token), sub: 'somebody-else' };
      return [header, base64url.encode(JSON.stringify(claims)), signature].join('.');
    };
    return refused({ editToken }, 401, 'TOKEN_SIGNATURE_INVALID');
  });

  test('an empty signature', () =>
    refused(
      { editToken: (token) => `${partsOf(token).slice(0, 2).join('.')}.` },
      401,
      'TOKEN_SIGNATURE_INVALID',
    ));

  test('alg none', () =>
    refused(
      { editToken: (token) => new UnsecuredJWT(claimsOf(token)).encode() },
      401,
      'TOKEN_ALGORITHM_REFUSED',
    ));

  test('HS256 with the published key as its secret', async () => {
    const { kid, publicJwk } = getSigningKey(school.lms.state.platforms.canvas.keys);
    const pem = createPublicKey({ key: { ...publicJwk } as { kty: string }, format: 'jwk' });
    const secret = new TextEncoder().encode(pem.export({ type: 'spki', format: 'pem' }).toString());
    const page = await launch({ lms: school.lms, as: 'ana', link });
    const token = page.form.fields['id_token'] ?? '';
    const forged = await new SignJWT(claimsOf(token)).setProtectedHeader({ alg: 'HS256', kid }).sign(secret);
    await refused({ editToken: () => forged }, 401, 'TOKEN_ALGORITHM_REFUSED');
  });

  test.each(['RS384', 'RS512', 'PS256', 'ES256', 'EdDSA', 'rs256', 'constructor'])('alg %s', (alg) => {
    const editToken = (token: string) => {
      const [, payload, signature] = partsOf(token);
      const { kid } = getSigningKey(school.lms.state.platforms.canvas.keys);
      return [base64url.encode(JSON.stringify({ alg, kid })), payload, signature].join('.');
    };
    return refused({ editToken }, 401, 'TOKEN_ALGORITHM_REFUSED');
  });

  test('a critical header that we do not know', () => {
    const editToken = (token: string) => {
      const [, payload, signature] = partsOf(token);
      const { kid } = getSigningKey(school.lms.state.platforms.canvas.keys);
      const header = { alg: 'RS256', kid, crit: ['http://example.org/x'], 'http://example.org/x': 1 };
      return [base64url.encode(JSON.stringify(header)), payload, signature].join('.');
    };
    return refused({ editToken }, 401, 'TOKEN_MALFORMED');
  });

  test('a key that the token brings along', async () => {
    const { publicJwk } = await createKey('own');
    const editHeader = (header: Claims) => Object.assign(header, { jwk: publicJwk });
    await refused({ signWith: unpublished, editHeader }, 401, 'TOKEN_SIGNATURE_INVALID');
  });
});

describe('issuer and audience', () => {
  test('an issuer that is not registered', () =>
    refusedClaims((claims) => void (claims['iss'] = 'https://other.example'), 401, 'TOKEN_ISSUER_WRONG'));

  test('the issuer of another registered platform', () => {
    const { issuer, clientId } = school.lms.platform('schoology');
    return refusedClaims(
      (claims) => void Object.assign(claims, { iss: issuer, aud: clientId }),
      401,
      'TOKEN_KEY_UNKNOWN',
      { editHeader: (header) => void (header.kid = 'canvas-only') },
    );
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['a number', 5],
    ['an object', { a: 1 }],
  ])('an issuer that is %s', (_what, iss) =>
    refusedClaims((claims) => void (claims['iss'] = iss), 401, 'TOKEN_ISSUER_WRONG'),
  );

  test.each([
    ['foreign', () => 'another-tool'],
    ['a foreign list', () => ['another-tool']],
    ['an empty list', () => []],
    ['missing', () => undefined],
    ['ours beside a foreign one', (own: unknown) => [own, 'another-tool']],
    ['ours after a foreign one', (own: unknown) => ['another-tool', own]],
    ['nested', (own: unknown) => [[own]]],
  ])('an audience that is %s', (_what, audience) =>
    refusedClaims((claims) => void (claims['aud'] = audience(claims['aud'])), 401, 'TOKEN_AUDIENCE_WRONG'),
  );

  test('a foreign azp, also with a single audience', () =>
    refusedClaims((claims) => void (claims['azp'] = 'another-tool'), 401, 'TOKEN_AUDIENCE_WRONG'));
});

describe('times', () => {
  const at = (iat: number, exp: number) => (claims: Claims) => void Object.assign(claims, { iat, exp });

  test('expired', () => refusedClaims(at(now() - 300, now() - 120), 401, 'TOKEN_EXPIRED'));
  test('from the future', () => refusedClaims(at(now() + 600, now() + 900), 401, 'TOKEN_FROM_THE_FUTURE'));
  test('too old', () => refusedClaims(at(now() - 3_000, now() + 900), 401, 'TOKEN_TOO_OLD'));
  test('valid for longer than a day', () =>
    refusedClaims(at(now(), now() + 90_000), 401, 'TOKEN_LIFETIME_TOO_LONG'));

  test.each([
    ['exp', undefined],
    ['iat', undefined],
    ['exp', '9999999999'],
    ['iat', '1700000000'],
    ['exp', null],
    ['iat', true],
  ])('%s that is %j', (name, value) =>
    refusedClaims((claims) => void (claims[name] = value), 400, 'CLAIMS_INVALID'),
  );

  test('clocks that differ by less than a minute are no reason', async () => {
    for (const shift of [-45, 45]) {
      const page = await launch({
        lms: school.lms,
        as: 'ana',
        link,
        editClaims: (claims) => at(now() + shift, now() + (shift < 0 ? -30 : 600))(claims as Claims),
      });
      expect(page.status).toBe(200);
    }
  });
});

describe('state and nonce', () => {
  test('a nonce that we did not give', () =>
    refusedClaims((claims) => void (claims['nonce'] = 'made-up'), 401, 'NONCE_WRONG'));

  test('no nonce', () => refusedClaims((claims) => void delete claims['nonce'], 400, 'CLAIMS_INVALID'));

  test('the nonce of another login', async () => {
    const other = await launch({ lms: school.lms, as: 'ben', link });
    const { nonce } = claimsOf(other.form.fields['id_token'] ?? '');
    await refusedClaims((claims) => void (claims['nonce'] = nonce), 401, 'NONCE_WRONG');
  });

  test.each([
    ['missing', (fields: Claims) => void delete fields['state'], 400, 'LAUNCH_MALFORMED'],
    ['empty', (fields: Claims) => void (fields['state'] = ''), 400, 'LAUNCH_MALFORMED'],
    ['made up', (fields: Claims) => void (fields['state'] = 'x'.repeat(44)), 401, 'STATE_UNKNOWN'],
    ['cut', (fields: Claims) => void (fields['state'] = 'x'), 401, 'STATE_UNKNOWN'],
    ['endless', (fields: Claims) => void (fields['state'] = 'x'.repeat(5_000)), 400, 'LAUNCH_MALFORMED'],
  ])('a state that is %s', (_what, editForm, status, code) => refused({ editForm }, status, code));
});

describe('claims', () => {
  test.each([
    ['deployment_id', 400, 'CLAIMS_INVALID'],
    ['target_link_uri', 400, 'CLAIMS_INVALID'],
    ['resource_link', 400, 'CLAIMS_INVALID'],
    ['roles', 400, 'CLAIMS_INVALID'],
    ['version', 401, 'VERSION_UNSUPPORTED'],
    ['message_type', 401, 'MESSAGE_TYPE_UNSUPPORTED'],
  ])('a launch without %s', (name, status, code) =>
    refusedClaims((claims) => void delete claims[lti + name], status, code),
  );

  test.each([
    ['version', '1.3', 'VERSION_UNSUPPORTED', 401],
    ['version', 'LTI-1p0', 'VERSION_UNSUPPORTED', 401],
    ['message_type', 'basic-lti-launch-request', 'MESSAGE_TYPE_UNSUPPORTED', 401],
    ['message_type', ['LtiResourceLinkRequest'], 'CLAIMS_INVALID', 400],
    ['deployment_id', '', 'CLAIMS_INVALID', 400],
    ['deployment_id', 'x'.repeat(256), 'CLAIMS_INVALID', 400],
    ['resource_link', {}, 'CLAIMS_INVALID', 400],
    ['resource_link', { id: '' }, 'CLAIMS_INVALID', 400],
    ['resource_link', { id: 'x'.repeat(256) }, 'CLAIMS_INVALID', 400],
    ['resource_link', 'abc', 'CLAIMS_INVALID', 400],
    ['context', { id: 5 }, 'CLAIMS_INVALID', 400],
    ['roles', 'Instructor', 'CLAIMS_INVALID', 400],
    ['roles', [{ role: 'Instructor' }], 'CLAIMS_INVALID', 400],
  ] as const)('%s that is %j', (name, value, code, status) =>
    refusedClaims((claims) => void (claims[lti + name] = value), status, code),
  );

  test('all claim faults are listed at once', async () => {
    const page = await refusedClaims(
      (claims) => {
        delete claims[`${lti}roles`];
        claims[`${lti}resource_link`] = {};
        claims[`${lti}deployment_id`] = '';
      },
      400,
      'CLAIMS_INVALID',
    );
    for (const name of ['roles', 'resource_link.id', 'deployment_id'])
      expect(page.html).toContain(`<li>${lti}${name}: `);
  });

  test.each([
    ['missing', undefined, 401, 'USER_ANONYMOUS'],
    ['empty', '', 401, 'USER_ANONYMOUS'],
    ['a number', 42, 400, 'CLAIMS_INVALID'],
    ['null', null, 400, 'CLAIMS_INVALID'],
    ['an object', { $gt: '' }, 400, 'CLAIMS_INVALID'],
    ['too long', 'x'.repeat(256), 400, 'CLAIMS_INVALID'],
  ])('a user that is %s', (_what, sub, status, code) =>
    refusedClaims((claims) => void (claims['sub'] = sub), status, code),
  );

  test('a deployment that differs from the login’s', () =>
    refusedClaims((claims) => void (claims[`${lti}deployment_id`] = 'another'), 401, 'DEPLOYMENT_WRONG'));

  test('a target link that differs from the login’s', () =>
    refusedClaims(
      (claims) => void (claims[`${lti}target_link_uri`] = `${school.tool.url}/lti/launch?other`),
      401,
      'TARGET_LINK_WRONG',
    ));

  test.each(['https://evil.example/', 'javascript:alert(1)', '//evil.example', 'nonsense'])(
    'the target link %s, though the login named it too',
    (targetLinkUri) => refused({ targetLinkUri }, 401, 'TARGET_LINK_WRONG'),
  );

  test('deep linking without its settings', () =>
    refusedClaims((claims) => void delete claims[deepLinking], 400, 'CLAIMS_INVALID', {
      as: 'rivera',
      link: undefined,
      course: 'science-7',
      message: 'deep-linking',
    }));

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nonsense', 7])(
    'deep linking that would return to %j',
    (address) =>
      refusedClaims(
        (claims) => void ((claims[deepLinking] as Claims)['deep_link_return_url'] = address),
        400,
        'CLAIMS_INVALID',
        { as: 'rivera', link: undefined, course: 'science-7', message: 'deep-linking' },
      ),
  );

  test('a submission review without its student', () =>
    refusedClaims((claims) => void delete claims[`${lti}for_user`], 400, 'CLAIMS_INVALID', {
      as: 'rivera',
      message: 'submission-review',
      forUser: 'ana',
    }));
});

describe('malformed and hostile forms', () => {
  const token = (id_token: string) => ({
    editForm: (fields: Claims) => void (fields['id_token'] = id_token),
  });

  test.each([
    ['no JWT', 'abc'],
    ['two parts', 'abc.def'],
    ['five parts', 'a.b.c.d.e'],
    ['not base64', '%%%.%%%.%%%'],
    ['not JSON', `${base64url.encode('{')}.${base64url.encode('{')}.AAAA`],
    ['a list', `${base64url.encode('[]')}.${base64url.encode('[]')}.AAAA`],
    ['null', `${base64url.encode('null')}.${base64url.encode('null')}.AAAA`],
  ])('a token that is %s', (_what, text) => refused(token(text), 400, 'TOKEN_MALFORMED'));

  test('an empty token', () => refused(token(''), 400, 'LAUNCH_MALFORMED'));
  test('a token that is larger than any launch', () =>
    refused(token('x'.repeat(70_000)), 400, 'LAUNCH_MALFORMED'));
  test('a form that is larger than 100 kB', () => refused(token('x'.repeat(120_000)), 413, 'BODY_TOO_LARGE'));

  /** A launch whose claims are written by hand, signed with the LMS's own key. */
  async function handWritten(edit: (claims: string) => string): Promise<LaunchedPage> {
    const { kid, privateKey } = getSigningKey(school.lms.state.platforms.canvas.keys);
    const browser = createBrowser();
    const options = { lms: school.lms, as: 'ana', link };
    const form = await authorize(browser, await login(browser, options));
    const claims = edit(JSON.stringify(claimsOf(form.fields['id_token'] ?? '')));
    form.fields['id_token'] = await new CompactSign(new TextEncoder().encode(claims))
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(privateKey);
    return submitLaunch(browser, form);
  }

  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

  test('deep nesting in a claim that we read', async () => {
    const page = await handWritten((claims) => `${claims.slice(0, -1)},"${lti}roles":${deep}}`);
    expectRefusalPage(page, { status: 400, code: 'CLAIMS_INVALID' });
  });

  test('ten thousand faults make a page that can still be read', async () => {
    const roles = JSON.stringify(Array.from({ length: 10_000 }, () => 1));
    const page = await handWritten((claims) => `${claims.slice(0, -1)},"${lti}roles":${roles}}`);
    expectRefusalPage(page, { status: 400, code: 'CLAIMS_INVALID' });
    expect(page.html.length).toBeLessThan(20_000);
  });

  test('deep nesting elsewhere and prototype keys do no harm', async () => {
    const custom = '{"__proto__":{"polluted":"yes"},"constructor":"x","a":{"b":1}}';
    const page = await handWritten(
      (claims) => `${claims.slice(0, -1)},"${lti}custom":${custom},"https://example.org/deep":${deep}}`,
    );
    expect(page.status).toBe(200);
    expect(({} as Claims)['polluted']).toBeUndefined();
  });

  async function post(body: string, type = 'application/x-www-form-urlencoded', path = '/lti/launch') {
    const answer = await fetch(`${school.tool.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'manual',
    });
    return { status: answer.status, html: await answer.text() };
  }

  test.each([
    ['nothing', '', 400],
    ['state twice', 'state=a&state=b&id_token=c', 400],
    ['the token twice', 'state=a&id_token=b&id_token=c', 400],
    ['brackets', 'state[$ne]=a&id_token[$ne]=c', 400],
    ['bad percent signs', 'state=%E0%A4%A&id_token=%', 401],
    ['a thousand fields', Array.from({ length: 1_000 }, (_, i) => `f${i}=1`).join('&'), 413],
  ])('a form with %s', async (_what, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.html).toMatch(/id="error-code">[A-Z_]+</);
  });

  test('another content type', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data'])
      expect((await post('{"state":"a","id_token":"b"}', type)).status).toBe(400);
    expect((await post('a=b', 'application/x-www-form-urlencoded; charset=utf-99')).status).toBe(415);
  });
});

describe('logins', () => {
  test.each(['iss', 'login_hint', 'target_link_uri'])('a login without %s', (name) =>
    refused({ editLogin: (parameters) => void delete parameters[name] }, 400, 'LOGIN_INVALID'),
  );

  test('an empty login lists everything that is missing', async () => {
    const answer = await fetch(`${school.tool.url}/lti/login`);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    for (const name of ['iss', 'login_hint', 'target_link_uri'])
      expect(html).toContain(`<li>${name}: is missing</li>`);
  });

  test('a parameter that is sent twice', async () => {
    const answer = await fetch(`${school.tool.url}/lti/login?iss=a&iss=b&login_hint=c&target_link_uri=d`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<li>iss: must be sent once</li>');
  });

  test('an unknown issuer or client is refused and never redirected', async () => {
    const unknownIssuer = (parameters: Claims) => void (parameters['iss'] = 'https://evil.example');
    await refused({ editLogin: unknownIssuer }, 403, 'PLATFORM_UNKNOWN');
    const unknownClient = (parameters: Claims) => void (parameters['client_id'] = 'nobody');
    await refused({ editLogin: unknownClient }, 403, 'PLATFORM_UNKNOWN');
  });
});
