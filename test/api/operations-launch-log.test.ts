import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool({ keepLogs: true });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
});
afterAll(() => school.close());

const list = (tenantId: string, page: { limit?: number; before?: string; platformId?: string } = {}) =>
  school.tool.dependencies.lti.launchLog.list(tenantId, { limit: 50, ...page });

test('an accepted launch is listed with its place and an opaque person, and nothing that names anyone', async () => {
  const { canvas } = school.platforms;
  const page = await launch({ lms: school.lms, as: 'rivera', course: 'science-7', link });
  expect(page.status).toBe(200);
  const { entries } = await list(canvas.tenantId ?? '');
  expect(entries[0]).toMatchObject({
    outcome: 'accepted',
    tenantId: canvas.tenantId,
    platformId: canvas._id,
    deploymentId: school.lms.platform('canvas').deploymentIds[0],
    kind: 'resource-link',
    role: 'teacher',
    requestId: page.headers.get('x-request-id'),
  });
  expect(entries[0]?.personId).toMatch(/^[0-9a-f]{24}$/);
  expect(JSON.stringify(entries)).not.toMatch(/rivera|@/i);
});

test('a refused launch is listed with its code and its registration, for its own tenant only', async () => {
  const { canvas, schoology } = school.platforms;
  const page = await launch({
    lms: school.lms,
    as: 'ana',
    course: 'science-7',
    link,
    editClaims: (claims) => {
      claims.exp = Math.floor(Date.now() / 1000) - 3600;
    },
  });
  expect(page.status).toBe(401);
  const { entries } = await list(canvas.tenantId ?? '');
  expect(entries[0]).toMatchObject({
    outcome: 'TOKEN_EXPIRED',
    platformId: canvas._id,
    requestId: page.headers.get('x-request-id'),
  });
  expect(entries[0]).not.toHaveProperty('personId');
  const theirs = await list(schoology.tenantId ?? '');
  expect(theirs.entries).toEqual([]);
});

test('a launch without a bound browser counts as refused', async () => {
  const page = await launch({ lms: school.lms, as: 'ana', course: 'science-7', link, dropCookies: true });
  expect(page.status).toBe(401);
  const { entries } = await list('all');
  expect(entries[0]).toMatchObject({ outcome: 'BROWSER_NOT_BOUND', deploymentId: expect.any(String) });
});

test('a login of a suspended registration is in the log of its tenant', async () => {
  const { registry } = school.tool.dependencies.lti;
  await registry.setStatus(school.platforms.schoology._id, 'suspended');
  const platform = school.lms.platform('schoology');
  const query = { iss: platform.issuer, client_id: platform.clientId, login_hint: 'x', target_link_uri: 'y' };
  const answer = await fetch(`${school.tool.url}/lti/login?${new URLSearchParams(query).toString()}`);
  await answer.text();
  const { entries } = await list(school.platforms.schoology.tenantId ?? '');
  expect(entries.map(({ outcome }) => outcome)).toEqual(['PLATFORM_NOT_ACTIVE']);
});

test('pages follow each other without a gap, by registration too', async () => {
  const all = await list('all');
  expect(all.entries.length).toBeGreaterThan(3);
  const first = await list('all', { limit: 2 });
  const second = await list('all', { limit: 50, before: first.nextBefore ?? '' });
  expect([...first.entries, ...second.entries]).toEqual(all.entries);
  expect(second.nextBefore).toBeUndefined();
  const ofCanvas = await list('all', { platformId: school.platforms.canvas._id });
  expect(ofCanvas.entries).toHaveLength(all.entries.length - 1);
});

test('a flood of refusals from nowhere fills the log with sixty a minute at most', async () => {
  const { launchLog } = school.tool.dependencies.lti;
  const known = { platformId: school.platforms.canvas._id, tenantId: school.platforms.canvas.tenantId ?? '' };
  for (let each = 0; each < 300; each += 1)
    launchLog.note({ outcome: 'PLATFORM_UNKNOWN', requestId: `flood-${each}` });
  launchLog.note({ ...known, outcome: 'TOKEN_EXPIRED', requestId: 'still kept' });
  const { entries } = await list('all', { limit: 500 });
  const flood = entries.filter(({ outcome }) => outcome === 'PLATFORM_UNKNOWN');
  // The minute may end in the middle.
  expect(flood.length).toBeGreaterThanOrEqual(60);
  expect(flood.length).toBeLessThanOrEqual(120);
  expect(entries[0]?.requestId).toBe('still kept');
});
