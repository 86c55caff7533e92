import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import {
  defaultSteering,
  termKinds,
  type Lowered,
  type SlideStop,
  type Steering,
} from '../../domain/suggestions.ts';
import type { Clock } from '../../observability/clock.ts';
import type { StoredSteering, SuggestionModels } from './suggestion.model.ts';

/** The journey that is steered. */
export interface SteeredJourney {
  _id: string;
  tenantId: string;
  personId: string;
  courseId: string;
}

/** What students decide about their own suggestions, journey by journey. Each change is one atomic update that may be sent twice. */
export interface Steerings {
  get(journey: SteeredJourney): Promise<Steering>;
  setStop(journey: SteeredJourney, stop: SlideStop): Promise<void>;
  /** How often "not for me" was said to a reason; 0 takes it back. */
  setLowered(journey: SteeredJourney, lowered: Lowered): Promise<void>;
}

export function createSteerings({ models, clock }: { models: SuggestionModels; clock: Clock }): Steerings {
  const { steerings } = models;

  async function write(
    journey: SteeredJourney,
    change: { set?: Record<string, unknown>; unset?: string },
  ): Promise<void> {
    const { tenantId, _id: journeyId, personId, courseId } = journey;
    const update = {
      $set: { ...change.set, updatedAt: clock() },
      ...(change.unset ? { $unset: { [change.unset]: 1 } } : {}),
      $setOnInsert: { _id: newId(), personId, courseId },
    };
    try {
      await steerings.updateOne({ tenantId, journeyId }, update, { upsert: true });
    } catch (error) {
      // Begun in two tabs in the same moment.
      if (!isDuplicateKey(error)) throw error;
      await write(journey, change);
    }
  }

  return {
    async get({ tenantId, _id: journeyId }) {
      const stored = await steerings.findOne({ tenantId, journeyId }).lean();
      return stored
        ? { stop: stored.stop ?? defaultSteering.stop, lowered: readLowered(stored) }
        : defaultSteering;
    },
    setStop: (journey, stop) => write(journey, { set: { stop } }),
    async setLowered(journey, { kind, about, times }) {
      const path = `lowered.${kind}:${about}`;
      await write(journey, times === 0 ? { unset: path } : { set: { [path]: times } });
    },
  };
}

function readLowered({ lowered = {} }: StoredSteering): Lowered[] {
  return Object.entries(lowered).flatMap(([key, times]) => {
    const [name = '', ...about] = key.split(':');
    const kind = termKinds.find((each) => each === name);
    return kind ? [{ kind, about: about.join(':'), times }] : [];
  });
}
