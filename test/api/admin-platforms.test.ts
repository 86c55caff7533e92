import type { PlatformDetails, PlatformSummary } from '../../src/features/admin/platforms.contract.ts';
import type { Platform } from '../../src/lti/platform.model.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openConsole } from '../support/console.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// Registrations and deployments in the console: a tenant's admin has what is the tenant's, an operator everything.

let school: School;
let shared: Platform;
let operator: ApiClient;
const sharedClientId = '10000000000099';
const secondDeployment = 'deployment-of-another-district';

beforeAll(async () => {
  school = await startSchool();
  const { registrations } = school.lms.state.platforms.canvas;
  const [registration] = registrations;
  if (!registration) throw new Error('the sandbox has no registration');
  registrations.push({
    ...registration,
    clientId: sharedClientId,
    moreDeploymentIds: [secondDeployment],
  });
  shared = await school.tool.dependencies.lti.registry.add({
    ...school.lms.platform('canvas'),
    clientId: sharedClientId,
    deploymentIds: [],
    deploymentPolicy: 'claim',
    audience: undefined,
  });
  operator = (await openConsole(school.tool)).api;
});
afterAll(() => school.close());

const listOf = async (api: ApiClient) =>
  (await api.get<{ platforms: PlatformSummary[] }>('/api/admin/platforms')).platforms;
const details = (api: ApiClient, id: string) => api.get<PlatformDetails>(`/api/admin/platforms/${id}`);
const adminOf = async (tenantId: string | undefined) => (await openConsole(school.tool, tenantId)).api;

function launchShared(as: string, deploymentId?: string) {
  return launch({
    lms: school.lms,
    as,
    course: 'science-7',
    clientId: sharedClientId,
    ...(deploymentId ? { deploymentId } : {}),
  });
}

test('an operator sees every registration with its tenant, a tenant’s admin their own with all that the LMS needs', async () => {
  const { canvas, schoology } = school.platforms;
  const all = await listOf(operator);
  expect(all.map(({ id }) => id)).toEqual([canvas._id, schoology._id, shared._id]);
  expect(all[0]?.tenant?.id).toBe(canvas.tenantId);

  const admin = await adminOf(canvas.tenantId);
  const own = await listOf(admin);
  expect(own).toMatchObject([{ id: canvas._id, status: 'active', mayChange: true, isShared: false }]);
  expect(own[0]).not.toHaveProperty('tenant');
  expect(await details(admin, canvas._id)).toMatchObject({
    endpoints: { authUrl: canvas.authUrl, tokenUrl: canvas.tokenUrl, jwksUrl: canvas.jwksUrl },
    ours: { loginUrl: `${school.tool.url}/lti/login`, launchUrl: `${school.tool.url}/lti/launch` },
    keys: { kid: canvas.kid, old: [] },
  });
});

