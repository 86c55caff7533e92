import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    // A picture or recording stands in one line only, so that removing the line may remove it.
    collection: 'profile_entries',
    key: { tenantId: 1, 'media.id': 1 },
    options: {
      name: 'one_entry_per_media',
      unique: true,
      partialFilterExpression: { 'media.id': { $exists: true } },
    },
  },
  {
    collection: 'files.files',
    key: { 'metadata.tenantId': 1, 'metadata.ownerPersonId': 1 },
    options: {
      name: 'media_of_person',
      partialFilterExpression: { 'metadata.purpose': { $exists: true } },
    },
  },
];

export const mediaIndexes: Migration = {
  id: '2026-11-22-media',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
