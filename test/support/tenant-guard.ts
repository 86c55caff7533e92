import type { Connection, mongo } from 'mongoose';

// Every query by tenant: watches what the running app sends to the database, in every test that starts the app.

/** What belongs to no tenant: who may connect, what is on its way before the tenant is known, and the database's own. */
const withoutTenant: Record<string, string> = {
  platforms: 'a registration is found by issuer and client id before its tenant is known',
  deployments: 'found by registration and deployment id; it tells the tenant',
  tenants: 'the tenants themselves',
  platform_key_pairs: 'keys of a registration',
  platform_access_tokens: 'tokens of a registration',
  launch_states: 'a login, before anybody is known',
  registration_invites: 'found by a secret code',
  registration_handovers: 'found by a secret handle',
  admin_links: 'found by a secret code',
  privacy_sweeps: 'when the nightly sweep ran',
  migrations: 'the database’s own',
  migration_locks: 'the database’s own',
  'files.chunks': 'bytes of a file whose record was found by tenant',
};

/**
 * Queries that may name no tenant, each with its reason: work of the server's own, in nobody's name (what it finds carries its
 * tenant, and what follows is asked by that), and what follows a look-up by tenant.
 */
const acrossTenants: Record<string, string> = {
  'find journeys passback.dueAt': 'the outbox asks for all grades that are due',
  'find journeys assignmentId passback.dueAt': 'the same, without assignments whose column rests',
  'find rosters dueAt platformId': 'class lists that are due are read in the background',
  'aggregate journeys passback.dueAt': 'the metrics count what waits of the whole installation',
  'aggregate journeys passback.problem.reason': 'the metrics count what is held of the whole installation',
  'findAndModify privacy_erasures nextAt': 'what is due to be erased, whoever it belongs to',
  'insert launch_log _id at forgetAt isRefused outcome requestId': 'a refusal of an unknown LMS',
  'insert launch_log _id at forgetAt isRefused outcome platformId requestId':
    'a refusal before the deployment is known',
  'insert launch_log _id at deploymentId forgetAt isRefused outcome platformId requestId':
    'an unclaimed deployment',
  'find launch_log': 'the operator reads all launches',
  'find launch_log isRefused': 'the operator reads all refusals',
  'find launch_log _id isRefused': 'the operator reads all refusals, page by page',
  'find launch_log _id': 'the operator reads all launches, page by page',
  'find launch_log platformId': 'the operator reads the launches of one registration',
  'find files.files metadata.isLoose uploadDate': 'the sweeper asks for all files that are part of no work',
  'find files.files': 'GridFS looks whether its index is there',
  'find files.files _id': 'content of a file whose record was found by its tenant',
  'update files.files _id': 'a file whose record was made or found by its tenant',
  'delete files.files _id': 'a file whose record was made or found by its tenant',
};

interface Started {
  commandName: string;
  command: Record<string, unknown>;
}

export interface TenantGuard {
  /** @throws when the app asked for anything without naming a tenant and without standing in the lists above */
  assertKept(): void;
}

export function watchTenants(connection: Connection): TenantGuard {
  const found = new Set<string>();
  const client = connection.getClient() as unknown as mongo.MongoClient;
  client.on('commandStarted', (event) => {
    for (const query of queriesOf(event as unknown as Started)) {
      if (!query.hasTenant && !acrossTenants[query.shape]) found.add(query.shape);
    }
  });
  return {
    assertKept() {
      if (found.size === 0) return;
      throw new Error(
        `Queries without a tenant (add the tenant, or list them with a reason in test/support/tenant-guard.ts):\n${[...found].toSorted().join('\n')}`,
      );
    },
  };
}

function queriesOf({ commandName, command }: Started): { shape: string; hasTenant: boolean }[] {
  const collection = command[commandName];
  if (typeof collection !== 'string' || withoutTenant[collection]) return [];
  return filtersOf(commandName, command).map((filter) => ({
    shape: `${commandName} ${collection} ${fieldsOf(filter).join(' ')}`.trim(),
    hasTenant: fieldsOf(filter).some((field) => /^(?:metadata\.)?tenantId$/.test(field)),
  }));
}

type Filter = Record<string, unknown>;

function filtersOf(commandName: string, command: Record<string, unknown>): Filter[] {
  switch (commandName) {
    case 'find':
      return [(command['filter'] ?? {}) as Filter];
    case 'findAndModify':
    case 'count':
    case 'distinct':
      return [(command['query'] ?? {}) as Filter];
    case 'aggregate':
      return [((command['pipeline'] as { $match?: Filter }[])[0]?.$match ?? {}) as Filter];
    case 'update':
      return (command['updates'] as { q: Filter }[]).map(({ q }) => q);
    case 'delete':
      return (command['deletes'] as { q: Filter }[]).map(({ q }) => q);
    case 'insert':
      return command['documents'] as Filter[];
    default:
      return [];
  }
}

/** Fields asked by, those below $and too; an $or does not narrow to a tenant. */
function fieldsOf(filter: Filter): string[] {
  return Object.entries(filter)
    .flatMap(([field, value]) => (field === '$and' ? (value as Filter[]).flatMap(fieldsOf) : [field]))
    .flatMap((field) =>
      field === 'metadata' ? ['metadata', ...Object.keys(filter['metadata'] as object)] : [field],
    )
    .toSorted();
}