test('what is another tenant’s is not found, whatever is asked of it', async () => {
  const { canvas, schoology } = school.platforms;
  const admin = await adminOf(schoology.tenantId);
  const [deployment] = (await details(operator, canvas._id)).deployments;
  const suspend = { status: 'suspended' };
  const answers = await Promise.all([
    admin.send('GET', `/api/admin/platforms/${canvas._id}`),
    admin.send('GET', `/api/admin/platforms/${shared._id}`),
    admin.send('POST', `/api/admin/platforms/${canvas._id}/status`, suspend),
    admin.send('POST', `/api/admin/platforms/${canvas._id}/key-rotations`, { isLeaked: false }),
    admin.send('POST', `/api/admin/deployments/${deployment?.id}/status`, suspend),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect((await details(operator, canvas._id)).status).toBe('active');
});

test('an unclaimed deployment opens once an operator says whose it is; two districts on one client id see only their own', async () => {
  expect((await launchShared('rivera')).status).toBe(403);
  expect((await launchShared('rivera', secondDeployment)).status).toBe(403);
  const waiting = await details(operator, shared._id);
  expect(waiting.deployments.map(({ status }) => status)).toEqual(['unclaimed', 'unclaimed']);
  const [first, second] = waiting.deployments;

  const claim = { newTenantName: 'Larkspur District' };
  const claimed = await operator.post<PlatformDetails>(`/api/admin/deployments/${first?.id}/claims`, claim);
  const ours = claimed.deployments.find(({ id }) => id === first?.id);
  expect(ours).toMatchObject({ status: 'active', tenant: { name: 'Larkspur District' } });
  expect(await operator.send('POST', `/api/admin/deployments/${first?.id}/claims`, claim)).toMatchObject({
    status: 409,
  });
  await operator.post(`/api/admin/deployments/${second?.id}/claims`, {
    tenantId: school.platforms.schoology.tenantId,
  });
  expect((await launchShared('rivera')).status).toBe(200);

  const larkspur = await adminOf(ours?.tenant?.id);
  const seen = await details(larkspur, shared._id);
  expect(seen.deployments.map(({ id }) => id)).toEqual([first?.id]);
  expect(seen).toMatchObject({ isShared: true, mayChange: false });
  expect(seen).not.toHaveProperty('keys');
  const refused = await Promise.all([
    larkspur.send('POST', `/api/admin/platforms/${shared._id}/status`, { status: 'suspended' }),
    larkspur.send('POST', `/api/admin/platforms/${shared._id}/key-rotations`, { isLeaked: true }),
    larkspur.send('POST', `/api/admin/deployments/${second?.id}/status`, { status: 'suspended' }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 404]);
});

test('a suspended deployment ends its sessions and launches at once, and no other one’s', async () => {
  const { deployments } = await details(operator, shared._id);
  const [first] = deployments;
  const admin = await adminOf(first?.tenant?.id);
  const page = await launchShared('rivera');
  const { token } = (page.launch as { session: { token: string } }).session;
  const session = () =>
    fetch(`${school.tool.url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  expect((await session()).status).toBe(200);

  await admin.post(`/api/admin/deployments/${first?.id}/status`, { status: 'suspended' });
  expect((await session()).status).toBe(401);
  expect((await launchShared('rivera')).status).toBe(403);
  expect((await launchShared('rivera', secondDeployment)).status).toBe(200);

  await admin.post(`/api/admin/deployments/${first?.id}/status`, { status: 'active' });
  expect((await session()).status).toBe(200);
});

test('what an operator suspended, the tenant’s admin cannot activate', async () => {
  const { schoology } = school.platforms;
  const admin = await adminOf(schoology.tenantId);
  await operator.post(`/api/admin/platforms/${schoology._id}/status`, { status: 'suspended' });
  const own = await listOf(admin);
  expect(own.find(({ id }) => id === schoology._id)).toMatchObject({ status: 'suspended', mayChange: false });
  const path = `/api/admin/platforms/${schoology._id}/status`;
  expect(await admin.send('POST', path, { status: 'active' })).toMatchObject({ status: 403 });
  await operator.post(path, { status: 'active' });
  await admin.post(path, { status: 'suspended' });
  await admin.post(path, { status: 'active' });

  const { entries } = await school.tool.dependencies.audit.list(schoology.tenantId, { limit: 10 });
  expect(entries.map(({ action, actor }) => `${actor.kind}: ${action}`).slice(0, 4)).toEqual([
    'admin: platform.activated',
    'admin: platform.suspended',
    'operator: platform.activated',
    'operator: platform.suspended',
  ]);
});

test('a new key is scheduled once, and signs at once when the old one leaked', async () => {
  const { canvas } = school.platforms;
  const admin = await adminOf(canvas.tenantId);
  const rotate = (isLeaked: boolean) =>
    admin.post<PlatformDetails>(`/api/admin/platforms/${canvas._id}/key-rotations`, { isLeaked });
  const scheduled = (await rotate(false)).keys;
  expect(scheduled?.kid).toBe(canvas.kid);
  expect((await rotate(false)).keys?.next).toEqual(scheduled?.next);
  const { keys } = await rotate(true);
  expect(keys).toEqual({ kid: scheduled?.next?.kid, old: [] });
});

test('a tenant gets another name, which its console says from then on', async () => {
  const { api } = await openConsole(school.tool, school.platforms.canvas.tenantId);
  const renamed = await api.send('PUT', '/api/admin/tenant', { name: 'Harbor Schools' });
  expect(renamed.body).toMatchObject({ screen: { console: { tenant: { name: 'Harbor Schools' } } } });
  expect(await api.send('PUT', '/api/admin/tenant', { name: '  ' })).toMatchObject({ status: 400 });
});
