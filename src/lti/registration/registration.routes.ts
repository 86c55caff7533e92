import express, { type Express, type Request } from 'express';
import { z } from 'zod';
import type { ClientAssets } from '../../http/client-assets.ts';
import { RegistrationError } from '../../http/errors.ts';
import { pageLanguage, type PageLanguage } from '../../http/page-words/words.ts';
import { faultsOf } from '../../http/zod-faults.ts';
import { sendFramedPage } from '../launch-pages.ts';
import { canvasConfiguration } from './canvas-configuration.ts';
import { confirmationPage, outcomePage } from './pages.ts';
import type { RegistrationRequest, RegistrationService } from './registration.service.ts';
import { toolIcon } from './tool-description.ts';

const once = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be sent once') });
const querySchema = z.object({
  openid_configuration: once.min(1, 'is missing').max(4_000),
  registration_token: once.min(1, 'is empty').max(16_000).optional(),
  invite: once.min(1, 'is empty').max(200).optional(),
});
const formSchema = z.object({ hand_over: once.min(1, 'is missing').max(200) });

const whereToPaste =
  'Your LMS opens it while it registers a tool. Paste its address there. Canvas: Developer Keys → + Developer Key → LTI Registration. Moodle: Site administration → Plugins → External tool → Manage tools. Brightspace: Admin Tools → Manage Extensibility → LTI Advantage → Register Tool → Dynamic. Sakai: External Tools → LTI Advantage Auto Provision. Schoology and Blackboard have no such page: register Waymark there by hand.';

/** Registration from the LMS's own admin pages, and what a Canvas admin pastes in its place. */
export function registrationRoutes(
  app: Express,
  dependencies: { registrations: RegistrationService; assets: ClientAssets; publicUrl: string },
): void {
  const { registrations, assets, publicUrl } = dependencies;
  const form = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 });

  app.get('/lti/register', async (request, response) => {
    const shown = await registrations.prepare(readQuery(request));
    sendFramedPage(response, {
      html: confirmationPage(shown, { action: `${publicUrl}/lti/register`, language: languageOf(request) }),
      frameAncestors: shown.plan.frameAncestors,
    });
  });

  app.post('/lti/register', form, async (request, response) => {
    const result = await registrations.carryOut(readHandle(request.body));
    sendFramedPage(response, {
      html: outcomePage(assets, result, languageOf(request)),
      frameAncestors: result.plan.frameAncestors,
    });
  });

  app.get('/lti/canvas.json', (_request, response) => {
    response.set({ 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' });
    response.json(canvasConfiguration(publicUrl));
  });

  app.get('/lti/icon.svg', (_request, response) => {
    // LMSs show it on pages of their own.
    response.set({
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    });
    response.type('image/svg+xml').send(toolIcon);
  });
}

function languageOf(request: Request): PageLanguage {
  return pageLanguage({ acceptLanguage: request.get('accept-language') });
}

function readQuery(request: Request): RegistrationRequest {
  const parsed = querySchema.safeParse(request.query);
  if (parsed.success) {
    return {
      configurationUrl: parsed.data.openid_configuration,
      registrationToken: parsed.data.registration_token,
      inviteCode: parsed.data.invite,
      referrer: request.get('referer'),
    };
  }
  throw new RegistrationError({
    code: 'REGISTRATION_INVALID',
    status: 400,
    message: 'This page opens from your LMS.',
    nextStep: whereToPaste,
    faults: faultsOf(parsed),
  });
}

function readHandle(body: unknown): string {
  const parsed = formSchema.safeParse(body ?? {});
  if (parsed.success) return parsed.data.hand_over;
  throw new RegistrationError({
    code: 'REGISTRATION_PAGE_UNKNOWN',
    status: 400,
    message: 'This registration did not begin on one of our pages.',
    nextStep: 'Start the registration again in your LMS.',
    faults: faultsOf(parsed),
  });
}
