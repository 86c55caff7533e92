import type { Connection } from 'mongoose';
import type { Audit } from '../features/audit/audit.ts';
import type { CourseModels } from '../features/courses/course.model.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import type { GradeOutbox } from '../features/grades/outbox.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import type { PathwayService } from '../features/pathways/pathway.service.ts';
import type { createRosters } from '../features/roster/rosters.ts';
import type { Settings } from '../features/settings/settings.service.ts';
import type { Clock } from '../observability/clock.ts';
import type { Logger } from '../observability/logger.ts';
import { createFileStore } from '../features/files/file-store.ts';
import { createOwnMedia } from '../features/files/own-media.service.ts';
import { createProfileShape } from '../features/profiles/profile-shape.ts';
import { createProfiles } from '../features/profiles/profiles.ts';
import { createSuggestionPolicies } from '../features/suggestion-policies/suggestion-policies.ts';
import type { Session } from '../http/session.ts';
import { wireGoals } from './goals.ts';
import { wireConferences } from './conferences.ts';
import { wireJourneys } from './journeys.ts';
import { wirePartners } from './partners.ts';
import { wireSuggestions } from './suggestions.ts';
import { wireSuggestionDesk } from './suggestion-desk.ts';

/** What learners do and say of themselves, and what follows from it: journeys, profiles, goals, talks, conferences, suggestions, partners. */
export function wireLearning(dependencies: {
  connection: Connection;
  models: JourneyModels;
  courseModels: CourseModels;
  courses: CourseService;
  pathways: PathwayService;
  /** The newest version of a pathway. */
  currentPathway: (tenantId: string, pathwayId: string) => ReturnType<PathwayService['ensureUsable']>;
  settings: Settings;
  rosters: ReturnType<typeof createRosters>;
  outbox: GradeOutbox;
  lmsName(platformId: string): Promise<string>;
  audit: Audit;
  clock: Clock;
  log: Logger;
}) {
  const {
    connection,
    models,
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
  } = dependencies;
  const profileShape = createProfileShape({ connection, settings, audit, clock });
  const isVoiceAllowed = (tenantId: string, courseId: string | undefined) =>
    settings.get({ tenantId, courseId }, 'voice');
  const isMediaAllowed = (tenantId: string, courseId: string | undefined) =>
    settings.get({ tenantId, courseId }, 'profileMedia');
  const policies = createSuggestionPolicies({
    connection,
    isSwitchedOn: (tenantId, courseId) => settings.get({ tenantId, courseId }, 'suggestions'),
    audit,
    clock,
  });
  const fileStore = createFileStore(connection);
  const ownMedia = createOwnMedia({
    files: fileStore,
    deskOf: (purpose) => ({ profile: profiles, reflection: journeys.reflections })[purpose].mediaDesk,
    isAllowed: isMediaAllowed,
  });
  const profiles = createProfiles({
    connection,
    rulesOf: profileShape.rulesOf,
    clock,
    audit,
    ownMedia,
    isMediaAllowed,
    ...courses,
  });
  const suggestions = wireSuggestions({
    connection,
    models,
    getStore: () => journeys.store,
    profiles,
    policies,
    settings,
    goalCompetenciesOf: (...whose) => goals.service.competenciesOf(...whose),
    clock,
    log,
  });
  const journeys = wireJourneys({
    connection,
    models,
    courses,
    pathways,
    suggestions,
    rosters,
    outbox,
    fileStore,
    ownMedia,
    lmsName,
    isVoiceAllowed,
    isMediaAllowed,
    invitesToProfile: profiles.cards.isWaiting,
    clock,
    log,
  });
  const { service, store, views } = journeys;
  const { goals, talks, lists } = wireGoals({
    connection,
    clock,
    models,
    courseModels,
    courses,
    store,
    profiles,
    settings,
  });
  const conferences = wireConferences({
    connection,
    clock,
    audit,
    models,
    courses,
    store,
    profiles,
    rulesOf: profileShape.rulesOf,
    goals,
  });
  const suggestionDesk = wireSuggestionDesk({
    policies,
    models,
    store,
    courses,
    profiles,
    settings,
    suggestions,
    currentPathway,
    clock,
  });

  return {
    fileStore,
    ownMedia,
    profileShape,
    profiles,
    goals,
    talks,
    lists,
    conferences,
    journeys,
    suggestionDesk,
    suggestions: {
      steering: suggestions.steering,
      async openOwn(session: Session) {
        const { journey } = await service.open(session);
        return { journey, content: await store.contentOf(journey) };
      },
      async showOwn(session: Session) {
        const { journey, drafts } = await service.open(session);
        return views.journey(session, journey, drafts);
      },
    },
    suggestionsShown: suggestions.shown,
    listSuggestionRecord: suggestions.listSuggestionRecord,
    partners: wirePartners({ connection, models, courses, pathways, settings, clock }),
  };
}
