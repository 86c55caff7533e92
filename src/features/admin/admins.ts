import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Admin, AdminModels, AdminRequest } from './admin.model.ts';

/** Who may look after what. */
export interface Admins {
  /** The record if it still opens this tenant: its own, or any for an operator. */
  findFor(adminId: string, tenantId: string): Promise<Admin | undefined>;
  /** Whether this person of the tenant was named admin. */
  findByPerson(tenantId: string, personId: string): Promise<Admin | undefined>;
  /** Newest last, 500 at most; an operator's own with tenant ''. */
  list(tenantId: string): Promise<Admin[]>;
  /** Names a person of the tenant; naming twice is one record. */
  ensure(tenantId: string, person: { personId: string; label: string }): Promise<Admin>;
  /** Takes the right away; running sessions end at once. @throws NotFoundError */
  remove(tenantId: string, adminId: string): Promise<void>;
  /** Notes that a person whom the LMS calls an administrator would like in. */
  ask(tenantId: string, personId: string): Promise<void>;
  /** Open requests, oldest first, 100 at most. */
  listRequests(tenantId: string): Promise<AdminRequest[]>;
  /** Forgets a request, granted or not. */
  closeRequest(tenantId: string, personId: string): Promise<void>;
}

export function createAdmins({ models, clock }: { models: AdminModels; clock: Clock }): Admins {
  const { admins, requests } = models;

  async function ensure(
    tenantId: string,
    { personId, label }: { personId: string; label: string },
  ): Promise<Admin> {
    try {
      return await admins
        .findOneAndUpdate(
          { tenantId, personId },
          { $setOnInsert: { _id: newId(), label, createdAt: clock() } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return ensure(tenantId, { personId, label });
    }
  }

  return {
    ensure,
    findFor: async (_id, tenantId) =>
      (await admins.findOne({ _id, tenantId: { $in: ['', tenantId] } }).lean()) ?? undefined,
    findByPerson: async (tenantId, personId) =>
      (await admins.findOne({ tenantId, personId }).lean()) ?? undefined,
    list: (tenantId) => admins.find({ tenantId }).sort({ createdAt: 1 }).limit(500).lean(),
    async remove(tenantId, _id) {
      const { deletedCount } = await admins.deleteOne({ _id, tenantId });
      if (deletedCount === 0) throw new NotFoundError('There is no such admin.');
    },
    async ask(tenantId, personId) {
      try {
        await requests.updateOne(
          { tenantId, personId },
          { $setOnInsert: { _id: newId(), askedAt: clock() } },
          { upsert: true },
        );
      } catch (error) {
        // The same person asked twice at once.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    listRequests: (tenantId) => requests.find({ tenantId }).sort({ askedAt: 1 }).limit(100).lean(),
    async closeRequest(tenantId, personId) {
      await requests.deleteOne({ tenantId, personId });
    },
  };
}
