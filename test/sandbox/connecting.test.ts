import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { getCourse } from '../../sandbox/lms/sandbox.ts';
import { createGradeService } from '../../src/lti/grade-service.ts';
import { startSandboxLms, type Dress, type SandboxLms } from '../../sandbox/lms/index.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { elementText, inviteCode, visitRegistration } from '../support/registration.ts';
import { startTool, type TestTool } from '../support/tool.ts';

// An LMS that knows no tool yet, and a tool that knows no LMS: connected from both sides, as two admins would.

let tool: TestTool;
let lms: SandboxLms;

beforeAll(async () => {
  tool = await startTool();
}, 60_000);
beforeEach(async () => {
  lms = await startSandboxLms({ toolUrl: tool.url, registered: false });
});
afterEach(() => lms.close());
afterAll(() => tool.close());

const page = async (path: string): Promise<string> => (await fetch(`${lms.url}${path}`)).text();
const post = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  fetch(`${lms.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

/** What an admin of the LMS copies from its page of tools. */
async function idsOn(dress: Dress): Promise<{ clientIds: string[]; deploymentIds: string[] }> {
  const html = await page(`/${dress}/registrations`);
  const all = (name: string) =>
    [...html.matchAll(new RegExp(`data-${name}>([^<]+)<`, 'g'))].map(([, id = '']) => id);
  return { clientIds: all('client-id'), deploymentIds: all('deployment-id') };
}

const typed = {
  canvas: async () => ({
    redirectUrls: `${tool.url}/lti/launch`,
    json: await (await fetch(`${tool.url}/lti/canvas.json`)).text(),
  }),
  schoology: async () => ({ ...addresses(), redirectUrls: `${tool.url}/lti/launch`, ...boxes }),
  moodle: async () => ({ ...addresses(), redirectUrls: `${tool.url}/lti/launch`, ...boxes, isOffered: 'on' }),
};
const boxes = { deepLinking: 'on', grades: 'on', members: 'on', sharesNames: 'on' };
const addresses = () => ({
  loginUrl: `${tool.url}/lti/login`,
  launchUrl: `${tool.url}/lti/launch`,
  jwksUrl: `${tool.url}/lti/jwks`,
});

/** What an admin of Waymark types in after the LMS's admin read the ids out. */
async function addPlatform(
  dress: Dress,
  ids: { clientId: string; deploymentIds: string[] },
  deploymentPolicy: 'accept' | 'claim' = 'accept',
) {
  const platform = { ...lms.platform(dress), ...ids, deploymentPolicy, audience: undefined };
  return tool.dependencies.lti.registry.add(platform);
}

async function screenFor(dress: Dress, clientId?: string): Promise<LaunchView> {
  const opened = await launch({
    lms,
    dress,
    as: 'rivera',
    course: 'science-7',
    message: 'deep-linking',
    ...(clientId ? { clientId } : {}),
  });
  expect({ status: opened.status, html: opened.launch ? '' : opened.html }).toEqual({
    status: 200,
    html: '',
  });
  return opened.launch as LaunchView;
}

test('an LMS without a tool says so on its pages', async () => {
  expect(await page('/moodle/registrations')).toContain('No tool is registered yet.');
  expect(await page('/canvas/courses/science-7/app')).toContain('No tool is registered here yet.');
});

test.each(['canvas', 'schoology', 'moodle'] as const)(
  'by hand in the %s dress: the form gives the ids that the tool asks for, and teachers get in',
  async (dress) => {
    expect((await post(`/${dress}/registrations`, await typed[dress]())).status).toBe(303);
    const { clientIds, deploymentIds } = await idsOn(dress);
    expect([clientIds.length, deploymentIds.length]).toEqual([1, 1]);
    const [clientId = ''] = clientIds;
    if (dress === 'canvas') await post(`/canvas/registrations/${clientId}/enabled`);
    await addPlatform(dress, { clientId, deploymentIds });
    const view = await screenFor(dress);
    expect(view.screen.name).toBe('picker');
    expect(view.person.name).toBe('Marisol Rivera');
  },
);

test('a half-filled form keeps what was typed and names every fault', async () => {
  const answer = await post('/schoology/registrations', {
    ...addresses(),
    loginUrl: 'not an address',
    redirectUrls: `${tool.url}/lti/launch, ${tool.url}/other`,
  });
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain('loginUrl');
  expect(html).toContain('redirectUrls: &quot; ');
  expect(html).toContain(`value="${tool.url}/lti/jwks"`);
  expect((await idsOn('schoology')).clientIds).toEqual([]);
});

test.each(['canvas', 'moodle'] as const)(
  'by its registration address in the %s dress, with an invite, and teachers get in once it is switched on',
  async (dress) => {
    const address = `${tool.url}/lti/register?invite=${await inviteCode(tool)}`;
    const visit = await visitRegistration(lms.startRegistration(address, { dress }));
    const done = await visit.press();
    expect(elementText(done.html, 'platform-status')).toBe('active');
    const { clientIds } = await idsOn(dress);
    const { registrations } = lms.state.platforms[dress];
    expect(registrations).toMatchObject([{ enabled: false, sharesNames: true }]);
    await post(`/${dress}/registrations/${clientIds[0]}/enabled`);
    if (dress === 'moodle') {
      expect(await page('/moodle/courses/science-7?as=rivera')).toContain(
        'not offered where activities are added',
      );
      await post(`/moodle/registrations/${clientIds[0]}/offered`);
    }
    expect(await page(`/${dress}/courses/science-7?as=rivera`)).toContain('Add assignment from Waymark');
    expect((await screenFor(dress)).screen.name).toBe('picker');
    expect(await columnsOf(dress)).toEqual([]);
  },
);

/** Our own columns in a course, asked for with an access token. */
async function columnsOf(dress: Dress): Promise<unknown[]> {
  const { ltijs, models, registry } = tool.dependencies.lti;
  const [registration] = lms.state.platforms[dress].registrations;
  if (!registration) throw new Error('no tool is registered');
  const platform = await registry.findByClient(lms.platform(dress).issuer, registration.clientId);
  if (!platform) throw new Error('no platform is registered');
  const rules = dressRules[dress];
  const path = rules.lineItemsPath(registration, getCourse(lms.state, 'science-7'));
  return createGradeService({ ltijs, accessTokens: models.accessTokens }).findLineItems(platform, {
    deploymentId: registration.deploymentId,
    lineItemsUrl: `${lms.url}${path}${rules.lineItemsQuery(registration)}`,
    scopes: registration.scopes,
  });
}

test('Moodle can be told to update the tool that it has: the client id stays, and so does our registration', async () => {
  const register = async (updates?: string) => {
    const address = `${tool.url}/lti/register?invite=${await inviteCode(tool)}`;
    const options = { dress: 'moodle' as const, ...(updates ? { updates } : {}) };
    return (await visitRegistration(lms.startRegistration(address, options))).press();
  };
  const first = elementText((await register()).html, 'platform-id');
  const { clientIds } = await idsOn('moodle');
  const again = await register(clientIds[0]);
  expect(elementText(again.html, 'platform-id')).toBe(first);
  expect((await idsOn('moodle')).clientIds).toEqual(clientIds);
});

test('two schools on one Canvas are two tenants: two client ids, and nothing shared', async () => {
  const tenants: string[] = [];
  for (const clientId of ['10000000000001', '10000000000002']) {
    await post('/canvas/registrations', await typed.canvas());
    await post(`/canvas/registrations/${clientId}/enabled`);
    const platform = await addPlatform('canvas', { clientId, deploymentIds: [] });
    tenants.push(platform.tenantId ?? '');
    expect((await screenFor('canvas', clientId)).screen.name).toBe('picker');
  }
  expect(new Set(tenants).size).toBe(2);
  const people = await tool.dependencies.connection
    .collection('people')
    .find({ tenantId: { $in: tenants } })
    .toArray();
  expect(people.map(({ tenantId }) => tenantId as string).sort()).toEqual(tenants.toSorted());
});

test('two deployments of one client id: what the courses here open is a choice, and each link keeps its own', async () => {
  await post('/schoology/registrations', await typed.schoology());
  const [clientId = ''] = (await idsOn('schoology')).clientIds;
  await post(`/schoology/registrations/${clientId}/deployments`);
  const { deploymentIds } = await idsOn('schoology');
  expect(deploymentIds).toHaveLength(2);
  const [first = '', second = ''] = deploymentIds;
  await addPlatform('schoology', { clientId, deploymentIds: [first] }, 'claim');

  const ofFirst = lms.addAssignment({ dress: 'schoology', course: 'science-7', title: 'One' });
  await post(`/schoology/registrations/${clientId}/use`, { deploymentId: second });
  const ofSecond = lms.addAssignment({ dress: 'schoology', course: 'science-7', title: 'Two' });
  const open = (link: string) => launch({ lms, dress: 'schoology', as: 'rivera', link });
  expect((await open(ofFirst.id)).status).toBe(200);
  const refused = await open(ofSecond.id);
  expect([refused.status, elementText(refused.html, 'error-code')]).toEqual([403, 'DEPLOYMENT_UNCLAIMED']);
});
