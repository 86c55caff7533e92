import { noFaults, type Faults } from '../../sandbox/lms/faults.ts';
import { startSandboxLms, type Dress, type SandboxLms } from '../../sandbox/lms/index.ts';
import { checkOwnKeys } from '../../src/features/connect/check-keys.ts';
import { familyOf } from '../../src/lti/platforms/index.ts';
import type { ApiClient } from '../support/api-client.ts';
import {
  connectByHand,
  doTestLaunches,
  inState,
  openConsole,
  runChecks,
  typedFor,
} from '../support/connect-world.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startTool, type TestTool } from '../support/tool.ts';

// The connection check: green when all is well, in each dress; and for each thing that goes wrong, the line that says so.

const dresses: Dress[] = ['canvas', 'schoology', 'moodle'];
let tool: TestTool;
let lms: SandboxLms;
let consoles: Record<string, { api: ApiClient; id: string; tenantId: string }>;

beforeAll(async () => {
  tool = await startTool();
  lms = await startSandboxLms({ toolUrl: tool.url });
  const operator = await openConsole(tool);
  const entries = [];
  for (const dress of dresses) {
    const { id } = await connectByHand(operator, typedFor(lms, dress));
    const { tenantId = '' } = await tool.dependencies.lti.registry.get(id);
    entries.push([dress, { id, tenantId, api: await openConsole(tool, tenantId) }]);
  }
  consoles = Object.fromEntries(entries) as typeof consoles;
});
afterEach(() => Object.assign(lms.state.faults, noFaults()));
afterAll(async () => {
  await tool.close();
  await lms.close();
});

function at(dress: Dress) {
  const place = consoles[dress];
  if (!place) throw new Error(`${dress} is not connected`);
  return { ...place, path: `/api/admin/connections/${place.id}` };
}

async function begin(dress: Dress): Promise<void> {
  await at(dress).api.post(`${at(dress).path}/test-launches`);
}

const customOf = (dress: Dress) => familyOf(dress).customVariables;
const misbehave = (faults: Partial<Faults>) => Object.assign(lms.state.faults, faults);

test.each(dresses)(
  '%s, rightly connected: after a test launch no line is red and none waits',
  async (dress) => {
    const { api, id } = at(dress);
    await begin(dress);
    expect(await doTestLaunches(lms, dress, customOf(dress))).not.toContain(401);
    const lines = await runChecks(api, id);
    expect({ bad: inState(lines, 'bad'), waiting: inState(lines, 'waiting') }).toEqual({
      bad: [],
      waiting: [],
    });
    expect(lines['picker']?.state).toBe('good');
    expect(lines['roster']).toMatchObject({ state: 'good', code: 'good' });
    expect(Number(lines['roster']?.facts['count'])).toBeGreaterThan(3);
    expect(lines['names']?.state).toBe('good');
    expect(inState(lines, 'note')).toEqual([]);
  },
);

test('before a test launch, what needs one waits, and keys and tokens are known', async () => {
  const { api, id } = at('moodle');
  await begin('moodle');
  const lines = await runChecks(api, id);
  expect(inState(lines, 'waiting')).toEqual(['launch', 'roster', 'columns', 'grade']);
  expect(inState(lines, 'bad')).toEqual([]);
  expect(lines['token-roster']?.state).toBe('good');
});

test('in Canvas a score reaches the test student and the column is gone afterwards; nobody else is graded', async () => {
  const { api, id } = at('canvas');
  await begin('canvas');
  await doTestLaunches(lms, 'canvas');
  const before = structuredClone(lms.state.gradebook);
  const columns = lms.state.lineItems.length;
  const requests = lms.state.requests.length;
  const lines = await runChecks(api, id, ['grade']);
  const scores = lms.state.requests.slice(requests).filter(({ path }) => path.endsWith('/scores'));
  expect(scores.map(({ status }) => status)).toEqual([200]);
  expect(lines['grade']).toEqual({ id: 'grade', state: 'good', code: 'score-sent', facts: {} });
  expect(lms.state.lineItems).toHaveLength(columns);
  expect(lms.state.gradebook).toEqual(before);
});

