import { addPathway, handInBefore, reviewBefore } from '../support/browser-steps.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;
let link: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift), lmsClock: () => new Date() });
  link = await addPathway(school);
});
afterAll(() => school.close());

/** The value of one line of `/metrics`, such as `waymark_launches_total{outcome="accepted"}`; undefined when it is not there. */
async function metric(line: string): Promise<number | undefined> {
  // The outbox is looked at anew after ten seconds.
  shift += 11_000;
  const found = (await allMetrics()).split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

async function allMetrics(): Promise<string> {
  const answer = await fetch(`${school.tool.url}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  return answer.text();
}

test('launches are counted by outcome', async () => {
  await launch({ lms: school.lms, as: 'rivera', course: 'science-7', link });
  await launch({ lms: school.lms, as: 'ana', course: 'science-7', link, dropCookies: true });
  expect(await metric('waymark_launches_total{outcome="accepted"}')).toBeGreaterThan(0);
  expect(await metric('waymark_launches_total{outcome="BROWSER_NOT_BOUND"}')).toBe(1);
});

test('a grade on its way shows as waiting with its age, then as retrying, and is gone when delivered', async () => {
  const { outbox } = school.tool.dependencies;
  school.lms.state.faults.serverError = { status: 503, services: ['scores'] };
  const journey = await handInBefore(school, { as: 'ana', link });
  await outbox.runOnce();
  expect(await metric('waymark_outbox_entries{state="retrying"}')).toBe(1);
  expect(await metric('waymark_outbox_entries{state="refused"}')).toBe(0);
  const young = (await metric('waymark_outbox_oldest_seconds{state="retrying"}')) ?? 0;
  shift += 60_000;
  const old = (await metric('waymark_outbox_oldest_seconds{state="retrying"}')) ?? 0;
  expect(old - young).toBeGreaterThan(60);

  school.lms.state.faults.serverError = null;
  await outbox.retryNow(school.platforms.canvas.tenantId ?? '', journey.journeyId ?? '');
  expect(await metric('waymark_outbox_entries{state="waiting"}')).toBe(1);
  await outbox.runOnce();
  expect(await metric('waymark_outbox_entries{state="waiting"}')).toBe(0);
  expect(await metric('waymark_outbox_oldest_seconds{state="retrying"}')).toBe(0);
});

test('calls to the LMS are timed by kind of LMS, call and outcome', async () => {
  const journey = await handInBefore(school, { as: 'mina', link });
  await reviewBefore(school, journey, { link, points: 6 });
  await school.tool.dependencies.outbox.runOnce();
  const count = (call: string, outcome: string) =>
    metric(`waymark_lms_call_seconds_count{family="canvas",call="${call}",outcome="${outcome}"}`);
  expect(await count('keys', 'ok')).toBeGreaterThan(0);
  expect(await count('token', 'ok')).toBeGreaterThan(0);
  expect(await count('score', 'ok')).toBeGreaterThan(0);
  expect(await count('score', 'failed')).toBe(1);
});

test('an LMS that hangs counts as a timeout', async () => {
  school.lms.state.faults.slowMilliseconds = 60_000;
  school.lms.state.faults.slowServices = ['scores'];
  await handInBefore(school, { as: 'dev', link });
  await school.tool.dependencies.outbox.runOnce();
  school.lms.state.faults.slowMilliseconds = 0;
  expect(await metric('waymark_lms_call_seconds_count{family="canvas",call="score",outcome="timeout"}')).toBe(
    1,
  );
});

test('the use of the database pool is told', async () => {
  expect(await metric('waymark_database_connections{state="maximum"}')).toBe(20);
  expect(await metric('waymark_database_connections{state="waiting"}')).toBe(0);
});

test('no label holds an id, an address or a name', async () => {
  const labels = [...(await allMetrics()).matchAll(/\{([^}]*)\}/g)]
    .map(([, label]) => label ?? '')
    .join('\n');
  const { canvas } = school.platforms;
  for (const secret of [
    canvas._id,
    canvas.tenantId ?? '',
    canvas.clientId,
    link,
    '127.0.0.1',
    'ana',
    'rivera',
  ])
    expect(labels).not.toContain(secret);
  expect(labels).not.toMatch(/[0-9a-f]{24}/);
});
