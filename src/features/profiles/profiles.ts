import type { Connection } from 'mongoose';
import type { Clock } from '../../observability/clock.ts';
import type { Audit } from '../audit/audit.ts';
import type { MediaKeeper } from '../files/own-media.contract.ts';
import { createCheckIns } from './check-ins.service.ts';
import { createClassProfiles, type ClassMember } from './class-profiles.service.ts';
import { createLearnerOf } from './learner-of.ts';
import { createNoteOpened } from './note-opened.ts';
import type { RulesOf } from './profile-rules.ts';
import { createProfileModels } from './profile.model.ts';
import { createProfileCards } from './profile-cards.service.ts';
import { createProfileService } from './profile.service.ts';
import { createProfileViews } from './profile.views.ts';

/** Learner profiles: the lines, who may read them, and the wish for a check-in. */
export function createProfiles(dependencies: {
  connection: Connection;
  rulesOf: RulesOf;
  clock: Clock;
  audit: Audit;
  ownMedia: MediaKeeper;
  isMediaAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  isStudentOf(tenantId: string, courseId: string, personId: string): Promise<boolean>;
  listClass(tenantId: string, courseId: string): Promise<ClassMember[]>;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
}) {
  const { connection, rulesOf, clock, listPeople, isMediaAllowed } = dependencies;
  const models = createProfileModels(connection);
  const noteOpened = createNoteOpened({ ...dependencies, models });
  const service = createProfileService({ ...dependencies, models, noteOpened });
  const classProfiles = createClassProfiles({ ...dependencies, models, noteOpened });
  const checkIns = createCheckIns({ models, clock });
  return {
    service,
    cards: createProfileCards({ entries: models.entries, rulesOf, service }),
    mediaDesk: service.mediaDesk,
    noteOpened,
    learnerOf: createLearnerOf({ models, rulesOf }),
    classProfiles,
    checkIns,
    views: createProfileViews({ service, checkIns, rulesOf, listPeople, isMediaAllowed }),
  };
}
