import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'admins',
    key: { tenantId: 1, personId: 1 },
    options: {
      name: 'one_admin_per_person',
      unique: true,
      partialFilterExpression: { personId: { $exists: true } },
    },
  },
  { collection: 'admins', key: { tenantId: 1, createdAt: 1 }, options: { name: 'admins_of_tenant' } },
  { collection: 'admin_links', key: { codeHash: 1 }, options: { name: 'one_code', unique: true } },
  {
    collection: 'admin_links',
    key: { forgetAt: 1 },
    options: { name: 'forget_links', expireAfterSeconds: 0 },
  },
  {
    collection: 'admin_requests',
    key: { tenantId: 1, personId: 1 },
    options: { name: 'one_request_per_person', unique: true },
  },
];

export const adminIndexes: Migration = {
  id: '2026-11-22-admin',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
