import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const collection = 'partner_wishes';

const indexes: IndexSpec[] = [
  {
    collection,
    key: { tenantId: 1, assignmentId: 1, taskId: 1, personId: 1 },
    options: { name: 'one_wish_per_option', unique: true },
  },
  { collection, key: { tenantId: 1, personId: 1 }, options: { name: 'wishes_of_person' } },
  { collection, key: { forgetAt: 1 }, options: { name: 'forget_partner_wishes', expireAfterSeconds: 0 } },
];

export const partnerIndexes: Migration = {
  id: '2026-11-22-partners',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { options } of indexes) await connection.collection(collection).dropIndex(options.name);
  },
};
