import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { CheckInRequest, ProfileModels } from './profile.model.ts';

/** "Please check in with me": private, never scored, forgotten after 30 days. */
export interface CheckIns {
  /** Asking again while one waits changes nothing. */
  ask(session: Session): Promise<CheckInRequest>;
  withdraw(session: Session): Promise<void>;
  findWaiting(session: Session): Promise<CheckInRequest | undefined>;
  /** Of the session's course, longest first, 100 at most. */
  listWaiting(session: Session): Promise<CheckInRequest[]>;
  /** @throws NotFoundError when this student does not wait */
  close(session: Session, personId: string): Promise<void>;
}

const place = ({ tenantId, courseId = '' }: Session) => ({ tenantId, courseId });

const keptMilliseconds = 30 * 86_400_000;

export function createCheckIns({ models, clock }: { models: ProfileModels; clock: Clock }): CheckIns {
  const { checkIns } = models;

  async function ask(session: Session): Promise<CheckInRequest> {
    const askedAt = clock();
    const mine = { ...place(session), personId: session.personId };
    // One that was answered is taken up again; one that waits keeps its time.
    await checkIns.deleteOne({ ...mine, doneAt: { $exists: true } });
    try {
      return await checkIns
        .findOneAndUpdate(
          mine,
          {
            $setOnInsert: {
              _id: newId(),
              askedAt,
              forgetAt: new Date(askedAt.getTime() + keptMilliseconds),
            },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return ask(session);
    }
  }

  return {
    ask,
    async withdraw(session) {
      await checkIns.deleteOne({ ...place(session), personId: session.personId });
    },
    findWaiting: async (session) =>
      (await checkIns
        .findOne({ ...place(session), personId: session.personId, doneAt: { $exists: false } })
        .lean()) ?? undefined,
    listWaiting: (session) =>
      checkIns
        .find({ ...place(session), doneAt: { $exists: false } })
        .sort({ askedAt: 1 })
        .limit(100)
        .lean(),
    async close(session, personId) {
      const { modifiedCount } = await checkIns.updateOne(
        { ...place(session), personId, doneAt: { $exists: false } },
        { $set: { doneAt: clock() } },
      );
      if (modifiedCount === 0) throw new NotFoundError('Nobody waits for this check-in any more.');
    },
  };
}
