import type { Connection } from 'mongoose';
import { pieceKey } from '../../domain/conference.ts';
import type { ProfileReader } from '../../domain/profile.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Audit } from '../audit/audit.ts';
import { createConferenceModel } from './conference.model.ts';
import { createConferenceService } from './conference.service.ts';
import { createConferenceViews } from './conference.views.ts';

type Views = Parameters<typeof createConferenceViews>[0];

/** Conferences: what a student makes ready, holds and shows. */
export function createConferences(
  dependencies: {
    connection: Connection;
    clock: Clock;
    audit: Audit;
    getReader(session: Session, personId: string): Promise<ProfileReader>;
  } & Omit<Views, 'service'>,
) {
  const { connection, listWorks, listGoals } = dependencies;
  const service = createConferenceService({
    ...dependencies,
    conferences: createConferenceModel(connection),
    async titlesOf({ tenantId, courseId = '', personId }) {
      const works = await listWorks(tenantId, courseId, personId);
      return new Map(works.map((work) => [pieceKey(work), work.title]));
    },
    async findGoal(session, goalId) {
      return (await listGoals(session, session.personId)).find(({ id }) => id === goalId)?.wish;
    },
  });
  return { service, views: createConferenceViews({ ...dependencies, service }) };
}
