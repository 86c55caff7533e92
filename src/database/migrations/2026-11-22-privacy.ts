import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'privacy_erasures',
    key: { tenantId: 1, 'scope.kind': 1, 'scope.id': 1 },
    options: {
      name: 'one_open_erasure_per_scope',
      unique: true,
      partialFilterExpression: { isOpen: { $exists: true } },
    },
  },
  {
    // The worker asks for what is due, whoever it belongs to.
    collection: 'privacy_erasures',
    key: { nextAt: 1 },
    options: { name: 'due', partialFilterExpression: { nextAt: { $exists: true } } },
  },
  {
    collection: 'privacy_erasures',
    key: { tenantId: 1, requestedAt: -1, _id: -1 },
    options: { name: 'newest_first' },
  },
  {
    collection: 'privacy_holds',
    key: { tenantId: 1, 'scope.kind': 1, 'scope.id': 1 },
    options: {
      name: 'one_hold_per_scope',
      unique: true,
      partialFilterExpression: { isActive: { $exists: true } },
    },
  },
  { collection: 'privacy_holds', key: { tenantId: 1, placedAt: -1 }, options: { name: 'newest_first' } },
  { collection: 'privacy_notes', key: { tenantId: 1, personId: 1 }, options: { name: 'of_one_person' } },
  { collection: 'people', key: { tenantId: 1, name: 1, _id: 1 }, options: { name: 'by_name' } },
  { collection: 'enrolments', key: { tenantId: 1, personId: 1 }, options: { name: 'courses_of_a_person' } },
  { collection: 'drafts', key: { tenantId: 1, savedAt: 1 }, options: { name: 'oldest_first' } },
  { collection: 'journeys', key: { tenantId: 1, personId: 1 }, options: { name: 'journeys_of_a_person' } },
  {
    collection: 'files.files',
    key: { 'metadata.tenantId': 1, 'metadata.ownerPersonId': 1 },
    options: { name: 'files_of_a_person' },
  },
  {
    collection: 'files.files',
    key: { 'metadata.tenantId': 1, 'metadata.journeyId': 1 },
    options: { name: 'files_of_a_journey' },
  },
  {
    collection: 'files.files',
    key: { 'metadata.tenantId': 1, 'metadata.courseId': 1 },
    options: { name: 'files_of_a_course' },
  },
];

export const privacyIndexes: Migration = {
  id: '2026-11-22-privacy',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
