import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'suggestion_policies',
    key: { tenantId: 1, courseId: 1, personId: 1 },
    options: { name: 'one_policy_per_learner', unique: true },
  },
];

export const suggestionPolicyIndexes: Migration = {
  id: '2026-11-22-suggestion-policies',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
