import type { NextFunction, Request, Response } from 'express';
import type { Logger } from '../observability/logger.ts';
import { AppError, NotFoundError } from './errors.ts';
import { messagePage, refusalPolicy } from './message-page.ts';
import { pageLanguage } from './page-words/words.ts';

/** Answers what no route took. */
export function notFound(): never {
  throw new NotFoundError('There is nothing at this address.');
}

/**
 * The one error handler: JSON `{error: {code, message, nextStep, faults, requestId}}` under /api, a page for people elsewhere.
 * Unknown errors become one neutral 500 and are logged with their cause.
 */
export function errorHandler(log: Logger) {
  return (thrown: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(thrown);
    const error = toAppError(thrown);
    const requestId = String(response.locals.requestId ?? '');
    response.locals.errorCode = error.code;
    logError(log, error, requestId);
    response.status(error.status).set('cache-control', 'no-store');
    if (request.path.startsWith('/api/') || request.path === '/api') {
      response.json({
        error: {
          code: error.code,
          message: error.message,
          nextStep: error.nextStep,
          faults: error.faults.length > 0 ? error.faults : undefined,
          details: error.code === 'RULE_BROKEN' || error.code === 'CONFLICT' ? error.details : undefined,
          requestId,
        },
      });
    } else {
      response.set('content-security-policy', refusalPolicy(request.path.startsWith('/lti/')));
      const language = pageLanguage({ acceptLanguage: request.get('accept-language') });
      response.type('html').send(messagePage({ error, requestId, language }));
    }
  };
}

function logError(log: Logger, error: AppError, requestId: string): void {
  const fields = { requestId, code: error.code, status: error.status, ...error.details };
  if (error.status >= 500) log.error({ ...fields, err: error.cause ?? error }, 'request failed');
  else log.info(fields, 'request refused');
}

/** Express and body-parser throw plain errors with a status and type; everything else unknown is ours to hide. */
function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const known = thrown as { type?: string; status?: number } | undefined;
  if (known?.type === 'entity.too.large') {
    return new AppError({
      code: 'BODY_TOO_LARGE',
      status: 413,
      message: 'That is more than we can take at once.',
      nextStep: 'Send less, or go back and open it again from your course.',
    });
  }
  if (known?.type === 'entity.parse.failed') {
    return new AppError({ code: 'INVALID_REQUEST', status: 400, message: 'The body is not valid JSON.' });
  }
  if (known?.status && known.status >= 400 && known.status < 500) {
    return new AppError({
      code: 'INVALID_REQUEST',
      status: known.status,
      message: 'The request could not be read.',
      nextStep: 'Go back and open it again from your course.',
    });
  }
  return new AppError({
    code: 'INTERNAL',
    status: 500,
    message: 'Something went wrong on our side. Your work is kept.',
    nextStep: 'Try again in a minute.',
    cause: thrown,
  });
}
