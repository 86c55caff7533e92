import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startTestSchool } from './fake-tool.ts';
import type { TestSchool } from './fake-tool.ts';

const toolKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

let school: TestSchool;
let now = new Date();

beforeAll(async () => {
  school = await startTestSchool({ clock: () => now });
});

afterAll(() => school.close());

beforeEach(() => {
  now = new Date();
  school.lms.reset();
  school.lms.state.platforms.canvas.registrations.splice(1);
});

interface Offer {
  token: string;
  configuration: string;
}

function offer(): Offer {
  const url = new URL(school.lms.startRegistration(`${school.tool.url}/lti/register?invite=1`));
  expect(url.searchParams.get('invite')).toBe('1');
  return {
    token: url.searchParams.get('registration_token') ?? '',
    configuration: url.searchParams.get('openid_configuration') ?? '',
  };
}

function read({ token, configuration }: Offer): Promise<Response> {
  return fetch(configuration, { headers: { authorization: `Bearer ${token}` } });
}

function register(endpoint: string, token: string, changes: Record<string, unknown> = {}): Promise<Response> {
  const { url } = school.tool;
  const body = {
    application_type: 'web',
    grant_types: ['client_credentials', 'implicit'],
    response_types: ['id_token'],
    initiate_login_uri: `${url}/lti/login`,
    redirect_uris: [`${url}/lti/launch`],
    client_name: 'Waymark again',
    jwks_uri: `${url}/lti/jwks`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
    [toolKey]: { domain: '127.0.0.1', target_link_uri: `${url}/lti/launch`, claims: ['sub'], messages: [] },
    ...changes,
  };
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

async function endpointOf(offered: Offer): Promise<string> {
  const { registration_endpoint } = (await (await read(offered)).json()) as Record<string, string>;
  return registration_endpoint ?? '';
}

describe('dynamic registration in the Canvas dress', () => {
  test('shows the configuration to the holder of a token and names its own addresses', async () => {
    const configuration = (await (await read(offer())).json()) as Record<string, unknown>;
    const { issuer, authUrl, tokenUrl, jwksUrl } = school.lms.platform('canvas');
    expect(configuration).toMatchObject({
      issuer,
      authorization_endpoint: authUrl,
      token_endpoint: tokenUrl,
      jwks_uri: jwksUrl,
      'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'canvas' },
    });
  });

  test('gives a new client id, without a deployment, whose launches work once an admin switches it on', async () => {
    const offered = offer();
    const answer = await register(await endpointOf(offered), offered.token);
    expect(answer.status).toBe(200);
    const registration = (await answer.json()) as { client_id: string };
    expect(registration.client_id).toBe('10000000000002');
    expect(JSON.stringify(registration)).not.toContain('deployment_id');
    const { clientId, enabled } = school.lms.state.platforms.canvas.registrations[1] ?? {};
    expect({ clientId, enabled }).toEqual({ clientId: '10000000000002', enabled: false });

    const open = () =>
      launch({ lms: school.lms, as: 'rivera', course: 'science-7', clientId: '10000000000002' });
    expect((await open()).form.fields).toHaveProperty('error', 'unauthorized_client');
    await fetch(`${school.lms.url}/canvas/registrations/10000000000002/enabled`, { method: 'POST' });
    expect((await open()).form.fields).toHaveProperty('id_token');
  });

  test('refuses an unknown scope as a whole', async () => {
    const offered = offer();
    const endpoint = await endpointOf(offered);
    const answer = await register(endpoint, offered.token, { scope: 'https://elsewhere.example/scope' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Invalid scopes');
    expect(school.lms.state.platforms.canvas.registrations).toHaveLength(1);
  });

  test('names every wrong field', async () => {
    const offered = offer();
    const wrong = { application_type: 'native', jwks_uri: 'not an address' };
    const { errors } = (await (await register(await endpointOf(offered), offered.token, wrong)).json()) as {
      errors: { field: string }[];
    };
    expect(errors.map((error) => error.field)).toEqual(['application_type', 'jwks_uri']);
  });

  test('takes a token once, for an hour, and none that is made up', async () => {
    const offered = offer();
    const endpoint = await endpointOf(offered);
    expect((await register(endpoint, 'made-up')).status).toBe(401);
    expect((await register(endpoint, offered.token)).status).toBe(200);
    expect((await register(endpoint, offered.token)).status).toBe(401);

    const later = offer();
    now = new Date(now.getTime() + 3_600_001);
    expect((await read(later)).status).toBe(401);
  });
});

test('the Schoology dress knows no dynamic registration', async () => {
  expect((await fetch(`${school.lms.url}/schoology/.well-known/openid-configuration`)).status).toBe(404);
});
