import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createRequire } from 'node:module';
import { PlatformFailedError } from '../../http/errors.ts';
import { measureLmsRequest } from '../../observability/lms-calls.ts';
import { assertOutboundUrl, guardedLookup, userAgent, type OutboundPolicy } from '../outbound.ts';

interface GotOptions {
  url?: URL | string;
  context?: unknown;
}

type GotCall = (url: string, options?: object) => unknown;

interface GotClient {
  get: GotCall;
  post: GotCall;
  put: GotCall;
  delete: GotCall;
  extend(options: object): GotClient;
}

/**
 * ltijs sends all its requests through one `got` instance that has no time limit, follows redirects and asks any address.
 * This puts our limits under it: a timeout, no redirects, no private addresses, a size limit, no silent retries, a User-Agent
 * (Canvas and some Moodles refuse requests without one).
 */
export function guardLtijsRequests(policy: OutboundPolicy): void {
  const client = createRequire(import.meta.url)('ltijs/dist/Utils/Http') as GotClient;
  const guarded = client.extend({
    timeout: { request: policy.timeoutSeconds * 1000 },
    retry: 0,
    followRedirect: false,
    agent: keptConnections(),
    headers: { 'user-agent': userAgent },
    lookup: guardedLookup(policy),
    hooks: {
      beforeRequest: [(options: GotOptions) => void assertOutboundUrl(String(options.url), policy)],
      afterResponse: [refuseRedirect],
    },
    handlers: [
      (options: GotOptions, next: (options: object) => DownloadingPromise) => {
        const measured = measureLmsRequest(String(options.url));
        const promise = next(options);
        promise.then(
          (answer) => measured({ status: answer.statusCode }),
          (error: GotError) => measured(error.response ? { status: error.response.statusCode } : { error }),
        );
        promise.on?.('downloadProgress', (progress: { transferred: number }) => {
          if (progress.transferred > policy.maxResponseBytes) promise.cancel();
        });
        return promise;
      },
    ],
  });
  Object.assign(client, { get: guarded.get, post: guarded.post, put: guarded.put, delete: guarded.delete });
}

/** Connections are used again for a few seconds, less than servers keep them: a class's grades need one TLS handshake, not thirty. */
function keptConnections(): { http: HttpAgent; https: HttpsAgent } {
  const options = { keepAlive: true, timeout: 4_000, maxFreeSockets: 16 };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

function refuseRedirect<T extends { statusCode: number }>(response: T): T {
  if (response.statusCode >= 300 && response.statusCode < 400) {
    throw new PlatformFailedError({
      message: 'The LMS redirected us, which we do not follow.',
      upstreamStatus: response.statusCode,
      retryable: false,
    });
  }
  return response;
}

interface DownloadingPromise extends Promise<{ statusCode: number }> {
  on?(event: 'downloadProgress', listener: (progress: { transferred: number }) => void): void;
  cancel(): void;
}

interface GotError {
  code?: string;
  message?: string;
  response?: { statusCode: number; headers: Record<string, string | undefined>; body?: unknown };
}

/**
 * What a failed ltijs request means, in words and in one type. Canvas throttles with 403 and "Rate Limit Exceeded".
 * @param lms the name of the LMS, as people know it
 */
export function toPlatformFailure(error: unknown, lms: string): PlatformFailedError {
  if (error instanceof PlatformFailedError) return error;
  const { response, code, message = '' } = error as GotError;
  // got wraps what our hooks throw, and keeps only its code and message.
  if (code === 'PLATFORM_FAILED') return new PlatformFailedError({ message, retryable: false, cause: error });
  if (code === 'ERR_CANCELED') {
    return new PlatformFailedError({
      message: `${lms} answered with too much data`,
      retryable: true,
      cause: error,
    });
  }
  if (!response) {
    const slow = code === 'ETIMEDOUT';
    return new PlatformFailedError({
      message: slow ? `${lms} did not answer in time` : `${lms} could not be reached`,
      retryable: true,
      cause: error,
    });
  }
  const words = typeof response.body === 'string' ? response.body : undefined;
  const throttled =
    response.statusCode === 429 || (response.statusCode === 403 && /rate limit/i.test(words ?? ''));
  return new PlatformFailedError({
    message: throttled ? `${lms} asked us to slow down` : `${lms} answered ${response.statusCode}`,
    upstreamStatus: throttled ? 429 : response.statusCode,
    retryable: throttled || response.statusCode >= 500 || response.statusCode === 408,
    retryAfterSeconds: retryAfterSeconds(response.headers['retry-after']),
    upstreamMessage: words,
  });
}

/** Retry-After as seconds or as an HTTP date; capped at one day. */
export function retryAfterSeconds(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400) : undefined;
}
