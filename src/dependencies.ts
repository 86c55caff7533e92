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
import { createFileService } from './features/files/file.service.ts';
import { createVoiceService } from './features/files/voice.service.ts';
import { createFileStore } from './features/files/file-store.ts';
import { createFileSweeper } from './features/files/file-sweeper.ts';
import { createGradeOutbox } from './features/grades/outbox.ts';
import { createRelink } from './features/grades/relink.ts';
import { createBoardViews } from './features/journeys/board.views.ts';
import { createColumnPoints } from './features/journeys/column-points.ts';
import { createDraftFiles } from './features/journeys/draft-files.ts';
import { createJourneyModels } from './features/journeys/journey.model.ts';
import { createJourneyService } from './features/journeys/journey.service.ts';
import { createJourneyStore } from './features/journeys/journey.store.ts';
import { createJourneyViews } from './features/journeys/journey.views.ts';
import { createLiveJourneys } from './features/journeys/live-journeys.ts';
import { createMentorViews } from './features/journeys/mentor.views.ts';
import { createFirstScreen } from './features/launch/first-screen.ts';
import { createLaunchEvents } from './features/launch/launch-events.ts';
import { createLaunchService } from './features/launch/launch.service.ts';
import { submissionUrl } from './features/launch/reviewed-student.ts';
import { createOperations } from './features/operations/operations.ts';
import { createDraftModel } from './features/pathways/draft.model.ts';
import { createDraftService } from './features/pathways/draft.service.ts';
import { loadPathwayLibrary } from './features/pathways/pathway-library.ts';
import { createPathwayModels } from './features/pathways/pathway.model.ts';
import { createPathwayService } from './features/pathways/pathway.service.ts';
import { createProfiles } from './features/profiles/profiles.ts';
import { createRosters } from './features/roster/rosters.ts';
import { createPrivacy } from './features/privacy/privacy.service.ts';
import { createSettings } from './features/settings/settings.service.ts';
import { possiblePoints } from './domain/path-score.ts';
import { readClientAssets } from './http/client-assets.ts';
import { NotFoundError } from './http/errors.ts';
import { createSessionTokens } from './http/session-token.ts';
import { createDeepLinkResponse } from './lti/deep-linking.ts';
import { createGradeService } from './lti/grade-service.ts';
import { createLti } from './lti/index.ts';
import { measuredGrades, measuredLti, measuredRoster } from './lti/measured.ts';
import { familyOf } from './lti/platforms/index.ts';
import { createRosterService as createLmsRoster } from './lti/roster-service.ts';
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
  const isVoiceAllowed = (tenantId: string, courseId: string | undefined) =>
    settings.get({ tenantId, courseId }, 'voice');
  const { getVersion, ensureUsable } = pathways;
  const isPathwayGone = (tenantId: string, pathwayId: string) =>
    ensureUsable(tenantId, '', pathwayId).then(
      () => false,
      (error: unknown) => error instanceof NotFoundError,
    );
  const currentPathway = (tenantId: string, pathwayId: string) => ensureUsable(tenantId, '', pathwayId);
  const lmsName = async (platformId: string) =>
    familyOf((await lti.registry.findCached(platformId))?.family ?? 'other').label;
  const store = createJourneyStore({ models: journeyModels, clock, getVersion, currentPathway });
  const profiles = createProfiles({ connection, clock, audit, ...courses });
  const views = createJourneyViews({
    learnerOf: profiles.service.learnerOf,
    clock,
    store,
    ...courses,
    lmsName,
    isVoiceAllowed,
  });
  const boards = createBoardViews({
    models: journeyModels,
    store,
    clock,
    ...courses,
    rosterStatus: rosters.status,
    lmsName,
    currentPathway,
  });
  const fileStore = createFileStore(connection);
  const privacy = createPrivacy({ connection, audit, clock, log, openFile: fileStore.open });
  const service = createJourneyService({
    models: journeyModels,
    store,
    clock,
    ...courses,
    getStudent: courses.getPerson,
    getVoice: (session, place) => voice.get(session, place),
    onFilesHandedIn: fileStore.markHandedIn,
    onChanged: () => outbox.nudge(),
  });
  const voice = createVoiceService({
    files: fileStore,
    isVoiceAllowed,
    getForReview: service.getForReview,
  });
  const draftFiles = createDraftFiles({ models: journeyModels, ensureDraft: service.ensureDraft });
  const files = createFileService({ files: fileStore, drafts: draftFiles, getOwnTask: service.getOwnTask });

  const grades = measuredGrades(
    createGradeService({ ltijs: lti.ltijs, accessTokens: lti.models.accessTokens }),
    metrics.observeLmsCall,
  );
  const outbox = createGradeOutbox({
    journeys: journeyModels.journeys,
    grades,
    clock,
    log,
    random: Math.random,
    settings: config.outbox,
    onLineItemMissing: ({ tenantId, assignmentId }) => courses.markLineItemMissing(tenantId, assignmentId),
    async resolveTarget({ tenantId, assignmentId, personId }) {
      const [assignment, student] = await Promise.all([
        courses.getAssignment(tenantId, assignmentId),
        courses.getPerson(tenantId, personId),
      ]);
      const { deploymentId, platformId } = assignment;
      const platform = await lti.registry.findCached(platformId);
      if (platform?.status !== 'active') return undefined;
      if (!(await lti.registry.deployments.isActive(platformId, deploymentId))) return undefined;
      return {
        platform,
        deploymentId,
        lineItemUrl: assignment.grades?.lineItemUrl,
        lineItemsUrl: assignment.grades?.lineItemsUrl,
        scopes: assignment.grades?.scopes ?? [],
        userId: student.sub,
        submissionUrl: submissionUrl(config.publicUrl, student.sub),
      };
    },
  });
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
  const relink = createRelink({
    grades,
    getPlatform: lti.registry.get,
    setLineItem: courses.setLineItem,
    relinked: outbox.relinked,
    async getAssignment(session) {
      const assignment = await courses.getAssignment(session.tenantId, session.assignmentId ?? '');
      const { content } = await currentPathway(session.tenantId, assignment.pathwayId ?? '');
      return { ...assignment, points: assignment.points ?? possiblePoints(content) };
    },
  });

  const columnPoints = createColumnPoints({
    models: journeyModels,
    store,
    clock,
    log,
    ...courses,
    onChanged: outbox.nudge,
  });
  /** In this order: a column's new points are no change of grades by hand. */
  const look = (place: { tenantId: string; assignmentId: string }) =>
    void columnPoints.look(place).then(() => outbox.look(place));

  const firstScreen = createFirstScreen({
    ...courses,
    board: boards.board,
    picker: deepLinking.pickerFor,
    isPathwayGone,
    isOpenToFamilies: (session) => settings.get(session, 'families'),
    mentees: createMentorViews({ store, ...courses }),
    async journey(session) {
      void columnPoints.look({ tenantId: session.tenantId, assignmentId: session.assignmentId ?? '' });
      const { journey, drafts } = await service.open(session);
      return views.journey(session, journey, drafts);
    },
  });
  const launches = createLaunchService({
    courses,
    tokens,
    clock,
    firstScreen,
    door: admin.door,
    languageOf: (place) => settings.get(place, 'language'),
    isOpenToFamilies: (place) => settings.get(place, 'families'),
    async beginDeepLinking({ launch, platform, tenantId }, { person, course }) {
      if (!launch.deepLinking) throw new Error('only deep-linking launches begin deep linking');
      return deepLinking.begin({
        tenantId,
        platformId: platform._id,
        deploymentId: launch.deploymentId,
        personId: person._id,
        courseId: course?._id,
        settings: launch.deepLinking,
      });
    },
    async describe(session) {
      const [lms, person, course] = await Promise.all([
        lmsName(session.platformId),
        courses.findPerson(session.tenantId, session.personId),
        session.courseId ? courses.findCourse(session.tenantId, session.courseId) : undefined,
      ]);
      return { lms, personName: person?.name, courseTitle: course?.title };
    },
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
    profiles,
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
    journeys: { service, views },
    milestoneDates: { ...courses, currentPathway },
    files,
    voice,
    settings,
    fileSweeper: createFileSweeper({ files: fileStore, drafts: draftFiles, clock, log }),
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
      await Promise.all([outbox.stop(), privacy.stop(), rosters.stop()]);
      await lti.close();
    },
  };
}
