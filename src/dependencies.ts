import type { Connection } from 'mongoose';
import type { Config, Secrets } from './config/config.ts';
import { deriveKeys } from './config/keys.ts';
import { installationOf } from './config/version.ts';
import { createAdmin } from './features/admin/admin.ts';
import { createSessionCheck } from './features/admin/check-session.ts';
import { createAdminDesk } from './features/admin/desk.ts';
import { createAuditModels } from './features/audit/audit.model.ts';
import { createAudit } from './features/audit/audit.ts';
import { createConnect } from './features/connect/connect.ts';
import { createNoteRegistered } from './features/connect/note-registered.ts';
import { createCommentModels } from './features/comments/comment-bank.model.ts';
import { createCommentService } from './features/comments/comments.service.ts';
import { createCourseModels } from './features/courses/course.model.ts';
import { createCourseService } from './features/courses/course.service.ts';
import { createPeopleSearch } from './features/courses/people-search.ts';
import { createDeepLinkingModels } from './features/deep-linking/deep-linking.model.ts';
import { createDeepLinkingService } from './features/deep-linking/deep-linking.service.ts';
import { createJourneyModels } from './features/journeys/journey.model.ts';
import { createLiveJourneys } from './features/journeys/live-journeys.ts';
import { createLaunchEvents } from './features/launch/launch-events.ts';
import { createOperations } from './features/operations/operations.ts';
import { createDraftModel } from './features/pathways/draft.model.ts';
import { createDraftService } from './features/pathways/draft.service.ts';
import { loadPathwayLibrary } from './features/pathways/pathway-library.ts';
import { createPathwayModels } from './features/pathways/pathway.model.ts';
import { createPathwayService } from './features/pathways/pathway.service.ts';
import { createRosters } from './features/roster/rosters.ts';
import { createPrivacy } from './features/privacy/privacy.service.ts';
import { createSettings } from './features/settings/settings.service.ts';
import { readClientAssets } from './http/client-assets.ts';
import { createSessionTokens } from './http/session-token.ts';
import { createDeepLinkResponse } from './lti/deep-linking.ts';
import { createGradeService } from './lti/grade-service.ts';
import { createLti } from './lti/index.ts';
import { measuredGrades, measuredLti, measuredRoster } from './lti/measured.ts';
import { familyOf } from './lti/platforms/index.ts';
import { createRosterService as createLmsRoster } from './lti/roster-service.ts';
import { wireGrades } from './wiring/grades.ts';
import { wireLearning } from './wiring/learning.ts';
import { wireLaunches } from './wiring/launches.ts';
import { systemClock, type Clock } from './observability/clock.ts';
import type { Logger } from './observability/logger.ts';
import { createMetrics } from './observability/metrics.ts';

export type Dependencies = Awaited<ReturnType<typeof createDependencies>>;

export interface Surroundings {
  config: Config;
  secrets: Secrets;
  connection: Connection;
  log: Logger;
  clock?: Clock;
}

