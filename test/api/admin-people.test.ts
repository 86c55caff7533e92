import type { AdminPeopleView } from '../../src/features/admin/people.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { createApiClient } from '../support/api-client.ts';
import { openConsole } from '../support/console.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// Who may look after a tenant: named, asked for, signed in by a link, and removed, always within one tenant.

let school: School;
let admin: ApiClient;
let adminId: string;
let neighbour: ApiClient;

beforeAll(async () => {
  school = await startSchool();
  const opened = await openConsole(school.tool, school.platforms.canvas.tenantId);
  admin = opened.api;
  adminId = opened.view.person.id;
  neighbour = (await openConsole(school.tool, school.platforms.schoology.tenantId)).api;
  for (const as of ['rivera', 'ana']) await launch({ lms: school.lms, as, course: 'science-7' });
});
afterAll(() => school.close());

const people = (api = admin) => api.get<AdminPeopleView>('/api/admin/admins');
const find = async (search: string, api = admin) =>
  (
    await api.get<{ people: { id: string; name: string; roles: string[] }[] }>(
      `/api/admin/people?${new URLSearchParams({ search }).toString()}`,
    )
  ).people;
/** As the LMS's account menu opens Waymark for its administrator. */
const openFromAccount = async () => {
  const page = await launch({ lms: school.lms, as: 'admin', placement: 'account_navigation' });
  return page.launch as LaunchView;
};

test('an administrator of the LMS asks by opening Waymark, is granted, and then opens the console from the account’s menu', async () => {
  expect((await openFromAccount()).screen).toEqual({ name: 'explain', reason: 'not-admin' });
  const { requests } = await people();
  expect(requests).toMatchObject([{ name: 'Jo Abernathy' }]);
  expect((await people(neighbour)).requests).toEqual([]);
  const path = `/api/admin/requests/${requests[0]?.personId}/answers`;
  expect(await neighbour.send('POST', path, { answer: 'grant' })).toMatchObject({ status: 404 });

  const granted = await admin.post<AdminPeopleView>(path, { answer: 'grant' });
  expect(granted.requests).toEqual([]);
  expect(granted.admins.map(({ personId }) => personId)).toContain(requests[0]?.personId);
  const { screen, person } = await openFromAccount();
  expect({ screen: screen.name, role: person.role }).toEqual({ screen: 'admin', role: 'admin' });
});

test('who is declined may ask again, and is not let in', async () => {
  const { admins } = await people();
  const jo = admins.find(({ label }) => label === 'Jo Abernathy');
  await admin.send('DELETE', `/api/admin/admins/${jo?.id}`, {});
  await openFromAccount();
  const [request] = (await people()).requests;
  const path = `/api/admin/requests/${request?.personId}/answers`;
  expect(await admin.post(path, { answer: 'decline' })).toMatchObject({ requests: [] });
  expect(await admin.send('POST', path, { answer: 'decline' })).toMatchObject({ status: 404 });
  expect((await openFromAccount()).screen.name).toBe('explain');
});

test('people are found by a part of their name, with what they are in their courses, within the tenant only', async () => {
  expect(await find('RIV')).toMatchObject([{ name: 'Marisol Rivera', roles: ['teacher'] }]);
  expect(await find('ana d')).toMatchObject([{ name: 'Ana Duarte', roles: ['student'] }]);
  expect(await find('.*')).toEqual([]);
  expect(await find('rivera', neighbour)).toEqual([]);
  expect(await admin.send('GET', '/api/admin/people?search=r')).toMatchObject({ status: 400 });
});

test('a named person loses the console the moment that the right is taken away', async () => {
  const [rivera] = await find('rivera');
  await admin.post('/api/admin/admins', { personId: rivera?.id });
  const page = await launch({ lms: school.lms, as: 'rivera', placement: 'account_navigation' });
  const { session, screen } = page.launch as LaunchView;
  expect(screen.name).toBe('admin');
  const named = createApiClient(school.tool.url, session.token);
  const { admins } = await people(named);
  const own = admins.find(({ isYou }) => isYou);
  expect(own?.label).toBe('Marisol Rivera');

  await admin.send('DELETE', `/api/admin/admins/${own?.id}`, {});
  expect(await named.send('GET', '/api/admin/admins')).toMatchObject({
    status: 401,
    body: { error: { code: 'SESSION_EXPIRED' } },
  });
});

test('nobody of another tenant can be named or removed', async () => {
  const [rivera] = await find('rivera');
  const answers = await Promise.all([
    neighbour.send('POST', '/api/admin/admins', { personId: rivera?.id }),
    neighbour.send('DELETE', `/api/admin/admins/${adminId}`, { evenTheLast: true }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

test('the last one is removed only when that is said', async () => {
  const alone = await people();
  expect(alone.admins.map(({ id }) => id)).toEqual([adminId]);
  expect(await admin.send('DELETE', `/api/admin/admins/${adminId}`, {})).toMatchObject({
    status: 409,
    body: { error: { details: { rule: 'last-admin' } } },
  });
  const replacement = await openConsole(school.tool, school.platforms.canvas.tenantId);
  const removed = await admin.send('DELETE', `/api/admin/admins/${adminId}`, {});
  expect(removed.status).toBe(200);
  admin = replacement.api;
  adminId = replacement.view.person.id;
  const gone = await admin.send('DELETE', `/api/admin/admins/${adminId}`, { evenTheLast: true });
  expect(gone.status).toBe(200);
  admin = (await openConsole(school.tool, school.platforms.canvas.tenantId)).api;
});

test('a sign-in link is shown once, signs in once, and can be withdrawn while nobody used it', async () => {
  const make = (label: string) =>
    admin.post<{ id: string; url: string }>('/api/admin/sign-in-links', { label, hours: 2 });
  const [used, withdrawn] = [await make('Sam'), await make('Alex')];
  const open = await people();
  expect(open.links.map(({ label }) => label)).toEqual(['Sam', 'Alex']);
  expect(JSON.stringify(open)).not.toContain('code=');
  expect((await people(neighbour)).links).toEqual([]);

  const path = `/api/admin/sign-in-links/${withdrawn.id}`;
  expect(await neighbour.send('DELETE', path)).toMatchObject({ status: 404 });
  expect(await admin.send('DELETE', path)).toMatchObject({
    status: 200,
    body: { links: [{ label: 'Sam' }] },
  });
  const signIn = (url: string) =>
    fetch(`${school.tool.url}/admin`, { method: 'POST', body: new URL(url).searchParams });
  expect((await signIn(withdrawn.url)).status).toBe(403);
  expect((await signIn(used.url)).status).toBe(200);
  expect((await people()).admins.map(({ label }) => label)).toContain('Sam');
  expect(await admin.send('DELETE', `/api/admin/sign-in-links/${used.id}`)).toMatchObject({ status: 404 });
});

test('who was named, declined and removed stands in the audit trail', async () => {
  const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
    limit: 200,
  });
  const actions = new Set(entries.map(({ action }) => action));
  for (const action of ['named', 'declined', 'removed', 'link-made', 'link-withdrawn', 'signed-in'])
    expect(actions).toContain(`admin.${action}`);
});
