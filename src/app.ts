import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Dependencies } from './dependencies.ts';
import { boardRoutes } from './features/journeys/board.routes.ts';
import { milestoneDatesRoutes } from './features/journeys/milestone-dates.routes.ts';
import { journeyRoutes } from './features/journeys/journey.routes.ts';
import { auditRoutes } from './features/audit/audit.routes.ts';
import { commentRoutes } from './features/comments/comments.routes.ts';
import { deepLinkingRoutes } from './features/deep-linking/deep-linking.routes.ts';
import { voiceRoutes } from './features/files/voice.routes.ts';
import { fileRoutes } from './features/files/file.routes.ts';
import { connectRoutes } from './features/connect/connect.routes.ts';
import { adminRoutes } from './features/admin/admin.routes.ts';
import { signInRoutes } from './features/admin/sign-in.routes.ts';
import { launchPage } from './features/launch/launch-page.ts';
import { launchRoutes } from './features/launch/launch.routes.ts';
import { openLaunch, reloadHandler } from './features/launch/open-launch.ts';
import { draftRoutes } from './features/pathways/draft.routes.ts';
import { rosterRoutes } from './features/roster/roster.routes.ts';
import { walkRoutes } from './features/journeys/walk.routes.ts';
import { pathwayRoutes } from './features/pathways/pathway.routes.ts';
import { privacyRoutes } from './features/privacy/privacy.routes.ts';
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

  ltiRoutes(app, { lti, assets, config, log, openLaunch: openLaunch(dependencies) });
  signInRoutes(app, {
    ...dependencies.admin,
    signIn: dependencies.admin.console.signIn,
    assets,
    page: launchPage,
  });
  app.get(['/app', '/app/*rest'], reloadHandler(dependencies));

  const api = express.Router();
  const { bind, bindBytes, contracts } = createApiBinder(api, {
    checkResponses: config.checkResponses,
    authenticate: (request) =>
      limits.admit(request, async () => dependencies.checkSession(await tokens.read(bearerToken(request)))),
  });
  journeyRoutes(bind, dependencies.journeys);
  milestoneDatesRoutes(bind, dependencies.milestoneDates);
  boardRoutes(bind, dependencies.board);
  rosterRoutes(bind, dependencies.rosters);
  commentRoutes(bind, dependencies.comments);
  fileRoutes(bind, bindBytes, dependencies);
  voiceRoutes(bindBytes, dependencies.voice);
  pathwayRoutes(bind, dependencies.pathways);
  draftRoutes(bind, dependencies.pathwayDrafts);
  walkRoutes(bind, dependencies.clock);
  deepLinkingRoutes(bind, dependencies.deepLinking);
  launchRoutes(bind, dependencies.launch);
  connectRoutes(bind, dependencies.connect, dependencies.clock);
  adminRoutes(bind, dependencies.adminDesk);
  privacyRoutes(bind, bindBytes, dependencies.privacy);
  auditRoutes(bind, { audit: dependencies.audit, namesOf: dependencies.privacy.namesOf });
  api.get(
    '/api/openapi.json',
    (_request, response) => void response.json(openApiDocument(contracts, config.publicUrl)),
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
