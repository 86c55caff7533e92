import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'conferences',
    key: { tenantId: 1, personId: 1, courseId: 1 },
    options: { name: 'one_conference_per_student_and_course', unique: true },
  },
];

export const conferenceIndexes: Migration = {
  id: '2026-11-22-conferences',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
