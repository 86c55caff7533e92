import type { ConnectionView, InviteView } from '../../src/features/connect/connect.contract.ts';
import { startSandboxLms, type SandboxLms } from '../../sandbox/lms/index.ts';
import { connectByHand, openConsole, startOddServer, typedFor } from '../support/connect-world.ts';
import { visitRegistration } from '../support/registration.ts';
import { startTool, type TestTool } from '../support/tool.ts';

// Connecting an LMS from the console: addresses that are looked at, registration by hand, and links for the LMS's own page.

let tool: TestTool;
let lms: SandboxLms;
let odd: Awaited<ReturnType<typeof startOddServer>>;

beforeAll(async () => {
  tool = await startTool();
  lms = await startSandboxLms({ toolUrl: tool.url });
  odd = await startOddServer();
});
afterAll(async () => {
  await tool.close();
  await lms.close();
  await odd.close();
});

interface Listed {
  connections: ConnectionView[];
}
const listed = async (api: { get<T>(path: string): Promise<T> }) =>
  (await api.get<Listed>('/api/admin/connections')).connections.map(({ name }) => name);

/** A district, made by connecting an LMS that nobody else has. */
async function newDistrict(name: string, clientId: string) {
  const operator = await openConsole(tool);
  const typed = typedFor(lms, 'canvas', { name, clientId, tenantName: name });
  const { id } = await connectByHand(operator, typed);
  const { tenantId = '' } = await tool.dependencies.lti.registry.get(id);
  return { id, tenantId, typed, api: await openConsole(tool, tenantId) };
}

test.each([
  ['jwks', '/html', 'web-page'],
  ['jwks', '/sign-in', 'sign-in-page'],
  ['jwks', '/redirect', 'redirect'],
  ['jwks', '/nothing', 'nothing'],
  ['jwks', '/words', 'not-json'],
  ['jwks', '/no-keys', 'no-keys'],
  ['jwks', '/broken', 'refused'],
  ['jwks', '/elsewhere', 'not-found'],
  ['jwks', '/hang', 'timeout'],
  ['auth', '/elsewhere', 'not-found'],
  ['auth', '/redirect', 'good'],
  ['token', '/html', 'web-page'],
  ['token', '/redirect', 'redirect'],
])('a wrong address is found with its reason: %s at %s is %s', async (kind, path, code) => {
  const api = await openConsole(tool);
  const found = await api.post('/api/admin/connection-addresses', { kind, url: odd.url + path });
  expect(found).toMatchObject({ code });
});

test('what is no address, holds a password, leads nowhere or is not https is said before anything is asked', async () => {
  const api = await openConsole(tool);
  const strict = await startTool({ config: { allowPrivateNetwork: false } });
  try {
    const strictApi = await openConsole(strict);
    const codeOf = async (client: typeof api, kind: string, url: string) =>
      (await client.post<{ code: string }>('/api/admin/connection-addresses', { kind, url })).code;
    expect(await codeOf(api, 'issuer', 'canvas')).toBe('not-an-address');
    expect(await codeOf(api, 'issuer', 'https://me:secret@lms.example.org')).toBe('holds-password');
    expect(await codeOf(api, 'jwks', 'http://127.0.0.1:1/jwks')).toBe('unreachable');
    expect(await codeOf(strictApi, 'issuer', 'http://lms.example.org')).toBe('not-https');
    expect(await codeOf(strictApi, 'jwks', 'https://10.0.0.1/jwks')).toBe('private');
    expect(await codeOf(strictApi, 'jwks', 'https://localhost/jwks')).toBe('private');
  } finally {
    await strict.close();
  }
});

test('the real addresses of each dress are found good', async () => {
  const api = await openConsole(tool);
  for (const dress of ['canvas', 'schoology', 'moodle'] as const) {
    const { issuer, authUrl, tokenUrl, jwksUrl } = lms.platform(dress);
    const asked = { issuer, auth: authUrl, token: tokenUrl, jwks: jwksUrl };
    for (const [kind, url] of Object.entries(asked)) {
      const found = await api.post('/api/admin/connection-addresses', { kind, url });
      expect({ dress, kind, found }).toMatchObject({ dress, kind, found: { code: 'good' } });
    }
  }
});

test('everything that is wrong with a form is said at once, by field', async () => {
  const api = await openConsole(tool);
  const { status, body } = await api.send('POST', '/api/admin/connections', {
    ...typedFor(lms, 'schoology'),
    name: ' ',
    authUrl: 'nowhere',
    deploymentId: '3456789012',
  });
  expect(status).toBe(400);
  const { faults } = (body as { error: { faults: { path: string }[] } }).error;
  expect(faults.map(({ path }) => path).toSorted()).toEqual(['authUrl', 'deploymentId', 'name']);
});

