import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'pathway_drafts',
    key: { tenantId: 1, ownerId: 1, updatedAt: -1 },
    options: { name: 'own_drafts_newest_first' },
  },
  {
    // The school's shelf; most pathways are private and not in it.
    collection: 'pathways',
    key: { tenantId: 1, updatedAt: -1, _id: -1 },
    options: { name: 'shared_newest_first', partialFilterExpression: { sharing: { $exists: true } } },
  },
];

export const pathwayDrafts: Migration = {
  id: '2026-11-21-pathway-drafts',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
