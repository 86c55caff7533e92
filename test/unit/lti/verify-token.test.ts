import { generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { KeyObject } from 'node:crypto';
import { claim } from '../../../src/lti/vocabulary.ts';
import { createTokenVerifier } from '../../../src/lti/verify-token.ts';
import type { Platform, PlatformFamily } from '../../../src/lti/platform.model.ts';

// The exact edges of time, which an LMS in the same process cannot show.

const now = 1_800_000_000;
const platform = (family: PlatformFamily = 'other'): Platform => ({
  _id: 'p',
  name: 'LMS',
  family,
  issuer: 'https://lms.example',
  clientId: 'tool',
  authUrl: 'https://lms.example/auth',
  tokenUrl: 'https://lms.example/token',
  jwksUrl: 'https://lms.example/jwks',
  status: 'active',
  deploymentPolicy: 'accept',
  frameOrigins: [],
  createdAt: new Date(0),
});

let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
});

const good = {
  iss: 'https://lms.example',
  aud: 'tool',
  sub: 'u1',
  nonce: 'n',
  iat: now,
  exp: now + 60,
  [claim.messageType]: 'LtiResourceLinkRequest',
  [claim.version]: '1.3.0',
  [claim.deploymentId]: 'd1',
  [claim.targetLinkUri]: 'https://tool.example/lti/launch',
  [claim.resourceLink]: { id: 'r1' },
  [claim.roles]: ['Learner'],
};

async function codeOf(changes: object, family?: PlatformFamily): Promise<string> {
  const verifier = createTokenVerifier({
    keys: { find: () => Promise.resolve(KeyObject.from(keys.publicKey)) },
    clock: () => new Date(now * 1000),
    rules: { maxAgeSeconds: 600, maxLifetimeSeconds: 86_400, leewaySeconds: 60 },
  });
  const token = await new SignJWT({ ...good, ...changes })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .sign(keys.privateKey);
  try {
    await verifier.verify(token, platform(family), 'n');
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test.each([
  ['as it is', {}, 'taken'],
  ['59 seconds over', { iat: now - 300, exp: now - 59 }, 'taken'],
  ['60 seconds over', { iat: now - 300, exp: now - 60 }, 'TOKEN_EXPIRED'],
  ['60 seconds early', { iat: now + 60, exp: now + 120 }, 'taken'],
  ['61 seconds early', { iat: now + 61, exp: now + 120 }, 'TOKEN_FROM_THE_FUTURE'],
  ['11 minutes old', { iat: now - 660, exp: now + 60 }, 'taken'],
  ['a second older', { iat: now - 661, exp: now + 60 }, 'TOKEN_TOO_OLD'],
  ['valid for a day', { exp: now + 86_400 }, 'taken'],
  ['valid for a second longer', { exp: now + 86_401 }, 'TOKEN_LIFETIME_TOO_LONG'],
  ['with fractions', { iat: now - 0.5, exp: now + 0.5 }, 'taken'],
  ['with an endless expiry', { exp: 1e300 }, 'TOKEN_LIFETIME_TOO_LONG'],
])('a token %s', async (_what, changes, expected) => {
  expect(await codeOf(changes)).toBe(expected);
});

test.each([
  ['other', 'CLAIMS_INVALID'],
  ['canvas', 'CLAIMS_INVALID'],
  ['moodle', 'CLAIMS_INVALID'],
  ['schoology', 'taken'],
] as const)('a launch without a resource link from %s is %s', async (family, expected) => {
  expect(await codeOf({ [claim.resourceLink]: undefined }, family)).toBe(expected);
});
