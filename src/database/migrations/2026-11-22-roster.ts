import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'rosters',
    key: { tenantId: 1, courseId: 1 },
    options: { name: 'one_roster_per_course', unique: true },
  },
  {
    // The reader asks for what is due, whoever it belongs to.
    collection: 'rosters',
    key: { dueAt: 1 },
    options: { name: 'rosters_due', partialFilterExpression: { dueAt: { $exists: true } } },
  },
  {
    // A copied link names the links that it comes from, in whichever course they are.
    collection: 'assignments',
    key: { tenantId: 1, platformId: 1, resourceLinkId: 1 },
    options: { name: 'by_link' },
  },
  {
    collection: 'course_copies',
    key: { tenantId: 1, platformId: 1, noticeId: 1 },
    options: { name: 'one_of_each_notice', unique: true },
  },
  {
    collection: 'course_copies',
    key: { tenantId: 1, platformId: 1, contextId: 1 },
    options: { name: 'by_new_course' },
  },
  {
    collection: 'notice_handlers',
    key: { tenantId: 1, platformId: 1, deploymentId: 1 },
    options: { name: 'one_handler_per_deployment', unique: true },
  },
];

export const rosterIndexes: Migration = {
  id: '2026-11-22-roster',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
