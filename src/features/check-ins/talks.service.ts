import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { StoredTalk, TalkModel } from './talk.model.ts';

export interface NewTalk {
  requestId: string;
  note: string;
  step: { text: string; who: StoredTalk['step']['who']; until?: string | undefined };
}

export interface Talks {
  /** Keeps a talk and answers the student's wish for one. Safe to repeat. @throws NotFoundError for nobody of this course */
  add(session: Session, personId: string, talk: NewTalk): Promise<void>;
  /** The student's own, of all courses, newest first, 100 at most. */
  listOwn(session: Session): Promise<StoredTalk[]>;
  /** Those of the session's course with one student, newest first, five at most. */
  listWith(session: Session, personId: string): Promise<StoredTalk[]>;
  /** When the last talk of this course with each student was. */
  lastTalks(session: Session): Promise<Map<string, Date>>;
  /** @throws NotFoundError for a talk that is neither one's own nor of one's course */
  setDone(session: Session, talkId: string, isDone: boolean): Promise<StoredTalk>;
}

const mostTalks = 3_000;

export function createTalks(dependencies: {
  talks: TalkModel;
  clock: Clock;
  isStudentOf(tenantId: string, courseId: string, personId: string): Promise<boolean>;
  /** Nothing happens when nobody waits. */
  closeWish(session: Session, personId: string): Promise<void>;
}): Talks {
  const { talks, clock, isStudentOf, closeWish } = dependencies;

  return {
    async add(session, personId, { requestId, note, step: { text, who, until } }) {
      const { tenantId, courseId, personId: teacherId } = session;
      if (!courseId || !(await isStudentOf(tenantId, courseId, personId))) throw new NotFoundError();
      try {
        await talks.create({
          _id: newId(),
          tenantId,
          courseId,
          personId,
          teacherId,
          heldAt: clock(),
          note,
          step: { text, who, ...(until ? { until } : {}) },
          requestId,
        });
      } catch (error) {
        // The same request again, after its answer was lost; the wish may still be open.
        if (!isDuplicateKey(error)) throw error;
      }
      await closeWish(session, personId);
    },
    listOwn: ({ tenantId, personId }) =>
      talks.find({ tenantId, personId }).sort({ heldAt: -1 }).limit(100).lean(),
    listWith: ({ tenantId, courseId = '' }, personId) =>
      talks.find({ tenantId, courseId, personId }).sort({ heldAt: -1 }).limit(5).lean(),
    async lastTalks({ tenantId, courseId = '' }) {
      const found = await talks
        .find({ tenantId, courseId })
        .select({ personId: 1, heldAt: 1 })
        .sort({ heldAt: -1 })
        .limit(mostTalks)
        .lean();
      return new Map(found.toReversed().map(({ personId, heldAt }) => [personId, heldAt]));
    },
    async setDone({ tenantId, personId, courseId = '', role }, talkId, isDone) {
      const mine = role === 'teacher' ? { courseId } : { personId };
      const one = { tenantId, _id: talkId, ...mine };
      await talks.updateOne(one, isDone ? { $set: { doneAt: clock() } } : { $unset: { doneAt: 1 } });
      const talk = await talks.findOne(one).lean();
      if (!talk) throw new NotFoundError();
      return talk;
    },
  };
}
