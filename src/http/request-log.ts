import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from '../observability/logger.ts';

/** Gives each request an id (sent back as x-request-id) and writes one line when it is answered: route pattern, status, milliseconds. */
export function requestLog(log: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = process.hrtime.bigint();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.set('x-request-id', requestId);
    if (log.isLevelEnabled('info')) {
      response.on('finish', () => {
        const milliseconds = Number((process.hrtime.bigint() - started) / 10_000n) / 100;
        const route = (request.route as { path?: string } | undefined)?.path ?? '(none)';
        log.info(
          { requestId, method: request.method, route, status: response.statusCode, milliseconds },
          'request answered',
        );
      });
    }
    next();
  };
}
