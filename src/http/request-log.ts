import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';

/**
 * Gives each request an id (sent back as x-request-id); when it is answered, writes one line and counts it: route pattern, status,
 * time. A refused login or launch is counted by its code and handed on.
 */
export function requestLog(
  log: Logger,
  metrics: Metrics,
  onLaunchRefused: (response: Response, code: string) => void = () => undefined,
) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = process.hrtime.bigint();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.set('x-request-id', requestId);
    response.on('finish', () => {
      const milliseconds = Number((process.hrtime.bigint() - started) / 10_000n) / 100;
      const route = (request.route as { path?: unknown } | undefined)?.path;
      const answered = {
        method: request.method,
        route: String(route ?? '(none)'),
        status: response.statusCode,
      };
      log.info({ requestId, ...answered, milliseconds }, 'request answered');
      metrics.observeRequest({ ...answered, seconds: milliseconds / 1000 });
      const { errorCode } = response.locals;
      if (!errorCode || !answered.route.startsWith('/lti/l')) return;
      metrics.countLaunch(String(errorCode));
      onLaunchRefused(response, String(errorCode));
    });
    next();
  };
}
