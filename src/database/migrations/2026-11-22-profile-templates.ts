import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'profile_templates',
    key: { tenantId: 1 },
    options: { name: 'one_profile_template_per_tenant', unique: true },
  },
];

export const profileTemplateIndexes: Migration = {
  id: '2026-11-22-profile-templates',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
