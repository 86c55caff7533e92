import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

// The first two are those that every GridFS driver expects, under the driver's own names; a file is found by its id.
const indexes: IndexSpec[] = [
  {
    collection: 'files.files',
    key: { filename: 1, uploadDate: 1 },
    options: { name: 'filename_1_uploadDate_1' },
  },
  {
    collection: 'files.chunks',
    key: { files_id: 1, n: 1 },
    options: { name: 'files_id_1_n_1', unique: true },
  },
  {
    // The sweeper asks for what was never handed in, whoever it belongs to.
    collection: 'files.files',
    key: { uploadDate: 1 },
    options: {
      name: 'never_handed_in',
      partialFilterExpression: { 'metadata.isLoose': { $exists: true } },
    },
  },
];

export const fileIndexes: Migration = {
  id: '2026-11-21-files',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
