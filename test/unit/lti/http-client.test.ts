import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { guardLtijsRequests, toPlatformFailure } from '../../../src/lti/ltijs/http-client.ts';
import { userAgent } from '../../../src/lti/outbound.ts';

interface Got {
  get(url: string): Promise<{ body: string }>;
  post(url: string, options: object): { json(): Promise<unknown> };
}

// What ltijs itself uses for each of its calls.
const got = createRequire(import.meta.url)('ltijs/dist/Utils/Http') as Got;
const open = { allowPrivateNetwork: true, timeoutSeconds: 0.3, maxResponseBytes: 10_000 };

let server: Server;
let url: string;
let answer: RequestListener = (_request, response) => response.end('{}');

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => guardLtijsRequests(open));

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function failureOf(call: Promise<unknown>) {
  const outcome = await call.then(
    () => 'no failure',
    (error: unknown) => toPlatformFailure(error, 'Canvas'),
  );
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

describe('the requests that ltijs makes', () => {
  test('carry our User-Agent', async () => {
    let headers: IncomingHttpHeaders = {};
    answer = (request, response) => {
      headers = request.headers;
      response.end('{}');
    };
    await got.get(url);
    expect(headers['user-agent']).toBe(userAgent);
  });

  test('end after the time limit, and may be tried again', async () => {
    answer = () => undefined;
    expect(await failureOf(got.get(url))).toMatchObject({
      message: 'Canvas did not answer in time',
      retryable: true,
    });
  });

  test('follow no redirect', async () => {
    let asked = 0;
    answer = (_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `${url}/elsewhere` }).end();
    };
    expect(await failureOf(got.get(url))).toMatchObject({ retryable: false });
    expect(asked).toBe(1);
  });

  test('are not silently repeated', async () => {
    let asked = 0;
    answer = (_request, response) => {
      asked += 1;
      response.writeHead(503).end();
    };
    expect(await failureOf(got.get(url))).toMatchObject({ upstreamStatus: 503, retryable: true });
    expect(asked).toBe(1);
  });

  test.each(['get', 'post'])('stop reading an answer that is too long (%s)', async (method) => {
    answer = (_request, response) => response.end(`"${'x'.repeat(20_000)}"`);
    const call = method === 'get' ? got.get(url) : got.post(url, { json: {} }).json();
    expect(await failureOf(call)).toMatchObject({
      message: 'Canvas answered with too much data',
      retryable: true,
    });
  });

  test.each([
    ['plain http', 'http://lms.example/token', 'not https'],
    ['a private address', 'https://10.0.0.7/token', 'private network'],
    ['the loopback address', 'https://127.0.0.1/token', 'private network'],
    ['the metadata service', 'https://169.254.169.254/latest', 'private network'],
    ['a name that resolves to loopback', 'https://localhost/token', 'private network'],
    ['a password', 'https://me:secret@lms.example/token', 'password'],
  ])('refuse %s when the network must be public', async (_what, address, words) => {
    guardLtijsRequests({ ...open, allowPrivateNetwork: false });
    const failure = await failureOf(got.get(address));
    expect(failure.message).toContain(words);
    expect(failure.retryable).toBe(false);
  });
});

function answered(statusCode: number, headers: Record<string, string> = {}, body = '') {
  return toPlatformFailure({ response: { statusCode, headers, body } }, 'Canvas');
}

describe('what a failure means', () => {
  test('429 is retried after what Retry-After says, in seconds', () => {
    expect(answered(429, { 'retry-after': '7' })).toMatchObject({ retryable: true, retryAfterSeconds: 7 });
  });

  test('403 "Rate Limit Exceeded" is how Canvas throttles', () => {
    expect(answered(403, {}, '403 Forbidden (Rate Limit Exceeded)')).toMatchObject({
      retryable: true,
      upstreamStatus: 429,
    });
  });

  test('another 403 is final', () => {
    expect(answered(403, {}, 'no access')).toMatchObject({ retryable: false, upstreamStatus: 403 });
  });

  test('Moodle’s status line, which repeats a refused score with its comment, is taken over nowhere', () => {
    const words = 'Incorrect score received{"userId":"4","comment":"Ask your sister"}';
    const response = { statusCode: 400, statusMessage: words, headers: {}, body: '[]' };
    const failure = toPlatformFailure({ message: `Response code 400 (${words})`, response }, 'Moodle');
    expect(JSON.stringify([failure, failure.message, failure.cause, failure.upstreamMessage])).not.toContain(
      'sister',
    );
    expect(failure).toMatchObject({ upstreamStatus: 400, retryable: false });
  });

  test.each([500, 502, 503, 504, 408])('%i is retried', (status) => {
    expect(answered(status).retryable).toBe(true);
  });

  test('a Retry-After of years is cut to a day', () => {
    expect(answered(503, { 'retry-after': '99999999' }).retryAfterSeconds).toBe(86_400);
  });
});
