import { addressesFor } from '../../../src/client/admin/connect/typed-addresses.ts';
import { addressPatterns } from '../../../src/lti/platforms/addresses.ts';

// The addresses that the wizard fills in, from what an admin types.

const nothing = { issuer: '', authUrl: '', tokenUrl: '', jwksUrl: '', audience: '', site: '', clientId: '' };
const patternOf = (family: keyof typeof addressPatterns, id: string) => {
  const found = addressPatterns[family].find((pattern) => pattern.id === id);
  if (!found) throw new Error(`no pattern ${id}`);
  return found;
};

test('a site as it is copied from the browser becomes the addresses of the LMS, a folder included', () => {
  for (const site of [
    'school.example/moodle',
    'https://school.example/moodle/',
    ' https://school.example/moodle ',
  ]) {
    expect(addressesFor(patternOf('moodle', 'own'), { ...nothing, site })).toMatchObject({
      issuer: 'https://school.example/moodle',
      authUrl: 'https://school.example/moodle/mod/lti/auth.php',
    });
  }
});

test('nothing is made up before the site or the client id is known', () => {
  expect(addressesFor(patternOf('moodle', 'own'), nothing)).toEqual({
    issuer: '',
    authUrl: '',
    tokenUrl: '',
    jwksUrl: '',
    audience: '',
  });
  expect(addressesFor(patternOf('blackboard', 'production'), nothing).jwksUrl).toBe('');
});

test('what was typed wins where addresses differ from school to school, and not where they are the same for all', () => {
  const typed = {
    ...nothing,
    site: 'https://canvas.school.example',
    jwksUrl: 'https://keys.school.example/jwks',
  };
  expect(addressesFor(patternOf('canvas', 'own'), typed).jwksUrl).toBe('https://keys.school.example/jwks');
  const hosted = addressesFor(patternOf('canvas', 'production'), typed);
  expect(hosted.jwksUrl).toBe('https://sso.canvaslms.com/api/lti/security/jwks');
  expect(hosted.tokenUrl).toBe('https://canvas.school.example/login/oauth2/token');
});

test('Brightspace’s audience is not its token address', () => {
  const { audience, tokenUrl } = addressesFor(patternOf('brightspace', 'own'), {
    ...nothing,
    site: 'lms.example',
  });
  expect(audience).toBe('https://api.brightspace.com/auth/token');
  expect(tokenUrl).not.toBe(audience);
});
