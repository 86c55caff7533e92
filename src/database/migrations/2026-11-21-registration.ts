import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

// Both are read before there is a tenant.
const indexes: IndexSpec[] = [
  {
    collection: 'registration_invites',
    key: { codeHash: 1 },
    options: { name: 'one_invite_per_code', unique: true },
  },
  {
    collection: 'registration_invites',
    key: { forgetAt: 1 },
    options: { name: 'forgotten_later', expireAfterSeconds: 0 },
  },
  {
    collection: 'registration_handovers',
    key: { expiresAt: 1 },
    options: { name: 'forgotten_when_expired', expireAfterSeconds: 0 },
  },
];

export const registrationIndexes: Migration = {
  id: '2026-11-21-registration',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
