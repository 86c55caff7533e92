import { isDuplicateKey } from '../../database/connection.ts';
import type { DraftModel, PathwayDraft } from './draft.model.ts';

const mostListed = 100;

export interface DraftStore {
  find(tenantId: string, pathwayId: string): Promise<PathwayDraft | null>;
  /** Own drafts that hold something to publish, newest first, without their contents. */
  findOpen(owner: { tenantId: string; ownerId: string }): Promise<DraftListing[]>;
  /** Keeps a first revision, or says false when there is a draft already. */
  tryInsert(draft: PathwayDraft): Promise<boolean>;
  /** Puts a revision in the place of the one before it, or says false when that is no longer the newest. */
  tryReplace(
    draft: { tenantId: string; pathwayId: string; revision: number },
    change: Partial<PathwayDraft>,
  ): Promise<boolean>;
  remove(tenantId: string, pathwayId: string): Promise<void>;
}

export type DraftListing = Pick<PathwayDraft, '_id' | 'title' | 'tasks' | 'baseVersion' | 'updatedAt'>;

/** Drafts in MongoDB. The revision in each change decides who was first; the other is told. */
export function createDraftStore(drafts: DraftModel): DraftStore {
  return {
    find: (tenantId, pathwayId) => drafts.findOne({ tenantId, _id: pathwayId }).lean(),
    findOpen: (owner) =>
      drafts
        .find({ ...owner, isPublished: false }, { title: 1, tasks: 1, baseVersion: 1, updatedAt: 1 })
        .sort({ updatedAt: -1 })
        .limit(mostListed)
        .lean(),
    async tryInsert(draft) {
      try {
        await drafts.create(draft);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async tryReplace({ tenantId, pathwayId, revision }, change) {
      const { matchedCount } = await drafts.updateOne(
        { tenantId, _id: pathwayId, revision },
        { $set: change },
      );
      return matchedCount === 1;
    },
    async remove(tenantId, pathwayId) {
      await drafts.deleteOne({ tenantId, _id: pathwayId });
    },
  };
}
