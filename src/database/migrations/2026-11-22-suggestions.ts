import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'steerings',
    key: { tenantId: 1, journeyId: 1 },
    options: { name: 'one_steering_per_journey', unique: true },
  },
  { collection: 'steerings', key: { tenantId: 1, personId: 1 }, options: { name: 'steerings_of_person' } },
  {
    collection: 'suggestion_log',
    key: { tenantId: 1, journeyId: 1, taskId: 1, inputsHash: 1 },
    options: { name: 'one_entry_per_badge', unique: true },
  },
  {
    collection: 'suggestion_log',
    key: { tenantId: 1, personId: 1 },
    options: { name: 'suggestions_of_person' },
  },
];

export const suggestionIndexes: Migration = {
  id: '2026-11-22-suggestions',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
