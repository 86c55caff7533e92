import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    // Holds all that a board's refresh asks for, so that an unchanged class is answered from the index alone.
    collection: 'journeys',
    key: { tenantId: 1, assignmentId: 1, revision: 1, 'passback.revision': 1 },
    options: { name: 'class_versions' },
  },
  {
    collection: 'comment_banks',
    key: { tenantId: 1, personId: 1 },
    options: { name: 'one_bank_per_person', unique: true },
  },
];

export const teacherDesk: Migration = {
  id: '2026-11-21-teacher-desk',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
