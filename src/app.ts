import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { apiRoutes } from './api-routes.ts';
import type { Dependencies } from './dependencies.ts';
import { signInRoutes } from './features/admin/sign-in.routes.ts';
import { launchPage } from './features/launch/launch-page.ts';
import { openLaunch, reloadHandler } from './features/launch/open-launch.ts';
import { createApiBinder } from './http/api-route.ts';
import { compressedAssets } from './http/compressed-assets.ts';
import { errorHandler, notFound } from './http/error-handler.ts';
import { openApiDocument } from './http/openapi.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { requestLog } from './http/request-log.ts';
import { bearerToken } from './http/session-token.ts';
import { healthRoutes } from './http/health.ts';
import { noteRefusals } from './lti/launch-log.ts';
import { ltiRoutes } from './lti/lti.routes.ts';

/** All middleware and routes, in their order. */
export function createApp(dependencies: Dependencies): Express {
  const { config, log, lti, assets, tokens } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy.split(/\s*,\s*/));
  app.set('query parser', 'simple');

  app.use(requestLog(log, dependencies.metrics, noteRefusals(lti.launchLog)));
  app.use(helmet(securityHeaders));
  app.use(
    '/assets',
    compressedAssets(assets.folder),
    express.static(assets.folder, { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  app.use(compression());
  healthRoutes(app, dependencies);

  const limits = createRateLimits(config.rateLimits, dependencies.metrics.countLimited);
  app.use('/lti', limits.launches);
  app.use(['/lti/register', '/admin'], limits.registrations);

  ltiRoutes(app, {
    lti,
    assets,
    config,
    log,
    openLaunch: openLaunch(dependencies),
    onCourseCopied: dependencies.launch.courses.noteCopy,
  });
  signInRoutes(app, {
    ...dependencies.admin,
    signIn: dependencies.admin.console.signIn,
    assets,
    page: launchPage,
  });
  app.get(['/app', '/app/*rest'], reloadHandler(dependencies));

  const api = express.Router();
  const binder = createApiBinder(api, {
    checkResponses: config.checkResponses,
    authenticate: (request) =>
      limits.admit(request, async () => dependencies.checkSession(await tokens.read(bearerToken(request)))),
  });
  apiRoutes(binder, dependencies);
  api.get(
    '/api/openapi.json',
    (_request, response) => void response.json(openApiDocument(binder.contracts, config.publicUrl)),
  );
  app.use(express.json({ limit: '5mb' }), api);

  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}

/** What every answer carries. Pages that an LMS may frame set their own content policy; everything else may not be framed. */
const securityHeaders: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
  // Both would break new-window launches, which talk to the LMS through window.opener.
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: { policy: 'same-origin' },
  xFrameOptions: false,
  referrerPolicy: { policy: 'no-referrer' },
};
