import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'profile_entries',
    key: { tenantId: 1, personId: 1, createdAt: 1 },
    options: { name: 'entries_of_person' },
  },
  {
    collection: 'profile_entries',
    key: { tenantId: 1, authorId: 1, requestId: 1 },
    options: { name: 'one_entry_per_request', unique: true },
  },
  {
    collection: 'profile_entries',
    key: { tenantId: 1, courseId: 1, welcomes: 1 },
    options: { name: 'welcome_of_course', partialFilterExpression: { welcomes: true } },
  },
  {
    collection: 'profile_views',
    key: { tenantId: 1, personId: 1, viewerId: 1 },
    options: {
      name: 'one_view_per_viewer',
      unique: true,
      partialFilterExpression: { viewerId: { $exists: true } },
    },
  },
  {
    collection: 'check_ins',
    key: { tenantId: 1, courseId: 1, personId: 1 },
    options: { name: 'one_check_in_per_student', unique: true },
  },
  {
    collection: 'check_ins',
    key: { forgetAt: 1 },
    options: { name: 'forget_check_ins', expireAfterSeconds: 0 },
  },
];

export const profileIndexes: Migration = {
  id: '2026-11-22-profiles',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
