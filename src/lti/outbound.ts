import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, request } from 'undici';
import { PlatformFailedError } from '../http/errors.ts';
import { parseUrl } from '../config/parse-url.ts';
import { measureLmsRequest } from '../observability/lms-calls.ts';

export const userAgent = 'Waymark (LTI 1.3 tool)';

export interface OutboundPolicy {
  /** LMS addresses may be private or plain http: sandbox and tests only. */
  allowPrivateNetwork: boolean;
  timeoutSeconds: number;
  maxResponseBytes: number;
}

/**
 * Refuses an address that an LMS or admin gave us when fetching it could reach our own network (SSRF): only https, no
 * credentials, no literal private address. Names are checked again when they are resolved, by `guardedLookup`.
 * @throws PlatformFailedError
 */
export function assertOutboundUrl(value: string, policy: Pick<OutboundPolicy, 'allowPrivateNetwork'>): URL {
  const url = parseUrl(value);
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw refused('is not a web address');
  if (url.username || url.password) throw refused('holds a password');
  if (policy.allowPrivateNetwork) return url;
  if (url.protocol !== 'https:') throw refused('is not https');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw refused('is inside a private network');
  return url;
}

/** A DNS lookup for sockets that fails when a name resolves to a private, loopback or link-local address. */
export function guardedLookup(policy: Pick<OutboundPolicy, 'allowPrivateNetwork'>): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const usable = policy.allowPrivateNetwork
        ? addresses
        : addresses.filter((entry) => isPublicAddress(entry.address));
      const first = usable[0];
      if (!first) return callback(refused('is inside a private network'), '', 0);
      if (options.all) return (callback as unknown as (e: null, all: typeof usable) => void)(null, usable);
      callback(null, first.address, first.family);
    });
  };
}

function isPublicAddress(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

function refused(why: string): PlatformFailedError {
  return new PlatformFailedError({ message: `An address that the LMS gave ${why}.`, retryable: false });
}

export interface FetchJson {
  /** GETs JSON from an LMS. No redirects. @throws PlatformFailedError with words on what the LMS did */
  (url: string): Promise<{ body: unknown; maxAgeSeconds: number | undefined }>;
}

export interface OutboundAnswer {
  status: number;
  /** Without parameters, lower case; empty when there is none. */
  contentType: string;
  cacheControl: string;
  /** RFC 8288; several `Link` headers are one. Empty when there is none. */
  link: string;
  retryAfter: string;
  text: string;
}

interface OutboundOptions {
  bearer?: string | undefined;
  json?: unknown;
  /** What of an answer is understood; JSON when absent. */
  accept?: string;
  /** GET, or POST with `json`, when absent. */
  method?: 'PUT';
}

export interface Outbound {
  /**
   * One request to an LMS, whatever it answers. No redirects.
   * @throws PlatformFailedError when the address may not be asked or nothing came in time
   */
  call(url: string, options?: OutboundOptions): Promise<OutboundAnswer>;
  close(): Promise<void>;
}

/** Bounded requests: time, size, public addresses only, a User-Agent (Canvas refuses requests without one). `json` makes it a POST. */
export function createOutbound(policy: OutboundPolicy): Outbound {
  const milliseconds = policy.timeoutSeconds * 1000;
  const agent = new Agent({
    connect: { lookup: guardedLookup(policy), timeout: milliseconds },
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    maxResponseSize: policy.maxResponseBytes,
  });
  const call: Outbound['call'] = async (address, { bearer, json, accept, method } = {}) => {
    const url = assertOutboundUrl(address, policy);
    const measured = measureLmsRequest(url.href);
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method: method ?? (json === undefined ? 'GET' : 'POST'),
        headers: {
          accept: accept ?? 'application/json',
          'user-agent': userAgent,
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        signal: AbortSignal.timeout(milliseconds),
      });
      measured({ status: answer.statusCode });
      return {
        status: answer.statusCode,
        contentType:
          String(answer.headers['content-type'] ?? '')
            .split(';')[0]
            ?.trim()
            .toLowerCase() ?? '',
        cacheControl: String(answer.headers['cache-control'] ?? ''),
        link: [answer.headers.link ?? []].flat().join(', '),
        retryAfter: String(answer.headers['retry-after'] ?? ''),
        text: await answer.body.text(),
      };
    } catch (error) {
      measured({ error });
      throw error instanceof PlatformFailedError ? error : unreachable(error);
    }
  };
  return { call, close: () => agent.destroy() };
}

/** A bounded reader of JSON documents that LMSs publish, such as key sets. */
export function createFetchJson(policy: OutboundPolicy): { fetchJson: FetchJson; close(): Promise<void> } {
  const outbound = createOutbound(policy);
  const fetchJson: FetchJson = async (address) => {
    const answer = await outbound.call(address);
    if (answer.status !== 200) throw badAnswer(answer.status);
    try {
      return { body: JSON.parse(answer.text) as unknown, maxAgeSeconds: maxAge(answer.cacheControl) };
    } catch (error) {
      throw unreachable(error);
    }
  };
  return { fetchJson, close: outbound.close };
}

function badAnswer(status: number): PlatformFailedError {
  const what = status >= 300 && status < 400 ? 'redirected us, which we do not follow' : `answered ${status}`;
  return new PlatformFailedError({
    message: `The LMS ${what}.`,
    upstreamStatus: status,
    retryable: status >= 500 || status === 429,
  });
}

function unreachable(error: unknown): PlatformFailedError {
  if (error instanceof Error && error.cause instanceof PlatformFailedError) return error.cause;
  if (error instanceof SyntaxError)
    return new PlatformFailedError({
      message: 'The LMS did not answer with JSON.',
      retryable: true,
      cause: error,
    });
  if ((error as { code?: string } | undefined)?.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return new PlatformFailedError({
      message: 'The LMS answered with too much data.',
      retryable: true,
      cause: error,
    });
  return new PlatformFailedError({
    message: 'The LMS could not be reached in time.',
    retryable: true,
    cause: error,
  });
}

/** Whether an LMS did not answer in time; everything else is a wrong answer or none. */
export function isTimeout(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  return name === 'TimeoutError' || /^(UND_ERR_.*TIMEOUT|ETIMEDOUT)$/.test(code ?? '');
}

function maxAge(cacheControl: string): number | undefined {
  const value = /(?:^|[\s,])max-age=(\d+)/.exec(cacheControl)?.[1];
  return value === undefined ? undefined : Number(value);
}
