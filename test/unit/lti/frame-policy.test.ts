import { frameAncestors, originOf } from '../../../src/lti/frame-policy.ts';
import type { Platform } from '../../../src/lti/platform.model.ts';

const platform: Platform = {
  _id: 'p',
  name: 'LMS',
  family: 'canvas',
  issuer: 'https://canvas.instructure.com',
  clientId: 'c',
  authUrl: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
  tokenUrl: 'https://sso.canvaslms.com/login/oauth2/token',
  jwksUrl: 'https://sso.canvaslms.com/api/lti/security/jwks',
  status: 'active',
  deploymentPolicy: 'accept',
  frameOrigins: ['https://lms.school.example'],
  createdAt: new Date(0),
};

test('those may frame whom the admin named, whom the family uses, the endpoints and this launch’s return address', () => {
  expect(frameAncestors(platform, 'https://other.school.example:8443/courses/1')).toEqual([
    "'self'",
    'https://lms.school.example',
    'https://*.instructure.com',
    'https://*.canvaslms.com',
    'https://canvas.instructure.com',
    'https://sso.canvaslms.com',
    'https://other.school.example:8443',
  ]);
});

test.each([
  ['https://lms.example/a?b#c', 'https://lms.example'],
  ['http://127.0.0.1:4000/x', 'http://127.0.0.1:4000'],
  ['http://[::1]:4000/x', 'http://[::1]:4000'],
  ['https://user:secret@lms.example/', 'https://lms.example'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example'],
])('the origin of %s is %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});

test.each([
  undefined,
  '',
  'nonsense',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://*/',
  'https://*.example/',
  'https://a;b/',
  'https://a,b/',
  "https://'self'/",
])('%s has no origin that may stand in a policy', (url) => {
  expect(originOf(url)).toBeUndefined();
});
