import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  { collection: 'launch_log', key: { tenantId: 1, _id: -1 }, options: { name: 'tenants_newest_first' } },
  { collection: 'launch_log', key: { platformId: 1, _id: -1 }, options: { name: 'platforms_newest_first' } },
  {
    collection: 'launch_log',
    key: { forgetAt: 1 },
    options: { name: 'forgotten_later', expireAfterSeconds: 0 },
  },
  {
    // What waits of one tenant, page by page. Delivered grades, which are nearly all, are not in it.
    collection: 'journeys',
    key: { tenantId: 1, _id: 1 },
    options: {
      name: 'waiting_for_the_lms',
      partialFilterExpression: { 'passback.dueAt': { $exists: true } },
    },
  },
  {
    // What went wrong, by reason: of one tenant page by page, and of all tenants for the metrics.
    collection: 'journeys',
    key: { 'passback.problem.reason': 1, tenantId: 1, _id: 1 },
    options: {
      name: 'problems_with_the_lms',
      partialFilterExpression: { 'passback.problem.reason': { $exists: true } },
    },
  },
];

export const operations: Migration = {
  id: '2026-11-22-operations',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
