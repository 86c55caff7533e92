import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { createControls } from './controls.ts';
import { dresses } from './model.ts';
import { createPages } from './pages-router.ts';
import { createProtocolRouter } from './protocol/router.ts';
import type { Sandbox } from './sandbox.ts';

/** The whole LMS: what tools talk to, what people look at, and the switches. */
export function createSandboxApp(sandbox: Sandbox): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  for (const dress of dresses) app.use(createProtocolRouter(sandbox, dress));
  app.use('/sandbox', createControls(sandbox));
  app.use(createPages(sandbox));
  app.use(answerErrors);
  return app;
}

/** Four parameters make it an error handler for Express. */
function answerErrors(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) return next(error);
  const status = hasStatus(error) ? error.status : 500;
  const message = error instanceof Error ? error.message : String(error);
  res.locals['refusal'] = message;
  res.status(status).json({ errors: [{ message }] });
}

function hasStatus(error: unknown): error is { status: number } {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';
}
