import type { Request, Response } from 'express';
import { readFileSync } from 'node:fs';
import type { Dress } from '../../sandbox/lms/index.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { Config } from '../../src/config/config.ts';
import { createRateLimits } from '../../src/http/rate-limits.ts';
import { createApiClient } from '../support/api-client.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { expectRefusalPage } from '../support/refusal.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;

// An hour, so that no window ends in the middle of a test on a slow machine. Each test has an address or a tenant of its own.
const rateLimits = {
  windowSeconds: 3600,
  launchRequestsPerAddress: 40,
  registrationRequestsPerAddress: 2,
  failedSignInsPerAddress: 3,
  requestsPerSession: 3,
  requestsPerTenant: 12,
};

beforeAll(async () => {
  school = await startSchool({ config: { rateLimits }, keepLogs: true });
});
afterAll(() => school.close());

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const statusFrom = async (path: string, address: string) =>
  (await fetch(`${school.tool.url}${path}`, from(address))).status;

async function openStudent(as: string, dress: Dress = 'canvas') {
  const link = school.lms.addAssignment({ dress, course: 'science-7', title: 'Ecosystems' }).id;
  const page = await launch({ lms: school.lms, dress, as, course: 'science-7', link });
  const view = page.launch as LaunchView;
  const api = createApiClient(school.tool.url, view.session.token);
  return { status: async () => (await api.send('GET', '/api/session')).status, api };
}

test('an address that floods the launch is told in a page how long to wait, and others are not held up', async () => {
  for (let count = 0; count < rateLimits.launchRequestsPerAddress; count += 1)
    expect(await statusFrom('/lti/login', '203.0.113.7')).toBe(400);
  const answer = await fetch(`${school.tool.url}/lti/login`, from('203.0.113.7'));
  const page = { status: answer.status, headers: answer.headers, html: await answer.text() };
  expectRefusalPage(page, { status: 429, code: 'TOO_MANY_REQUESTS' });
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(3600);
  expect(await statusFrom('/lti/login', '203.0.113.8')).toBe(400);
  const events = school.tool.logs.filter(({ code }) => code === 'TOO_MANY_REQUESTS');
  expect(events).toMatchObject([{ rule: 'launches', status: 429 }]);
  expect(JSON.stringify(school.tool.logs)).not.toContain('203.0.113');
});

test('registration and the console’s door are limited more tightly; of IPv6, a network counts as one address', async () => {
  expect(await statusFrom('/lti/register', '2001:db8:1:2::1')).toBe(400);
  expect(await statusFrom('/admin', '2001:db8:1:2:ffff::2')).toBe(200);
  expect(await statusFrom('/admin?code=guess', '2001:db8:1:2:abcd::3')).toBe(429);
  expect(await statusFrom('/admin', '2001:db8:1:3::1')).toBe(200);
  expect(await statusFrom('/lti/login', '2001:db8:1:2::1')).toBe(400);
});

test('eight classes of 35 that open Waymark behind one address in one minute are all let in', async () => {
  const defaults = JSON.parse(readFileSync('config/default.json', 'utf8')) as Pick<Config, 'rateLimits'>;
  const { launches } = createRateLimits(defaults.rateLimits);
  // Login, launch, once more with what the LMS's storage gave back, and once more in a tab of its own.
  const requestsPerLaunch = 4;
  const request = { ip: '203.0.113.7' } as Request;
  let letIn = 0;
  for (let count = 0; count < 8 * 35 * requestsPerLaunch; count += 1)
    await launches(request, {} as Response, () => void (letIn += 1));
  expect(letIn).toBe(1_120);
});

test('a page that runs wild is stopped, and its neighbours go on', async () => {
  const wild = await openStudent('ana');
  const calm = await openStudent('mina');
  for (let count = 0; count < rateLimits.requestsPerSession; count += 1)
    expect(await wild.status()).toBe(200);
  expect(await wild.api.send('GET', '/api/session')).toMatchObject({
    status: 429,
    body: {
      error: {
        code: 'TOO_MANY_REQUESTS',
        message: expect.stringMatching(/\.$/),
        nextStep: expect.stringMatching(/^Wait \d+ seconds/),
      },
    },
  });
  expect(await calm.status()).toBe(200);
  const metrics = await (await fetch(`${school.tool.url}/metrics`)).text();
  expect(metrics).toContain('waymark_rate_limited_total{rule="session"} 1');
});

test('guessing tokens is stopped for that address, and sessions behind it go on', async () => {
  const { status } = await openStudent('ana');
  const guess = createApiClient(school.tool.url, 'a.b.c');
  for (let count = 0; count < rateLimits.failedSignInsPerAddress; count += 1)
    expect((await guess.send('GET', '/api/session')).status).toBe(401);
  expect((await guess.send('GET', '/api/session')).status).toBe(429);
  expect(await status()).toBe(200);
});

test('one school cannot use up what others need', async () => {
  const statuses: number[] = [];
  while (statuses.length <= rateLimits.requestsPerTenant) {
    const { status } = await openStudent('ana', 'schoology');
    for (let count = 0; count < rateLimits.requestsPerSession; count += 1) statuses.push(await status());
  }
  const letIn = statuses.slice(0, rateLimits.requestsPerTenant);
  expect(new Set(letIn)).toEqual(new Set([200]));
  expect(statuses[rateLimits.requestsPerTenant]).toBe(429);
  const { status } = await openStudent('dev');
  expect(await status()).toBe(200);
});
