import type { Connection } from 'mongoose';
import { ensureIndexes } from '../ensure-indexes.ts';
import type { IndexSpec } from '../index-spec.ts';
import type { Migration } from '../migration.ts';

// Each index begins with the tenant, which is also the shard key, unless its collection is read before the tenant is known.
const indexes: IndexSpec[] = [
  unique('platforms', { issuer: 1, clientId: 1 }),
  unique('deployments', { platformId: 1, deploymentId: 1 }),
  unique('platform_key_pairs', { kid: 1 }),
  unique('platform_access_tokens', { issuer: 1, clientId: 1, scopes: 1 }),
  expiring('platform_access_tokens', 'expiresAt'),
  expiring('launch_states', 'expiresAt'),
  unique('people', { tenantId: 1, platformId: 1, sub: 1 }),
  unique('courses', { tenantId: 1, platformId: 1, contextId: 1 }),
  unique('enrolments', { tenantId: 1, courseId: 1, personId: 1 }),
  plain('enrolments', { tenantId: 1, courseId: 1, role: 1 }),
  unique('assignments', { tenantId: 1, courseId: 1, resourceLinkId: 1 }),
  unique('journeys', { tenantId: 1, assignmentId: 1, personId: 1 }),
  plain('journeys', { tenantId: 1, pathwayId: 1 }),
  {
    // The outbox asks for what is due, whoever it belongs to.
    collection: 'journeys',
    key: { 'passback.dueAt': 1 },
    options: { name: 'due_for_the_lms', partialFilterExpression: { 'passback.dueAt': { $exists: true } } },
  },
  unique('drafts', { tenantId: 1, journeyId: 1, taskId: 1 }),
  {
    collection: 'pathways',
    key: { tenantId: 1, ownerId: 1, updatedAt: -1, _id: -1 },
    options: { name: 'own_newest_first' },
  },
  {
    collection: 'pathways',
    key: { tenantId: 1, ownerId: 1, librarySlug: 1 },
    options: {
      name: 'one_copy_of_a_library_pathway',
      unique: true,
      partialFilterExpression: { librarySlug: { $exists: true } },
    },
  },
  {
    collection: 'pathway_versions',
    key: { tenantId: 1, pathwayId: 1, version: 1 },
    options: { name: 'one_of_each_version', unique: true },
  },
  {
    collection: 'deep_link_requests',
    key: { expiresAt: 1 },
    options: { name: 'forgotten_when_expired', expireAfterSeconds: 0 },
  },
];

export const firstIndexes: Migration = {
  id: '2026-11-21-first-indexes',
  indexes,
  up: (connection: Connection) => ensureIndexes(connection, indexes),
  async down(connection: Connection) {
    for (const { collection, options } of indexes) {
      await connection.collection(collection).dropIndex(options.name);
    }
  },
};

function plain(collection: string, key: IndexSpec['key']): IndexSpec {
  return { collection, key, options: { name: Object.keys(key).join('_') } };
}

function unique(collection: string, key: IndexSpec['key']): IndexSpec {
  return { collection, key, options: { name: Object.keys(key).join('_'), unique: true } };
}

function expiring(collection: string, field: string): IndexSpec {
  return { collection, key: { [field]: 1 }, options: { name: `${field}_ttl`, expireAfterSeconds: 0 } };
}
