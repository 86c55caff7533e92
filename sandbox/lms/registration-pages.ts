import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { readManualRegistration } from './manual-registration.ts';
import { dresses } from './model.ts';
import type { Dress, Registration } from './model.ts';
import { startRegistration } from './protocol/registration.ts';
import { addDeployment, addRegistration, deleteRegistration } from './registrations.ts';
import { findRegistration } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { readView, sendNotFound, sendPage } from './view-of-request.ts';
import { registerPage, registrationsPage } from './views/registrations-page.ts';
import { hrefOf } from './views/view.ts';

const typedSchema = z.record(z.string(), z.string()).catch({});

/** Each dress's page of tools: registering one by its address or by hand, switching, deploying, deleting. */
export function createRegistrationPages(sandbox: Sandbox): Router {
  const router = Router();
  for (const dress of dresses) addPages(router, sandbox, dress);
  return router;
}

function addPages(router: Router, sandbox: Sandbox, dress: Dress): void {
  const path = `/${dress}/registrations`;
  const back = (req: Request, res: Response): void =>
    res.redirect(303, hrefOf(readView(sandbox, req, res, dress), path));
  const change = (action: string, act: (registration: Registration, req: Request) => void): void => {
    router.post(`${path}/:clientId/${action}`, (req, res) => {
      const registration = findRegistration(sandbox.state, dress, String(req.params['clientId']));
      if (!registration) return sendNotFound(res, 'There is no such key.');
      act(registration, req);
      back(req, res);
    });
  };

  router.get(path, (req, res) => sendPage(res, registrationsPage(readView(sandbox, req, res, dress))));
  router.get(`${path}/new`, (req, res) => {
    const { url, updates } = z
      .object({ url: z.url({ protocol: /^https?$/ }), updates: z.string().optional() })
      .parse(req.query);
    const frameUrl = startRegistration(sandbox, url, { dress, updates: updates || undefined });
    sendPage(res, registerPage(readView(sandbox, req, res, dress), frameUrl));
  });
  router.post(path, async (req, res) => {
    const typed = typedSchema.parse(req.body ?? {});
    const read = await readManualRegistration(dress, typed);
    if ('faults' in read) {
      res.status(400);
      return sendPage(res, registrationsPage(readView(sandbox, req, res, dress), { ...read, typed }));
    }
    addRegistration(sandbox, dress, read.registration);
    back(req, res);
  });
  change('enabled', (registration) => {
    registration.enabled = !registration.enabled;
  });
  change('offered', (registration) => {
    registration.isOffered = !registration.isOffered;
  });
  change('deployments', (registration) => addDeployment(registration));
  change('delete', (registration) => deleteRegistration(sandbox, registration));
  change('use', ({ clientId }, req) => {
    const { deploymentId } = z.object({ deploymentId: z.string() }).parse(req.body);
    sandbox.state.platforms[dress].chosen = { clientId, deploymentId };
  });
}
