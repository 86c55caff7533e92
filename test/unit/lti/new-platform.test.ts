import { newPlatformSchema } from '../../../src/lti/new-platform.ts';

const typed = {
  name: 'Larkspur',
  issuer: 'https://lms.example',
  clientId: 'abc',
  authUrl: 'https://lms.example/auth',
  tokenUrl: 'https://lms.example/token',
  jwksUrl: 'https://lms.example/jwks',
  deploymentPolicy: 'accept',
  frameOrigins: [],
  deploymentIds: [],
};

test.each([
  ['brightspace', 'https://api.brightspace.com/auth/token'],
  ['canvas', undefined],
  ['moodle', undefined],
])('registered by hand, %s is told to be asserted to as %s', (family, audience) => {
  expect(newPlatformSchema(false).parse({ ...typed, family }).audience).toBe(audience);
});

test('an audience that the admin typed wins', () => {
  const parsed = newPlatformSchema(false).parse({
    ...typed,
    family: 'brightspace',
    audience: 'https://own.example',
  });
  expect(parsed.audience).toBe('https://own.example');
});
