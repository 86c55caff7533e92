import type { z } from 'zod';
import type {
  getOutboxApi,
  getOverviewApi,
  listLaunchesApi,
} from '../../src/features/admin/health.contract.ts';
import type { PlatformDetails } from '../../src/features/admin/platforms.contract.ts';
import { noFaults } from '../../sandbox/lms/faults.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, handInBefore, openApi, reviewBefore } from '../support/browser-steps.ts';
import { openConsole } from '../support/console.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// Whether it works, as admins see it: launches and refusals, grades on their way, and what needs somebody.

type Overview = z.infer<typeof getOverviewApi.response>;
type Outbox = z.infer<typeof getOutboxApi.response>;
type Launches = z.infer<typeof listLaunchesApi.response>;

let school: School;
let link: string;
let operator: ApiClient;
let admin: ApiClient;
let neighbour: ApiClient;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
  operator = (await openConsole(school.tool)).api;
  admin = (await openConsole(school.tool, school.platforms.canvas.tenantId)).api;
  neighbour = (await openConsole(school.tool, school.platforms.schoology.tenantId)).api;
});
afterAll(() => school.close());

const overviewOf = (api: ApiClient) => api.get<Overview>('/api/admin/overview');
const outboxOf = (api: ApiClient) => api.get<Outbox>('/api/admin/outbox');
const launchesOf = async (api: ApiClient) => (await api.get<Launches>('/api/admin/launches')).launches;

async function makeGrade(as: string) {
  const journey = await handInBefore(school, { as, link });
  await reviewBefore(school, journey, { link, points: 3 });
  return journey.journeyId;
}

test('a refusal is listed with its code and registration, for its own district and the operator, and nobody’s name', async () => {
  await launch({
    lms: school.lms,
    as: 'ana',
    link,
    editClaims: (claims) => {
      claims.exp = Math.floor(Date.now() / 1000) - 3600;
    },
  });
  const [refused] = await launchesOf(admin);
  expect(refused).toMatchObject({ outcome: 'TOKEN_EXPIRED', platform: { id: school.platforms.canvas._id } });
  expect((await launchesOf(operator))[0]).toEqual(refused);
  const only = await admin.get<Launches>('/api/admin/launches?only=refused');
  expect(only.launches).toEqual([refused]);
  expect((await operator.get<Launches>('/api/admin/launches?only=refused')).launches).toEqual([refused]);
  expect(await launchesOf(neighbour)).toEqual([]);
  expect(JSON.stringify(await launchesOf(admin))).not.toMatch(/personId|Ana/);
});

test('a grade that the LMS does not take is counted, told in the overview, listed for its own district only, and arrives once it is tried again', async () => {
  const { outbox } = school.tool.dependencies;
  school.lms.state.faults.serverError = { services: ['scores'] };
  const journeyId = await makeGrade('ana');
  await outbox.runOnce();
  const { counts, entries } = await outboxOf(admin);
  expect(counts).toMatchObject([{ state: 'retrying', count: 1 }]);
  expect(entries).toMatchObject([
    { journeyId, state: 'retrying', assignmentTitle: 'Who Lives Here, and Why?' },
  ]);
  expect((await overviewOf(admin)).outbox).toMatchObject([{ state: 'retrying', count: 1 }]);

  expect(await outboxOf(operator)).toMatchObject({ counts: [{ state: 'retrying', count: 1 }], entries: [] });
  expect(await outboxOf(neighbour)).toEqual({ counts: [], entries: [] });
  expect(await neighbour.send('POST', `/api/admin/outbox/${journeyId}/retries`)).toMatchObject({
    status: 404,
  });

  Object.assign(school.lms.state.faults, noFaults());
  expect(await admin.post('/api/admin/outbox/retries')).toEqual({ retried: 1, left: 0 });
  await outbox.runOnce();
  expect(await outboxOf(admin)).toEqual({ counts: [], entries: [] });
  expect(school.lms.findGrade(link, 'ana')?.score).toBeDefined();
});

test('a suspended deployment’s grades wait, and go once it is active again', async () => {
  const { outbox } = school.tool.dependencies;
  const { canvas } = school.platforms;
  const { deployments } = await admin.get<PlatformDetails>(`/api/admin/platforms/${canvas._id}`);
  await makeGrade('dev');
  const path = `/api/admin/deployments/${deployments[0]?.id}/status`;
  await admin.post(path, { status: 'suspended' });
  await outbox.runOnce();
  expect(school.lms.findGrade(link, 'dev')?.score ?? undefined).toBeUndefined();
  expect((await overviewOf(admin)).deployments).toEqual({ active: 0, unclaimed: 0, suspended: 1 });
  await admin.post(path, { status: 'active' });
  await admin.post('/api/admin/outbox/retries');
  await outbox.runOnce();
  expect(school.lms.findGrade(link, 'dev')?.score).toBeDefined();
});

test('the overview counts what needs somebody: pending registrations, requests, registrations that nobody can open', async () => {
  const before = await overviewOf(operator);
  await school.tool.dependencies.lti.registry.add(
    {
      ...school.lms.platform('canvas'),
      clientId: 'somebody-registered',
      deploymentIds: [],
      deploymentPolicy: 'accept',
      audience: undefined,
    },
    'pending',
  );
  await launch({
    lms: school.lms,
    dress: 'schoology',
    as: 'rivera',
    course: 'science-7',
    editClaims: (claims) => {
      claims.exp = Math.floor(Date.now() / 1000) - 3600;
    },
  });
  const after = await overviewOf(operator);
  expect(after.platforms).toEqual({ ...before.platforms, pending: 1 });
  expect(after.launches.failing).toEqual([{ id: school.platforms.schoology._id, name: 'Sandbox Schoology' }]);
  expect((await overviewOf(admin)).launches.failing).toEqual([]);
  await openApi(school, { dress: 'schoology', as: 'rivera' });
  expect((await overviewOf(neighbour)).launches).toMatchObject({ looked: 2, refused: 1, failing: [] });
});
