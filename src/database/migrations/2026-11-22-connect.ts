import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'connection_checks',
    key: { tenantId: 1, platformId: 1 },
    options: { name: 'one_test_per_registration', unique: true },
  },
  {
    collection: 'registration_invites',
    key: { tenantId: 1, _id: -1 },
    options: { name: 'invites_of_a_tenant' },
  },
  {
    collection: 'platforms',
    key: { tenantId: 1 },
    options: { name: 'platforms_of_a_tenant' },
  },
  {
    collection: 'deployments',
    key: { tenantId: 1 },
    options: { name: 'deployments_of_a_tenant' },
  },
];

export const connectIndexes: Migration = {
  id: '2026-11-22-connect',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
