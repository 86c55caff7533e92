import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { rotateKeys } from './keys.ts';
import { dresses } from './model.ts';
import type { Dress } from './model.ts';
import { deleteLineItem } from './protocol/line-items.ts';
import type { Sandbox } from './sandbox.ts';
import { resetState } from './state.ts';
import { readView, sendPage } from './view-of-request.ts';
import { misbehavePage, switches } from './views/misbehave-page.ts';
import { requestsPage } from './views/requests-page.ts';
import { hrefOf } from './views/view.ts';

/** The requests log and the misbehave page. */
export function createSwitchPages(sandbox: Sandbox): Router {
  const router = Router();
  for (const dress of dresses) addPages(router, sandbox, dress);
  return router;
}

function addPages(router: Router, sandbox: Sandbox, dress: Dress): void {
  const { state } = sandbox;
  const path = `/${dress}/misbehave`;
  const finish = (req: Request, res: Response, done: string): void => {
    const view = readView(sandbox, req, res, dress);
    res.redirect(303, hrefOf(view, `${path}?done=${encodeURIComponent(done)}`));
  };
  router.get(`/${dress}/requests`, (req, res) => {
    sendPage(res, requestsPage(readView(sandbox, req, res, dress)));
  });
  router.post(`/${dress}/requests/clear`, (req, res) => {
    state.requests = state.requests.filter((one) => one.dress !== dress);
    res.redirect(303, hrefOf(readView(sandbox, req, res, dress), `/${dress}/requests`));
  });
  router.get(path, (req, res) => {
    const { done } = req.query;
    sendPage(res, misbehavePage(readView(sandbox, req, res, dress), typeof done === 'string' ? done : null));
  });
  router.post(`${path}/switches`, (req, res) => {
    Object.assign(state.faults, readSwitches(req.body));
    finish(req, res, 'The switches were saved.');
  });
  router.post(`${path}/rotate-keys`, (req, res, next) => {
    rotateKeys(state.platforms[dress].keys, false).then(
      () => finish(req, res, 'The keys were rotated.'),
      next,
    );
  });
  router.post(`${path}/delete-line-item`, (req, res) => {
    deleteLineItem(sandbox, z.object({ lineItem: z.string() }).parse(req.body).lineItem);
    finish(req, res, 'The line item was deleted.');
  });
  router.post(`${path}/reset`, (req, res) => {
    resetState(state);
    finish(req, res, 'The school was reset.');
  });
}

const switchesForm = z.looseObject({
  off: z.string().optional(),
  tooManyRequests: z.string().optional(),
  retryAfterSeconds: z.coerce.number().int().min(0).default(5),
  serverError: z.string().optional(),
  lostAnswer: z.string().optional(),
  slowMilliseconds: z.coerce.number().int().min(0).max(120_000).default(0),
});

/** An unticked box is absent from the form. */
function readSwitches(body: unknown): Faults {
  const form = switchesForm.parse(body ?? {});
  if (form.off !== undefined) return noFaults();
  return {
    ...noFaults(),
    ...Object.fromEntries(switches.map(([name]) => [name, form[name] !== undefined])),
    tooManyRequests:
      form.tooManyRequests === undefined ? null : { retryAfterSeconds: form.retryAfterSeconds },
    serverError: form.serverError === undefined ? null : {},
    lostAnswer: form.lostAnswer === undefined ? null : {},
    slowMilliseconds: form.slowMilliseconds,
  };
}
