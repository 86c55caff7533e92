import type { Model } from 'mongoose';
import type { Passback } from '../../domain/passback.ts';

/** What the outbox needs of a journey; it touches nothing else in the document. */
export interface OutboxJourney {
  _id: string;
  tenantId: string;
  assignmentId: string;
  personId: string;
  passback: Passback;
}

export interface PassbackStore {
  /** Entries whose time has come, the longest due first. @param except assignments that have to wait */
  findDue(now: Date, limit: number, except: string[]): Promise<OutboxJourney[]>;
  /** Stores `next` if nobody changed the passback since it was read; tells whether it did. */
  replace(journey: OutboxJourney, next: Passback): Promise<boolean>;
  /** Applies a pure step to what is stored now, again if someone was quicker. Undefined when there is no such journey. */
  change(
    place: Pick<OutboxJourney, 'tenantId' | '_id'>,
    step: (passback: Passback) => Passback,
  ): Promise<OutboxJourney | undefined>;
  /** All journeys of an assignment. */
  findByAssignment(tenantId: string, assignmentId: string): Promise<OutboxJourney[]>;
}

const fields = { tenantId: 1, assignmentId: 1, personId: 1, passback: 1 } as const;

/**
 * Reads and writes passbacks inside journeys. Every write is one update of one document, upon the revision that was read.
 * @param journeys any model whose documents hold what an OutboxJourney has
 */
export function createPassbackStore<T extends OutboxJourney>(journeys: Model<T>): PassbackStore {
  const model = journeys as unknown as Model<OutboxJourney>;

  const replace: PassbackStore['replace'] = async ({ tenantId, _id, passback }, next) => {
    const filter = { tenantId, _id, 'passback.revision': passback.revision };
    const { modifiedCount } = await model.updateOne(filter, { $set: { passback: next } });
    return modifiedCount === 1;
  };

  return {
    replace,
    findDue: (now, limit, except) =>
      model
        .find(
          {
            'passback.dueAt': { $lte: now },
            ...(except.length > 0 ? { assignmentId: { $nin: except } } : {}),
          },
          fields,
        )
        .sort({ 'passback.dueAt': 1 })
        .limit(limit)
        .lean(),
    findByAssignment: (tenantId, assignmentId) => model.find({ tenantId, assignmentId }, fields).lean(),
    async change({ tenantId, _id }, step) {
      for (;;) {
        const journey = await model.findOne({ tenantId, _id }, fields).lean();
        if (!journey) return undefined;
        const next = step(journey.passback);
        if (next === journey.passback) return journey;
        if (await replace(journey, next)) return { ...journey, passback: next };
      }
    },
  };
}
