import type { PlatformFamily } from '../../../src/lti/platform.model.ts';
import { familyOfProduct } from '../../../src/lti/platforms/index.ts';
import { planRegistration } from '../../../src/lti/registration/plan.ts';
import {
  createReadConfiguration,
  type PlatformConfiguration,
} from '../../../src/lti/registration/platform-configuration.ts';

const toolKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const silent: PlatformConfiguration = {
  issuer: 'https://lms.example',
  authUrl: 'https://lms.example/auth',
  tokenUrl: 'https://lms.example/token',
  jwksUrl: 'https://lms.example/jwks',
  registrationUrl: 'https://lms.example/register',
  authorizationServer: undefined,
  scopes: undefined,
  claims: undefined,
  messages: undefined,
  variables: undefined,
  productCode: '',
  version: undefined,
  accountName: undefined,
};

function plan(family: PlatformFamily, configuration: Partial<PlatformConfiguration> = {}) {
  return planRegistration({
    configuration: { ...silent, ...configuration },
    configurationUrl: 'https://lms.example/configuration',
    family,
    fallbackName: undefined,
    publicUrl: 'https://waymark.example',
    frameAncestors: ["'self'"],
  });
}

test.each([
  ['canvas', 'canvas'],
  ['moodle', 'moodle'],
  ['Moodle', 'moodle'],
  ['desire2learn', 'brightspace'],
  ['D2L', 'brightspace'],
  ['BlackboardLearn', 'blackboard'],
  ['sakai', 'sakai'],
  ['schoology', 'schoology'],
  ['', 'other'],
  ['openedx', 'other'],
])('an LMS that calls itself "%s" is of the family %s', (code, family) => {
  expect(familyOfProduct(code).family).toBe(family);
});

test('an LMS that does not say what it offers is asked for everything, and the page is told so', () => {
  const asked = plan('other');
  expect(asked.isOfferUnknown).toBe(true);
  expect(asked.scopes).toHaveLength(5);
  expect(asked.messages.map(({ type }) => type)).toEqual(['LtiDeepLinkingRequest', 'LtiResourceLinkRequest']);
});

test('an LMS that offers nothing is asked for nothing', () => {
  const asked = plan('moodle', { scopes: [], claims: [], messages: [], variables: [] });
  expect(asked.request).toMatchObject({
    scope: '',
    [toolKey]: { claims: [], messages: [], custom_parameters: {} },
  });
  expect(asked.missingScopes).toHaveLength(5);
});

test('Brightspace: client assertions are for its own audience, whatever the configuration says', () => {
  const { platform } = plan('brightspace', { authorizationServer: 'https://lms.example/token' });
  expect(platform.audience).toBe('https://api.brightspace.com/auth/token');
});

test('elsewhere the audience is the authorization server that the configuration names, if any', () => {
  expect(plan('sakai', { authorizationServer: 'https://lms.example/as' }).platform.audience).toBe(
    'https://lms.example/as',
  );
  expect(plan('sakai').platform.audience).toBeUndefined();
});

test('Canvas: a client assertion is for the token URL, not for the authorization server that it names', () => {
  expect(plan('canvas', { authorizationServer: 'sso.canvaslms.com' }).platform.audience).toBeUndefined();
});

test('Canvas: placements are named as Canvas names them, prefixed or not', () => {
  const prefix = 'https://canvas.instructure.com/lti/';
  const { messages } = plan('canvas', {
    messages: [
      { type: 'LtiDeepLinkingRequest', placements: [`${prefix}assignment_selection`, 'link_selection'] },
      { type: 'LtiResourceLinkRequest', placements: [`${prefix}course_navigation`] },
    ],
  });
  expect(messages.map(({ placements }) => placements)).toEqual([
    [`${prefix}assignment_selection`, 'link_selection'],
    [`${prefix}course_navigation`],
  ]);
});

test('Canvas: a message without one of our placements is left out, since Canvas would put it somewhere of its own choice', () => {
  const { messages } = plan('canvas', {
    messages: [
      { type: 'LtiDeepLinkingRequest', placements: ['editor_button'] },
      { type: 'LtiResourceLinkRequest', placements: undefined },
    ],
  });
  expect(messages).toEqual([]);
});

test('no e-mail address is asked for, also where it is offered', () => {
  const { claims } = plan('moodle', { claims: ['sub', 'iss', 'name', 'email', 'picture'] });
  expect(claims).toEqual(['iss', 'sub', 'name']);
});

const hosted = 'https://canvas.instructure.com/api/lti/security/openid-configuration';

test.each([
  ['https://canvas.instructure.com', hosted, true],
  ['https://canvas.instructure.com', `${hosted}?registration_token=x`, true],
  ['https://canvas.instructure.com', hosted.replace('canvas.instructure.com', 'sso.canvaslms.com'), true],
  ['https://canvas.beta.instructure.com', hosted.replace('canvas.', 'larkspur.beta.'), true],
  [
    'https://canvas.instructure.com',
    hosted.replace('instructure.com', 'instructure.com.evil.example'),
    false,
  ],
  ['https://canvas.instructure.com', hosted.replace('canvas.instructure', 'evilinstructure'), false],
  ['https://canvas.instructure.com', 'https://larkspur.instructure.com/files/1/download', false],
  ['https://lms.example', hosted, false],
  ['https://lms.example', 'https://lms.example/configuration', true],
  ['https://lms.example', 'https://lms.example:8443/configuration', false],
  ['https://lms.example/moodle', 'https://lms.example/moodle/configuration.php', true],
])('issuer %s, configuration at %s: believed is %s', async (issuer, configurationUrl, believed) => {
  const text = JSON.stringify({
    issuer,
    authorization_endpoint: silent.authUrl,
    token_endpoint: silent.tokenUrl,
    jwks_uri: silent.jwksUrl,
    registration_endpoint: silent.registrationUrl,
  });
  const read = createReadConfiguration({
    allowPrivateNetwork: false,
    outbound: {
      call: () =>
        Promise.resolve({
          status: 200,
          contentType: 'application/json',
          cacheControl: '',
          link: '',
          retryAfter: '',
          text,
        }),
      close: () => Promise.resolve(),
    },
  });
  const reading = read(configurationUrl, undefined).then(
    () => true,
    (error: { code: string }) => error.code !== 'REGISTRATION_ISSUER_WRONG',
  );
  expect(await reading).toBe(believed);
});
