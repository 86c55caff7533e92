import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

const indexes: IndexSpec[] = [
  {
    collection: 'goals',
    key: { tenantId: 1, personId: 1, createdAt: 1 },
    options: { name: 'goals_of_person' },
  },
  {
    collection: 'goals',
    key: { tenantId: 1, personId: 1, requestId: 1 },
    options: { name: 'one_goal_per_request', unique: true },
  },
  {
    // Nobody has more open goals than there are places.
    collection: 'goals',
    key: { tenantId: 1, personId: 1, openSlot: 1 },
    options: {
      name: 'one_goal_per_place',
      unique: true,
      partialFilterExpression: { openSlot: { $exists: true } },
    },
  },
  {
    collection: 'goals',
    key: { tenantId: 1, courseId: 1, state: 1, day: 1 },
    options: { name: 'days_of_goals' },
  },
  {
    collection: 'check_in_talks',
    key: { tenantId: 1, courseId: 1, heldAt: -1 },
    options: { name: 'talks_of_course' },
  },
  {
    collection: 'check_in_talks',
    key: { tenantId: 1, personId: 1, heldAt: -1 },
    options: { name: 'talks_of_person' },
  },
  {
    collection: 'check_in_talks',
    key: { tenantId: 1, teacherId: 1, requestId: 1 },
    options: { name: 'one_talk_per_request', unique: true },
  },
  {
    collection: 'journeys',
    key: { tenantId: 1, courseId: 1, personId: 1 },
    options: { name: 'journeys_of_course' },
  },
  {
    collection: 'journeys',
    key: { tenantId: 1, 'reflections.voice.id': 1 },
    options: {
      name: 'recordings_of_looks_back',
      partialFilterExpression: { 'reflections.voice.id': { $exists: true } },
    },
  },
];

export const goalIndexes: Migration = {
  id: '2026-11-22-goals',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};
