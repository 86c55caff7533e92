import type { NextFunction, Request, Response } from 'express';
import { dressRules } from './dresses/index.ts';
import type { DressRules } from './dresses/rules.ts';
import type { Dress, LoggedRequest } from './model.ts';
import type { Sandbox } from './sandbox.ts';

const keptRequests = 5000;

/** Keeps what the tool (or the browser on its way to or from the tool) sent, and what was answered. */
export function logRequests(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const entry: LoggedRequest = {
      at: sandbox.clock().toISOString(),
      dress,
      method: req.method,
      path: req.originalUrl,
      sent: null,
      status: 0,
      answer: null,
      refusal: null,
    };
    sandbox.state.requests.push(entry);
    if (sandbox.state.requests.length > keptRequests) sandbox.state.requests.shift();
    const { json, writeHead } = res;
    res.json = (body: unknown): Response => {
      entry.answer = body;
      return json.call(res, body);
    };
    // Filled in before the answer leaves, so that whoever got the answer finds it in the log.
    res.writeHead = ((...parts: Parameters<typeof writeHead>) => {
      const { refusal } = res.locals;
      entry.status = parts[0];
      entry.sent = (req.body as unknown) ?? null;
      entry.refusal = typeof refusal === 'string' ? refusal : null;
      return writeHead.apply(res, parts);
    }) as typeof writeHead;
    next();
  };
}

/** What a refusal looks like in this dress, from here on. */
export function presentRefusalsAs(dress: Dress) {
  return (_req: Request, res: Response, next: NextFunction): void => {
    res.locals['presentRefusal'] = dressRules[dress].presentRefusal;
    next();
  };
}

/** Answers with an error in JSON and says why in the log. */
export function refuse(res: Response, status: number, reason: string, body?: Record<string, unknown>): void {
  res.locals['refusal'] = reason;
  const present = res.locals['presentRefusal'] as DressRules['presentRefusal'];
  res.status(status).json(body ?? present?.(res, status, reason) ?? { errors: [{ message: reason }] });
}
