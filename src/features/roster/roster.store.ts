import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import type { Roster, StoredPass } from './roster.model.ts';

export interface RosterPlace {
  tenantId: string;
  courseId: string;
}

/** A roster that this process alone may work on until its lease ends. */
export type ClaimedRoster = Roster & { leaseToken: string };

/** A teacher who asks again and again is one question. */
const askedAgainMilliseconds = 30_000;

export interface RosterStore {
  find(place: RosterPlace): Promise<Roster | undefined>;
  /** Someone looks at this class: its list is to be read when the last whole reading was before `staleBefore`. */
  want(place: RosterPlace & { platformId: string }, now: Date, staleBefore: Date): Promise<void>;
  /** A teacher asks by hand, whatever went wrong before. */
  ask(place: RosterPlace, now: Date): Promise<void>;
  /** What is due, oldest first, except for these platforms. */
  findDue(now: Date, restingPlatformIds: string[], limit: number): Promise<Roster[]>;
  /** Undefined when another process was faster. */
  claim(roster: Roster, leaseEndsAt: Date): Promise<ClaimedRoster | undefined>;
  /** Keeps how far a reading came and lengthens the lease. @returns whether the lease was still ours */
  keepPass(roster: ClaimedRoster, pass: StoredPass, leaseEndsAt: Date): Promise<boolean>;
  /** The list was read whole. */
  finish(roster: ClaimedRoster, readAt: Date, dueAt: Date | undefined): Promise<void>;
  /** @param failure `dropsPass`: the next try begins at the first page */
  fail(
    roster: ClaimedRoster,
    failure: { problem: Roster['problem']; dueAt: Date; dropsPass: boolean },
  ): Promise<void>;
  /** Gives the lease back with nothing said. */
  putOff(roster: ClaimedRoster, dueAt: Date | undefined): Promise<void>;
}

/** Rosters in MongoDB: each step is one atomic update of one document, upon the lease where there is one. */
export function createRosterStore(rosters: Model<Roster>): RosterStore {
  const want: RosterStore['want'] = async ({ tenantId, courseId, platformId }, now, staleBefore) => {
    try {
      await rosters.updateOne(
        { tenantId, courseId },
        {
          $setOnInsert: { _id: newId(), platformId, attempts: 0, dueAt: now, createdAt: now },
          $set: { lookedAt: now },
        },
        { upsert: true },
      );
    } catch (error) {
      // Two processes at once: the other one made it.
      if (!isDuplicateKey(error)) throw error;
    }
    // After a failure the next try has its time, which a look must not bring forward.
    await rosters.updateOne(
      {
        tenantId,
        courseId,
        attempts: 0,
        leaseToken: { $exists: false },
        $or: [{ readAt: { $lt: staleBefore } }, { dueAt: { $exists: false } }],
      },
      { $set: { dueAt: now } },
    );
  };

  const ask: RosterStore['ask'] = async ({ tenantId, courseId }, now) => {
    const before = new Date(now.getTime() - askedAgainMilliseconds);
    await rosters.updateOne(
      {
        tenantId,
        courseId,
        leaseToken: { $exists: false },
        $or: [{ askedAt: { $exists: false } }, { askedAt: { $lt: before } }],
      },
      { $set: { askedAt: now, lookedAt: now, dueAt: now } },
    );
  };

  return {
    find: async ({ tenantId, courseId }) =>
      (await rosters.findOne({ tenantId, courseId }).lean()) ?? undefined,
    want,
    ask,
    findDue: (now, resting, limit) =>
      rosters
        .find({ dueAt: { $lte: now }, platformId: { $nin: resting } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean(),
    async claim({ _id, tenantId, dueAt }, leaseEndsAt) {
      const leaseToken = randomUUID();
      const claimed = await rosters
        .findOneAndUpdate(
          { tenantId, _id, dueAt },
          { $set: { leaseToken, dueAt: leaseEndsAt } },
          { returnDocument: 'after' },
        )
        .lean();
      return claimed ? { ...claimed, leaseToken } : undefined;
    },
    async keepPass(roster, pass, leaseEndsAt) {
      const kept = await rosters.updateOne(leased(roster), { $set: { pass, dueAt: leaseEndsAt } });
      return kept.matchedCount > 0;
    },
    async finish(roster, readAt, dueAt) {
      await rosters.updateOne(leased(roster), {
        $set: { readAt, attempts: 0, ...(dueAt ? { dueAt } : {}) },
        $unset: { pass: 1, problem: 1, leaseToken: 1, ...(dueAt ? {} : { dueAt: 1 }) },
      });
    },
    async fail(roster, { problem, dueAt, dropsPass }) {
      await rosters.updateOne(leased(roster), {
        $set: { problem, dueAt, attempts: roster.attempts + 1 },
        $unset: { leaseToken: 1, ...(dropsPass ? { pass: 1 } : {}) },
      });
    },
    async putOff(roster, dueAt) {
      await rosters.updateOne(leased(roster), {
        ...(dueAt ? { $set: { dueAt } } : {}),
        $unset: { leaseToken: 1, ...(dueAt ? {} : { dueAt: 1 }) },
      });
    },
  };
}

function leased({ tenantId, _id, leaseToken }: ClaimedRoster) {
  return { tenantId, _id, leaseToken };
}
