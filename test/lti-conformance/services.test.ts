import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { getCourse } from '../../sandbox/lms/sandbox.ts';
import { agsScopes, createGradeService } from '../../src/lti/grade-service.ts';
import { startSchool, type School } from '../support/tool.ts';

// What an LMS asks of the tool's own keys and assertions (LTI Security Framework 1.0 §4.1 and §6).

let school: School;

beforeAll(async () => {
  school = await startSchool();
}, 60_000);
afterAll(() => school.close());

type PublicKey = JsonWebKey & { kid: string; alg: string; use: string };

async function publishedKeys(): Promise<PublicKey[]> {
  const answer = await fetch(`${school.tool.url}/lti/jwks`);
  expect(answer.headers.get('content-type')).toContain('json');
  return ((await answer.json()) as { keys: PublicKey[] }).keys;
}

/** The assertion of the token request that this scope needs. */
async function assertionFor(scope: string): Promise<string> {
  const { ltijs, models } = school.tool.dependencies.lti;
  const { lms, platforms } = school;
  const rules = dressRules.canvas;
  const path = rules.lineItemsPath(rules, getCourse(lms.state, 'science-7'));
  await createGradeService({ ltijs, accessTokens: models.accessTokens }).findLineItems(platforms.canvas, {
    deploymentId: rules.deploymentId,
    lineItemsUrl: `${lms.url}${path}`,
    scopes: [scope],
  });
  const asked = lms.state.requests.findLast(({ path: at }) => at === rules.paths.token)?.sent;
  const form = asked as Record<string, string>;
  expect(form).toMatchObject({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    scope,
  });
  return form['client_assertion'] ?? '';
}

test('our keys are RSA keys of 2048 bits and more for signing with RS256, each with an id, and nothing private', async () => {
  const keys = await publishedKeys();
  expect(keys.length).toBeGreaterThanOrEqual(2);
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
  for (const key of keys) {
    expect(key).toMatchObject({
      kty: 'RSA',
      alg: 'RS256',
      use: 'sig',
      kid: expect.stringMatching(/.+/) as string,
    });
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const { modulusLength = 0 } = createPublicKey({ key, format: 'jwk' }).asymmetricKeyDetails ?? {};
    expect(modulusLength).toBeGreaterThanOrEqual(2048);
  }
});

test('an assertion is ours, for this LMS, short-lived, signed by a key that is published, and never the same twice', async () => {
  const assertions = [await assertionFor(agsScopes.lineItemReadonly), await assertionFor(agsScopes.lineItem)];
  const { clientId, tokenUrl } = school.lms.platform('canvas');
  const kids = (await publishedKeys()).map(({ kid }) => kid);
  for (const assertion of assertions) {
    const { alg, kid } = decodeProtectedHeader(assertion);
    expect(alg).toBe('RS256');
    expect(kids).toContain(kid);
    const { iss, sub, aud, iat = 0, exp = 0, jti } = decodeJwt(assertion);
    expect({ iss, sub, aud: [aud].flat() }).toEqual({ iss: clientId, sub: clientId, aud: [tokenUrl] });
    expect(exp - iat).toBeGreaterThan(0);
    expect(exp - iat).toBeLessThanOrEqual(300);
    expect(jti).toMatch(/.{8,}/);
  }
  expect(new Set(assertions.map((assertion) => decodeJwt(assertion).jti)).size).toBe(2);
});
