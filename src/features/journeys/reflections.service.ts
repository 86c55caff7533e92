import { reflect, type Reflection } from '../../domain/journey.ts';
import { InvalidRequestError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { MediaDesk, MediaView } from '../files/own-media.contract.ts';
import type { JourneyModels, StoredJourney } from './journey.model.ts';
import type { JourneyService } from './journey.service.ts';

export interface Reflections {
  /** Keeps a look back of the student of this session. @throws ConflictError RULE_BROKEN; NotFoundError for a recording of somebody else */
  reflect(
    session: Session,
    input: Omit<Reflection, 'at' | 'voice'> & { voiceId?: string | undefined },
  ): Promise<StoredJourney>;
  /** Recordings are heard by whoever may read the look back: the student, and the teachers of its course. */
  mediaDesk: MediaDesk;
}

export function createReflections(dependencies: {
  models: Pick<JourneyModels, 'journeys'>;
  clock: Clock;
  changeOwn: JourneyService['changeOwn'];
  /** Makes a recording that the student uploaded part of what `work` stores. */
  attach<T>(session: Session, mediaId: string, work: (media: MediaView) => Promise<T>): Promise<T>;
}): Reflections {
  const { models, clock, changeOwn, attach } = dependencies;

  return {
    reflect(session, { voiceId, ...input }) {
      const keep = (said: Omit<Reflection, 'at'>) =>
        changeOwn(session, (journey, content) => reflect(journey, content, { ...said, at: clock() }));
      if (voiceId === undefined) return keep(input);
      return attach(session, voiceId, ({ id, kind, type, bytes }) => {
        if (kind !== 'voice')
          throw new InvalidRequestError([{ path: 'voiceId', message: 'must be a voice recording' }]);
        return keep({ ...input, voice: { id, kind, type, bytes } });
      });
    },
    mediaDesk: {
      async isAttached(tenantId, mediaId) {
        return (await models.journeys.exists({ tenantId, 'reflections.voice.id': mediaId })) !== null;
      },
      async mayRead({ tenantId, role, courseId }, mediaId) {
        if (role !== 'teacher' || !courseId) return false;
        const place = { tenantId, courseId, 'reflections.voice.id': mediaId };
        return (await models.journeys.exists(place)) !== null;
      },
    },
  };
}
