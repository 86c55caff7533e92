import express, { type Express } from 'express';
import type { ClientAssets } from '../http/client-assets.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../observability/logger.ts';
import { LaunchRefusedError } from '../http/errors.ts';
import type { Lti } from './index.ts';
import { launchHandler, type LaunchDependencies } from './launch-handler.ts';
import { loginHandler } from './login.ts';
import { noticesPath } from './notices/notice-types.ts';
import { noticesHandler, type NoticeDependencies } from './notices/receive-notices.ts';
import { registrationRoutes } from './registration/registration.routes.ts';

/** The addresses that an LMS and its browsers speak to. */
export function ltiRoutes(
  app: Express,
  dependencies: {
    lti: Lti;
    assets: ClientAssets;
    config: Config;
    log: Logger;
    openLaunch: LaunchDependencies['openLaunch'];
    onCourseCopied: NoticeDependencies['onCourseCopied'];
  },
): void {
  const { lti, assets, config, log, openLaunch, onCourseCopied } = dependencies;
  const { registry, states, verifier } = lti;
  const { publicUrl, launch } = config;
  const form = express.urlencoded({ extended: false, limit: '100kb', parameterLimit: 50 });

  const open: typeof openLaunch = (verified, ...rest) => {
    // Beside the launch, which waits for nothing that only concerns courses to come.
    lti.noticeHandlers.ensure(verified).catch((error: unknown) => {
      log.warn({ platformId: verified.platform._id, err: error }, 'the LMS could not be asked for notices');
    });
    return openLaunch(verified, ...rest);
  };

  const login = loginHandler({
    registry,
    states,
    assets,
    publicUrl,
    stateLifetimeSeconds: launch.stateLifetimeSeconds,
  });
  app.get('/lti/login', login);
  app.post('/lti/login', form, login);
  app.post(
    '/lti/launch',
    form,
    launchHandler({ registry, states, verifier, assets, publicUrl, log, openLaunch: open }),
  );
  app.get('/lti/launch', launchByLink);
  app.get('/lti/jwks', async (_request, response) => {
    response.set({ 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' });
    response.json(await registry.publicKeySet());
  });
  app.post(
    noticesPath,
    express.json({ limit: '500kb' }),
    noticesHandler({ registry, verifier, log, onCourseCopied }),
  );
  registrationRoutes(app, { registrations: lti.registration.registrations, assets, publicUrl });
}

/** A launch is a form post; someone who reloads it or follows its address as a link gets words in place of an empty page. */
function launchByLink(): never {
  throw new LaunchRefusedError({
    code: 'LAUNCH_MALFORMED',
    status: 400,
    message: 'Waymark opens from your course.',
    nextStep: 'Go to your course and open the assignment there.',
  });
}