test('where there is no test student a column is made and deleted, and no score is sent', async () => {
  for (const dress of ['moodle', 'schoology'] as const) {
    const { api, id } = at(dress);
    await begin(dress);
    await doTestLaunches(lms, dress);
    const columns = lms.state.lineItems.length;
    const grades = lms.state.gradebook.length;
    const lines = await runChecks(api, id, ['grade']);
    expect(lines['grade']).toMatchObject({ state: 'good', code: 'column-only' });
    expect([lms.state.lineItems.length, lms.state.gradebook.length]).toEqual([columns, grades]);
  }
});

test('a column that a killed process left behind is cleared away by the next check', async () => {
  const { api, id } = at('moodle');
  await begin('moodle');
  await doTestLaunches(lms, 'moodle');
  const columns = lms.state.lineItems.length;
  misbehave({ serverError: { services: ['lineItems'], after: 2 } });
  expect((await runChecks(api, id, ['grade']))['grade']).toMatchObject({ code: 'column-left' });
  expect(lms.state.lineItems).toHaveLength(columns + 1);
  Object.assign(lms.state.faults, noFaults());
  expect((await runChecks(api, id, ['grade']))['grade']?.state).toBe('good');
  expect(lms.state.lineItems).toHaveLength(columns);
});

test('keys that cannot be had, a token endpoint that is down, a tool that is switched off: each has its line', async () => {
  const { api, id } = at('canvas');
  misbehave({ serverError: { services: ['jwks'] } });
  expect((await runChecks(api, id, ['lms-keys']))['lms-keys']).toMatchObject({
    state: 'bad',
    code: 'refused',
    fix: 'address',
    facts: { status: '500' },
  });
  misbehave({ ...noFaults(), tokenEndpointDown: true });
  const down = await runChecks(api, id, ['tokens']);
  expect(Object.keys(down)).toEqual(['token-score']);
  expect(down['token-score']).toMatchObject({ state: 'bad', code: 'lms-failed', facts: { status: '503' } });
  misbehave(noFaults());
  const [registration] = lms.state.platforms.canvas.registrations;
  if (!registration) throw new Error('no registration');
  registration.enabled = false;
  try {
    expect((await runChecks(api, id, ['tokens']))['token-score']).toMatchObject({
      code: 'invalid-client',
      fix: 'client',
    });
  } finally {
    registration.enabled = true;
  }
});

test('a service that the admin switched off in the LMS is named', async () => {
  const { api, id } = at('schoology');
  const [registration] = lms.state.platforms.schoology.registrations;
  if (!registration) throw new Error('no registration');
  const { scopes } = registration;
  registration.scopes = scopes.filter((scope) => !scope.includes('nrps'));
  try {
    const lines = await runChecks(api, id, ['tokens']);
    expect(lines['token-score']?.state).toBe('good');
    expect(lines['token-roster']).toMatchObject({ state: 'bad', code: 'scope-refused', fix: 'roster' });
  } finally {
    registration.scopes = scopes;
  }
});

test('names that the LMS withholds are noticed in the launch and in the class list', async () => {
  const { api, id } = at('canvas');
  misbehave({ namesWithheld: true });
  await begin('canvas');
  await doTestLaunches(lms, 'canvas');
  const lines = await runChecks(api, id, ['launch', 'roster']);
  expect(lines['names']).toMatchObject({ state: 'note', code: 'missing', fix: 'names' });
  expect(lines['roster']).toMatchObject({ state: 'note', code: 'no-names', fix: 'names' });
});

test('a launch that was refused says with which code', async () => {
  const { api, id } = at('moodle');
  await begin('moodle');
  misbehave({ wrongKey: true });
  const link = lms.addAssignment({ dress: 'moodle', course: 'science-7', title: 'Refused' }).id;
  expect((await launch({ lms, dress: 'moodle', as: 'rivera', link })).status).toBe(401);
  expect((await runChecks(api, id, ['launch']))['launch']).toMatchObject({
    state: 'bad',
    code: 'launch-refused',
    facts: { refusal: expect.stringMatching(/^TOKEN_/) as string },
  });
});

