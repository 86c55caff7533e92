import { createBrowser } from '../../sandbox/lms/scripted-browser.ts';
import { errorCode } from '../support/refusal.ts';
import { startTool, type TestTool } from '../support/tool.ts';

// What is said when nothing fits: JSON to programs, a page to people, and never the inside.

let tool: TestTool;

beforeAll(async () => {
  tool = await startTool({ keepLogs: true });
});
afterAll(() => tool.close());

const noInside = (text: string) => expect(text).not.toMatch(/node_modules|\.ts:\d|at \w+ \(|Error:/);

test('an unknown address below /api answers JSON with a code and a reference', async () => {
  const answer = await fetch(`${tool.url}/api/nothing`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toMatch('application/json');
  const { error } = (await answer.json()) as { error: Record<string, unknown> };
  expect(error).toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/./) as string });
  expect(error['requestId']).toBe(answer.headers.get('x-request-id'));
});

test('an unknown address elsewhere answers a page whose own style its policy allows', async () => {
  const page = await createBrowser().get(`${tool.url}/nothing`);
  expect({ status: page.status, code: errorCode(page.html) }).toEqual({ status: 404, code: 'NOT_FOUND' });
  expect(page.headers.get('content-security-policy')).toMatch(/style-src 'sha256-/);
  expect(page.html).toContain(page.headers.get('x-request-id') ?? 'none');
  noInside(page.html);
});

test('what stands in an address is not repeated on the page', async () => {
  const page = await createBrowser().get(`${tool.url}/%3Cscript%3Ealert(1)%3C/script%3E?x=<script>`);
  expect(page.html).not.toContain('alert');
});

test.each([
  ['JSON that is none', '{', 400, 'INVALID_REQUEST'],
  ['a bare text', '"text"', 400, 'INVALID_REQUEST'],
  ['larger than any request', JSON.stringify({ a: 'x'.repeat(6_000_000) }), 413, 'BODY_TOO_LARGE'],
])('a body that is %s', async (_what, body, status, code) => {
  const answer = await fetch(`${tool.url}/api/pathways/imports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(status);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ error: { code } });
  noInside(text);
});

test.each([
  '/%',
  '/%E0%A4%A',
  '/api/journey/drafts/%',
  '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/../.env',
])('the address %s is refused calmly', async (path) => {
  const answer = await fetch(tool.url + path);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  noInside(await answer.text());
});

test('no answer tells what the server is made of', async () => {
  const answer = await fetch(`${tool.url}/healthz`);
  const installation = expect.stringMatching(/^[\w-]{16}$/) as string;
  expect(await answer.json()).toEqual({ status: 'ok', installation });
  for (const name of ['x-powered-by', 'server']) expect(answer.headers.get(name)).toBeNull();
});

test('a failure inside becomes one neutral 500, and its cause is logged', async () => {
  const { lti } = tool.dependencies;
  const real = lti.registry.publicKeySet;
  lti.registry.publicKeySet = () => Promise.reject(new Error('the inside'));
  try {
    const answer = await fetch(`${tool.url}/lti/jwks`);
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(errorCode(text)).toBe('INTERNAL');
    expect(text).not.toContain('the inside');
    const event = tool.logs.find((one) => one['code'] === 'INTERNAL');
    expect(event).toMatchObject({ status: 500, err: { message: 'the inside' } });
  } finally {
    lti.registry.publicKeySet = real;
  }
});

test('requests are logged by route, without addresses, tokens or bodies', async () => {
  const before = tool.logs.length;
  const answer = await fetch(`${tool.url}/lti/login?iss=https://secret.example&login_hint=ana`);
  await answer.text();
  const events = JSON.stringify(tool.logs.slice(before));
  expect(events).toContain('"route":"/lti/login"');
  expect(events).not.toMatch(/secret\.example|ana/);
});
