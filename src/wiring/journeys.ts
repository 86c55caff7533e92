import type { Connection } from 'mongoose';
import type { CourseService } from '../features/courses/course.service.ts';
import { createFileService } from '../features/files/file.service.ts';
import type { FileStore } from '../features/files/file-store.ts';
import { createFileSweeper } from '../features/files/file-sweeper.ts';
import type { OwnMedia } from '../features/files/own-media.service.ts';
import { createVoiceService } from '../features/files/voice.service.ts';
import type { GradeOutbox } from '../features/grades/outbox.ts';
import { createBoardViews } from '../features/journeys/board.views.ts';
import { createColumnPoints } from '../features/journeys/column-points.ts';
import { createDraftFiles } from '../features/journeys/draft-files.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import { createJourneyService } from '../features/journeys/journey.service.ts';
import { createJourneyStore } from '../features/journeys/journey.store.ts';
import { createJourneyViews } from '../features/journeys/journey.views.ts';
import { createReflections } from '../features/journeys/reflections.service.ts';
import { createMentorViews } from '../features/journeys/mentor.views.ts';
import type { PathwayService } from '../features/pathways/pathway.service.ts';
import type { createRosters } from '../features/roster/rosters.ts';
import type { createSuggestions } from '../features/suggestions/suggestions.ts';
import type { Clock } from '../observability/clock.ts';
import type { Logger } from '../observability/logger.ts';

/** What students do and teachers answer: journeys, their screens, files and voice comments. */
export function wireJourneys(dependencies: {
  connection: Connection;
  models: JourneyModels;
  courses: CourseService;
  pathways: PathwayService;
  suggestions: ReturnType<typeof createSuggestions>;
  rosters: ReturnType<typeof createRosters>;
  outbox: GradeOutbox;
  fileStore: FileStore;
  ownMedia: OwnMedia;
  lmsName(platformId: string): Promise<string>;
  isVoiceAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  isMediaAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  invitesToProfile(place: { tenantId: string; courseId: string; personId: string }): Promise<boolean>;
  clock: Clock;
  log: Logger;
}) {
  const { models, courses, pathways, outbox, fileStore, ownMedia, lmsName, isVoiceAllowed, clock, log } =
    dependencies;
  const { getVersion, ensureUsable } = pathways;
  const currentPathway = (tenantId: string, pathwayId: string) => ensureUsable(tenantId, '', pathwayId);
  const store = createJourneyStore({ models, clock, getVersion, currentPathway });
  const { inputsOf: suggestionInputsOf, shown } = dependencies.suggestions;
  const views = createJourneyViews({
    suggestionInputsOf,
    invitesToProfile: dependencies.invitesToProfile,
    noteSuggested: shown.note,
    clock,
    store,
    ...courses,
    lmsName,
    isVoiceAllowed,
    isMediaAllowed: dependencies.isMediaAllowed,
  });
  const boards = createBoardViews({
    models,
    store,
    clock,
    ...courses,
    rosterStatus: dependencies.rosters.status,
    lmsName,
    currentPathway,
  });
  const service = createJourneyService({
    models,
    store,
    clock,
    ...courses,
    getStudent: courses.getPerson,
    getVoice: (session, place) => voice.get(session, place),
    onFilesHandedIn: fileStore.markUsed,
    onChanged: () => outbox.nudge(),
  });
  const { getForReview, getOwnTask, ensureDraft, changeOwn } = service;
  const reflections = createReflections({
    models,
    clock,
    changeOwn,
    attach: (session, mediaId, work) => ownMedia.attach(session, { purpose: 'reflection', mediaId }, work),
  });
  const voice = createVoiceService({ files: fileStore, isVoiceAllowed, getForReview });
  const drafts = createDraftFiles({ models, ensureDraft });
  const columnPoints = createColumnPoints({ models, store, clock, log, ...courses, onChanged: outbox.nudge });
  return {
    store,
    views,
    boards,
    service,
    reflections,
    voice,
    files: createFileService({ files: fileStore, drafts, getOwnTask }),
    fileSweeper: createFileSweeper({ files: fileStore, drafts, ownMedia, clock, log }),
    columnPoints,
    mentees: createMentorViews({ store, ...courses }),
  };
}
