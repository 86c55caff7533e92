import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import type { ProfileModels } from './profile.model.ts';

/** Going back and forth between pages is one look. */
const sameLookMilliseconds = 30 * 60_000;

/**
 * Notes that these profiles were opened, so that each person sees it, in one write however many they are. Safe to repeat.
 * @returns when the viewer looked before this time, by person; nobody whose profile is opened for the first time
 */
export type NoteOpened = (session: Session, personIds: string[]) => Promise<Map<string, Date>>;

export function createNoteOpened(dependencies: {
  models: Pick<ProfileModels, 'views'>;
  clock: Clock;
  audit: Audit;
}): NoteOpened {
  const { models, clock, audit } = dependencies;

  return async (session, personIds) => {
    if (personIds.length === 0) return new Map();
    const { tenantId, personId: viewerId } = session;
    const at = clock();
    const seen = await models.views.find({ tenantId, viewerId, personId: { $in: personIds } }).lean();
    const lookedBefore = new Map<string, Date>();
    for (const { personId, at: latest, before } of seen) {
      const isSameLook = at.getTime() - latest.getTime() < sameLookMilliseconds;
      const earlier = isSameLook ? before : latest;
      if (earlier) lookedBefore.set(personId, earlier);
    }
    try {
      await models.views.bulkWrite(
        personIds.map((personId) => {
          const before = lookedBefore.get(personId);
          return {
            updateOne: {
              filter: { tenantId, personId, viewerId },
              update: { $set: { at, ...(before ? { before } : {}) }, $setOnInsert: { _id: newId() } },
              upsert: true,
            },
          };
        }),
        { ordered: false },
      );
    } catch (error) {
      // Opened twice in the same moment.
      if (!isDuplicateKey(error)) throw error;
    }
    await audit.recordViews(
      personIds.map((subjectPersonId) => ({
        tenantId,
        actor: actorOf(session),
        action: 'profile.opened',
        subjectPersonId,
      })),
    );
    return lookedBefore;
  };
}
