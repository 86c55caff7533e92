import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const collection = 'audit_entries';

const indexes: IndexSpec[] = [
  { collection, key: { tenantId: 1, _id: -1 }, options: { name: 'newest_first' } },
  {
    collection,
    key: { tenantId: 1, subjectPersonId: 1, _id: -1 },
    options: {
      name: 'about_one_person',
      partialFilterExpression: { subjectPersonId: { $exists: true } },
    },
  },
  { collection, key: { tenantId: 1, at: 1 }, options: { name: 'oldest_first' } },
];

export const auditIndexes: Migration = {
  id: '2026-11-22-audit',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { options } of indexes) await connection.collection(collection).dropIndex(options.name);
  },
};
