import { setTimeout as delay } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import { takeFault } from '../faults.ts';
import type { Service } from '../faults.ts';
import { dressRules } from '../dresses/index.ts';
import type { Dress } from '../model.ts';
import { refuse } from '../request-log.ts';
import type { Sandbox } from '../sandbox.ts';

/** The switches that spoil the LMS's own services: slow, 429, 5xx, an answer that gets lost. */
export function misbehave(sandbox: Sandbox, service: Service) {
  return async (_req: Request, res: Response, next: NextFunction): Promise<void> => {
    const { faults } = sandbox.state;
    const isSlow = faults.slowMilliseconds > 0 && (faults.slowServices ?? [service]).includes(service);
    if (isSlow) await delay(faults.slowMilliseconds, undefined, { ref: false });
    const tooMany = takeFault(faults, 'tooManyRequests', service);
    if (tooMany) {
      res.set('Retry-After', String(tooMany.retryAfterSeconds ?? 5)).set('X-Rate-Limit-Remaining', '0');
      return refuse(res, tooMany.status ?? 429, 'switched on: too many requests (Rate Limit Exceeded)');
    }
    const broken = takeFault(faults, 'serverError', service);
    if (broken) return refuse(res, broken.status ?? 500, `switched on: answers ${broken.status ?? 500}`);
    if (takeFault(faults, 'unauthorized', service))
      return refuse(res, 401, 'switched on: the token is refused');
    if (takeFault(faults, 'lostAnswer', service)) loseAnswer(res);
    next();
  };
}

/** What the request does is kept; only its answer never arrives. */
function loseAnswer(res: Response): void {
  const lose = (): Response => {
    res.socket?.destroy();
    return res;
  };
  res.json = lose;
  res.send = lose;
}

/** Lets a request pass whose bearer token holds one of these scopes. Canvas also insists on a User-Agent. */
export function requireScope(sandbox: Sandbox, dress: Dress, scopes: string[]) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (dress === 'canvas' && !req.get('user-agent'))
      return refuse(res, 403, 'the User-Agent header is missing');
    const [scheme, token] = (req.get('authorization') ?? '').split(' ');
    const access =
      scheme?.toLowerCase() === 'bearer' ? sandbox.state.accessTokens.get(token ?? '') : undefined;
    if (!access || access.dress !== dress) return refuse(res, 401, 'the access token is missing or unknown');
    res.locals['clientId'] = access.clientId;
    if (access.expiresAt <= sandbox.clock().getTime())
      return refuse(res, 401, 'the access token has expired');
    if (!scopes.some((scope) => access.scopes.includes(scope))) {
      return refuse(
        res,
        dressRules[dress].refusals.wrongScope,
        `the access token lacks the scope ${scopes.join(' or ')}`,
      );
    }
    next();
  };
}
