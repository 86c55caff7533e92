import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

/** Refusals are few among many launches: only they are in these. */
const refusals = { isRefused: { $exists: true } };

const indexes: IndexSpec[] = [
  {
    collection: 'launch_log',
    key: { tenantId: 1, isRefused: 1, _id: -1 },
    options: { name: 'refusals_of_tenant', partialFilterExpression: refusals },
  },
  {
    collection: 'launch_log',
    key: { isRefused: 1, _id: -1 },
    options: { name: 'refusals_newest_first', partialFilterExpression: refusals },
  },
  {
    collection: 'admin_links',
    key: { tenantId: 1, createdAt: 1 },
    options: { name: 'links_of_tenant' },
  },
];

export const consoleIndexes: Migration = {
  id: '2026-11-22-console',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