/** Builds every long-lived object once, by hand: what needs what stands here and nowhere else. */
export async function createDependencies({
  config,
  secrets,
  connection,
  log,
  clock = systemClock,
}: Surroundings) {
  const metrics = createMetrics();
  const keys = deriveKeys(secrets.waymarkSecret);
  const assets = readClientAssets(config.clientFolder);
  const lti = measuredLti(
    createLti({ connection, config, keys, clock, onRegistered: (outcome) => noteRegistered(outcome) }),
    metrics.observeLmsCall,
  );
  const tokens = await createSessionTokens({ key: keys.session, clock, ...config.session });
  const audit = createAudit({ models: createAuditModels(connection), clock });
  const noteRegistered = createNoteRegistered({ audit, getPlatform: lti.registry.get });
  const admin = createAdmin({ connection, tenants: lti.models.tenants, tokens, audit, clock });
  const journeyModels = createJourneyModels(connection);
  const deepLinkingModels = createDeepLinkingModels(connection);

  const courseModels = createCourseModels(connection);
  const courses = createCourseService({
    models: courseModels,
    clock,
    findPlanned: (tenantId, plannedId) => deepLinking.findPlannedAssignment(tenantId, plannedId),
    onColumn: (tenantId, assignmentId, what) =>
      what === 'replaced'
        ? outbox.relinked(tenantId, assignmentId)
        : outbox.columnFound(tenantId, assignmentId),
    onStaffEntered: (course) => rosters.look(course),
  });
  const lmsRoster = measuredRoster(
    createLmsRoster({ ...lti, accessTokens: lti.models.accessTokens }),
    metrics.observeLmsCall,
  );
  const rosters = createRosters({ connection, lti, service: lmsRoster, courses, config, clock, log });
  const pathways = createPathwayService({
    models: createPathwayModels(connection),
    library: loadPathwayLibrary(),
    liveJourneys: createLiveJourneys({ models: journeyModels, ...courses }),
    clock,
  });
  const pathwayDrafts = createDraftService({ drafts: createDraftModel(connection), pathways, clock });
  const deepLinking = createDeepLinkingService({
    models: deepLinkingModels,
    pathways,
    platforms: lti.registry,
    sign: createDeepLinkResponse({ ltijs: lti.ltijs, outbound: config }),
    publicUrl: config.publicUrl,
    clock,
  });

  const settings = createSettings({
    tenants: lti.models.tenants,
    courses: courseModels.courses,
    audit,
    clock,
  });
  const { ensureUsable } = pathways;
  const currentPathway = (tenantId: string, pathwayId: string) => ensureUsable(tenantId, '', pathwayId);
  const lmsName = async (platformId: string) =>
    familyOf((await lti.registry.findCached(platformId))?.family ?? 'other').label;
  const grades = measuredGrades(
    createGradeService({ ltijs: lti.ltijs, accessTokens: lti.models.accessTokens }),
    metrics.observeLmsCall,
  );
  const { outbox, relink } = wireGrades({
    models: journeyModels,
    grades,
    courses,
    registry: lti.registry,
    currentPathway,
    config,
    clock,
    log,
  });
  const learning = wireLearning({
    connection,
    models: journeyModels,
    courseModels,
    courses,
    pathways,
    currentPathway,
    settings,
    rosters,
    outbox,
    lmsName,
    audit,
    clock,
    log,
  });
  const { journeys } = learning;
  const { service, store, views, boards, columnPoints, files, voice } = journeys;
  const privacy = createPrivacy({ connection, audit, clock, log, openFile: learning.fileStore.open });
  const operations = createOperations({
    connection,
    lti,
    storageKey: keys.storage,
    journeys: journeyModels.journeys,
    outbox,
    courses,
    metrics,
    clock,
  });
  /** In this order: a column's new points are no change of grades by hand. */
  const look = (place: { tenantId: string; assignmentId: string }) =>
    void columnPoints.look(place).then(() => outbox.look(place));

  const { launches, isPathwayGone } = wireLaunches({
    courses,
    pathways,
    deepLinking,
    journeys,
    settings,
    door: admin.door,
    tokens,
    lmsName,
    clock,
  });

  const adminDesk = createAdminDesk({
    admin,
    lti,
    outboxHealth: operations.outboxHealth,
    ...courses,
    findPeople: createPeopleSearch(courseModels),
    audit,
    clock,
    publicUrl: config.publicUrl,
  });

  const connect = createConnect({
    connection,
    lti,
    grades,
    rosters: lmsRoster,
    audit,
    config,
    clock,
    log,
  });

  return {
    connect,
    noteLaunch: connect.testLaunches.note,
    profileShape: learning.profileShape,
    profiles: learning.profiles,
    goals: learning.goals,
    talks: learning.talks,
    looksBack: { ...courses, ...learning.lists },
    conferences: learning.conferences,
    admin,
    adminDesk,
    audit,
    privacy,
    config,
    log,
    clock,
    connection,
    metrics,
    assets,
    tokens,
    lti,
    checkSession: privacy.alsoPresent(createSessionCheck({ console: admin.console, registry: lti.registry })),
    launches,
    launchEvents: createLaunchEvents(log, metrics, lti.launchLog),
    journeys: { service, views, reflections: journeys.reflections },
    suggestions: learning.suggestions,
    suggestionsShown: learning.suggestionsShown,
    listSuggestionRecord: learning.listSuggestionRecord,
    partners: learning.partners,
    milestoneDates: { ...courses, currentPathway },
    files,
    voice,
    ownMedia: learning.ownMedia,
    settings,
    suggestionDesk: learning.suggestionDesk,
    fileSweeper: journeys.fileSweeper,
    outbox,
    operations,
    readiness: operations.readiness,
    installation: installationOf(keys),
    rosters,
    board: {
      service,
      store,
      views,
      boards,
      audit,
      grades: { look, retryNow: outbox.retryNow, decide: outbox.decide, relink },
    },
    comments: createCommentService({ models: createCommentModels(connection), clock }),
    pathways,
    pathwayDrafts,
    deepLinking,
    launch: { launches, tokens, courses, ensureUsable, isPathwayGone },
    async close() {
      await Promise.all([outbox.stop(), privacy.stop(), rosters.stop(), learning.suggestionsShown.settled()]);
      await lti.close();
    },
  };
}