test('when the picker came and the assignment was refused, it is not called well', async () => {
  const { api, id } = at('moodle');
  await begin('moodle');
  await launch({ lms, dress: 'moodle', as: 'rivera', course: 'science-7', message: 'deep-linking' });
  const before = await runChecks(api, id, ['launch']);
  expect([inState(before, 'bad'), inState(before, 'waiting')]).toEqual([[], ['column']]);
  misbehave({ wrongKey: true });
  const link = lms.addAssignment({ dress: 'moodle', course: 'science-7', title: 'Refused too' }).id;
  await launch({ lms, dress: 'moodle', as: 'rivera', link });
  expect(inState(await runChecks(api, id, ['launch']), 'bad')).toEqual(['launch']);
});

test('what is kept of a test launch are names of claims, and nothing that was in them', async () => {
  await begin('canvas');
  await doTestLaunches(lms, 'canvas', customOf('canvas'));
  const { id, tenantId } = at('canvas');
  const kept = await tool.dependencies.connect.testLaunches.find({ tenantId, platformId: id });
  const sent = kept?.seen.link?.sent;
  expect(sent?.filled).toEqual(expect.arrayContaining(['name', 'context.title', 'endpoint.lineitem']));
  expect(sent?.customFilled).toContain('timezone');
  const rivera = lms.state.school.people.find((person) => person.id === 'rivera');
  const text = JSON.stringify(kept);
  for (const value of [rivera?.familyName, rivera?.email, rivera?.subjects.canvas, 'America/Denver'])
    expect(text).not.toContain(value);
});

test('launches are noted for half an hour after the button, one of each kind, and not at all without it', async () => {
  const { api, path, id, tenantId } = at('schoology');
  const { testLaunches } = tool.dependencies.connect;
  const link = lms.addAssignment({ dress: 'schoology', course: 'science-7', title: 'Later' }).id;
  await begin('schoology');
  await launch({ lms, dress: 'schoology', as: 'rivera', link });
  const first = await testLaunches.find({ tenantId, platformId: id });
  await launch({ lms, dress: 'schoology', as: 'ana', link });
  expect(await testLaunches.find({ tenantId, platformId: id })).toEqual(first);
  expect(await api.get(path)).toMatchObject({ testLaunch: { seen: { link: true, picker: false } } });
});

test('an operator tries keys and tokens of any registration; a suspended one says so', async () => {
  const operator = await openConsole(tool);
  const { id } = at('moodle');
  expect(inState(await runChecks(operator, id, ['lms-keys', 'own-keys', 'tokens']), 'bad')).toEqual([]);
  await tool.dependencies.lti.registry.setStatus(id, 'suspended');
  try {
    expect((await runChecks(operator, id, ['launch']))['launch']).toMatchObject({ code: 'suspended' });
  } finally {
    await tool.dependencies.lti.registry.setStatus(id, 'active');
  }
});

test('a registration that waits for approval says so, and our keys that nobody here can see are not called wrong', async () => {
  const operator = await openConsole(tool);
  const { lti } = tool.dependencies;
  const { id } = at('moodle');
  await lti.models.platforms.updateOne({ _id: id }, { $set: { status: 'pending' } });
  try {
    expect((await runChecks(operator, id, ['launch']))['launch']).toMatchObject({ code: 'pending' });
  } finally {
    await lti.models.platforms.updateOne({ _id: id }, { $set: { status: 'active' } });
  }
  const outbound = { call: lti.outbound.call };
  const platform = await lti.registry.get(id);
  const at1 = { outbound, allowPrivateNetwork: true, publicUrl: 'http://127.0.0.1:1' };
  expect(await checkOwnKeys(at1, platform)).toMatchObject([{ state: 'note', code: 'own-address-unseen' }]);
  const elsewhere = { ...at1, publicUrl: tool.url };
  expect(await checkOwnKeys(elsewhere, { ...platform, kid: 'another' })).toMatchObject([
    { state: 'bad', code: 'key-missing' },
  ]);
});
