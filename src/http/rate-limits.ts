import type { NextFunction, Request, Response } from 'express';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/config.ts';
import { AppError, SessionError } from './errors.ts';
import type { Session } from './session.ts';

type Rule = 'launches' | 'registrations' | 'failed-sign-ins' | 'session' | 'tenant';

export interface RateLimits {
  /** Middleware for what anyone may ask without a session: all of one address together. */
  launches(request: Request, response: Response, next: NextFunction): Promise<void>;
  /** The same for what makes us ask other servers, or where a secret could be guessed. */
  registrations(request: Request, response: Response, next: NextFunction): Promise<void>;
  /**
   * Lets a request to the API in when its session and tenant have not used up their share. Bad tokens count against the address.
   * @throws AppError TOO_MANY_REQUESTS, with Retry-After set on the answer; whatever `authenticate` throws
   */
  admit(request: Request, authenticate: () => Promise<Session>): Promise<Session>;
}

/**
 * Counts requests in this process's memory: no launch waits for a database to be counted, and with N processes the limits are N times
 * as high, which is as good for what they are for (one client that runs wild, one address that floods).
 */
export function createRateLimits(
  settings: Config['rateLimits'],
  onLimited: (rule: Rule) => void = () => undefined,
): RateLimits {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: settings.windowSeconds });
  const limiters: Record<Rule, RateLimiterMemory> = {
    launches: limiter(settings.launchRequestsPerAddress),
    registrations: limiter(settings.registrationRequestsPerAddress),
    'failed-sign-ins': limiter(settings.failedSignInsPerAddress),
    session: limiter(settings.requestsPerSession),
    tenant: limiter(settings.requestsPerTenant),
  };

  async function count(rule: Rule, key: string, response: Response | undefined): Promise<void> {
    try {
      await limiters[rule].consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      onLimited(rule);
      const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      response?.set('retry-after', String(retryAfterSeconds));
      throw tooMany(rule, retryAfterSeconds);
    }
  }

  const perAddress = (rule: Rule) => async (request: Request, response: Response, next: NextFunction) => {
    await count(rule, addressOf(request), response);
    next();
  };

  return {
    launches: perAddress('launches'),
    registrations: perAddress('registrations'),
    async admit(request, authenticate) {
      let session: Session;
      try {
        session = await authenticate();
      } catch (error) {
        if (error instanceof SessionError) await count('failed-sign-ins', addressOf(request), request.res);
        throw error;
      }
      await count('session', session.id, request.res);
      // An operator belongs to no tenant.
      if (session.tenantId) await count('tenant', session.tenantId, request.res);
      return session;
    },
  };
}

/** The client's address, as far as the proxies in front are believed; of IPv6 the network, since one device has as many as it likes. */
function addressOf(request: Request): string {
  const given = request.ip ?? '';
  if (!ipaddr.isValid(given)) return 'unknown';
  const address = ipaddr.process(given);
  if (address.kind() === 'ipv4') return address.toString();
  return address
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function tooMany(rule: Rule, retryAfterSeconds: number): AppError {
  const fromHere = rule !== 'session' && rule !== 'tenant';
  return new AppError({
    code: 'TOO_MANY_REQUESTS',
    status: 429,
    message: fromHere
      ? 'Too much is asked of Waymark from your network at once.'
      : 'Too much is asked of Waymark at once. Your work is kept.',
    nextStep: `Wait ${retryAfterSeconds === 1 ? 'a second' : `${retryAfterSeconds} seconds`} and try again.`,
    details: { rule, retryAfterSeconds },
  });
}