test('under an issuer that all schools of a maker share, only the maker’s keys can be registered', async () => {
  const api = await openConsole(tool);
  const { body } = await api.send('POST', '/api/admin/connections', {
    ...typedFor(lms, 'canvas'),
    issuer: 'https://canvas.instructure.com',
  });
  expect(JSON.stringify(body)).toContain('https://sso.canvaslms.com/api/lti/security/jwks');
});

test('an operator connects an LMS for a new district; its admin connects a second one beside it; both see only their own', async () => {
  const district = await newDistrict('Alder District', 'alder');
  await connectByHand(district.api, typedFor(lms, 'moodle', { name: 'Alder Moodle', clientId: 'alder-2' }));
  const other = await newDistrict('Birch District', 'birch');

  expect(await listed(district.api)).toEqual(['Alder Moodle', 'Alder District']);
  expect(await listed(other.api)).toEqual(['Birch District']);
  expect((await other.api.send('GET', `/api/admin/connections/${district.id}`)).status).toBe(404);
  const begun = await other.api.send('POST', `/api/admin/connections/${district.id}/test-launches`);
  expect(begun.status).toBe(404);
  const checks = `/api/admin/connections/${district.id}/checks`;
  expect((await other.api.send('POST', checks, { part: 'tokens' })).status).toBe(404);

  const { entries } = await tool.dependencies.audit.list(district.tenantId, { limit: 50 });
  const registered = entries.filter(({ action }) => action === 'platform.registered');
  expect(registered.map(({ actor }) => actor.kind)).toEqual(['admin', 'operator']);
});

test('what is registered already is said, and stays as it was', async () => {
  const { api, id, typed } = await newDistrict('Cedar District', 'cedar');
  const again = await api.send('POST', '/api/admin/connections', { ...typed, name: 'Again' });
  expect(again.status).toBe(409);
  expect(JSON.stringify(again.body)).toContain('registered already');
  expect((await tool.dependencies.lti.registry.get(id)).name).toBe('Cedar District');
});

test('where districts share a client id, the named deployment belongs to whoever named it, and others wait', async () => {
  const operator = await openConsole(tool);
  const { tenantId, api } = await newDistrict('Dogwood District', 'dogwood');
  const shared = typedFor(lms, 'schoology', {
    clientId: '77',
    deploymentId: '77-1',
    isShared: true,
    tenantId,
  });
  const { id } = await connectByHand(operator, { ...shared, name: 'One app for all' });
  const { registry } = tool.dependencies.lti;
  const platform = await registry.get(id);
  expect(platform.tenantId).toBeUndefined();
  expect(await registry.ensureDeployment(platform, '77-1')).toMatchObject({ tenantId, status: 'active' });
  expect(await registry.ensureDeployment(platform, '77-2')).toMatchObject({ status: 'unclaimed' });
  expect(await listed(api)).toContain('One app for all');
});

test('a link made by a district’s admin registers into that district, once; the list says what became of each link', async () => {
  const { api, tenantId } = await newDistrict('Elm District', 'elm');
  const { api: stranger } = await newDistrict('Fir District', 'fir');
  const make = (forWhom: string) =>
    api.post<{ invite: InviteView; url: string }>('/api/admin/connection-invites', {
      forWhom,
      days: 7,
      family: 'moodle',
    });
  const { url } = await make('Elm High');
  const second = await make('Elm Middle');

  const visit = await visitRegistration(lms.startRegistration(url, { dress: 'moodle' }));
  const done = await visit.press();
  expect(done.status).toBe(200);
  expect(await listed(api)).toHaveLength(2);

  const own = await api.get<{ invites: InviteView[] }>('/api/admin/connection-invites');
  expect(own.invites.map(({ forWhom, state }) => [forWhom, state])).toEqual([
    ['Elm Middle', 'open'],
    ['Elm High', 'used'],
  ]);
  expect(JSON.stringify(own)).not.toContain(new URL(url).searchParams.get('invite'));
  const seen = await stranger.get<{ invites: InviteView[] }>('/api/admin/connection-invites');
  expect(seen.invites).toEqual([]);
  const path = `/api/admin/connection-invites/${second.invite.id}`;
  expect((await stranger.send('DELETE', path)).status).toBe(404);
  expect((await api.send('DELETE', path)).status).toBe(200);
  expect((await visitRegistration(lms.startRegistration(second.url, { dress: 'moodle' }))).page.status).toBe(
    403,
  );

  const { entries } = await tool.dependencies.audit.list(tenantId, { limit: 50 });
  const actions = entries.map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(['registration-invite.created', 'registration-invite.revoked']),
  );
  const byLms = entries.find(({ details }) => details?.['by'] === 'lms');
  const after = await api.get<{ invites: InviteView[] }>('/api/admin/connection-invites');
  expect(after.invites.map(({ state }) => state)).toEqual(['expired', 'used']);
  expect(byLms).toMatchObject({ action: 'platform.registered', actor: { kind: 'system' } });
});
