import { createServer } from 'node:http';
import { createApp } from '../../src/app.ts';
import type { Config } from '../../src/config/config.ts';
import { openDatabase, type Connection } from '../../src/database/connection.ts';
import { migrateUp } from '../../src/database/migrate.ts';
import { createDependencies, type Dependencies } from '../../src/dependencies.ts';
import type { Clock } from '../../src/observability/clock.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { portOf, serve } from '../../src/serve.ts';
import type { Platform } from '../../src/lti/platform.model.ts';
import { startSandboxLms, type Dress, type SandboxLms } from '../../sandbox/lms/index.ts';
import { watchTenants } from './tenant-guard.ts';
import { dropTestDatabase, testDatabaseUri } from './database.ts';

export const testConfig: Config = {
  port: 0,
  publicUrl: 'http://localhost:3000',
  embeddedDatabaseFolder: undefined,
  logLevel: 'silent',
  trustProxy: 'loopback',
  allowPrivateNetwork: true,
  clientFolder: 'test/support/client-fixture',
  checkResponses: true,
  session: { lifetimeSeconds: 1800, renewableSeconds: 28_800 },
  launch: {
    stateLifetimeSeconds: 600,
    tokenMaxAgeSeconds: 600,
    tokenMaxLifetimeSeconds: 86_400,
    leewaySeconds: 60,
  },
  platformKeys: { maxAgeSeconds: 600, refetchCooldownSeconds: 30, timeoutSeconds: 2 },
  ownKeys: { publishedBeforeUseSeconds: 86_400, keptAfterUseSeconds: 172_800, pollSeconds: 3600 },
  rateLimits: {
    windowSeconds: 60,
    launchRequestsPerAddress: 100_000,
    registrationRequestsPerAddress: 100_000,
    failedSignInsPerAddress: 100_000,
    requestsPerSession: 100_000,
    requestsPerTenant: 100_000,
  },
  shutdown: { drainSeconds: 0, graceSeconds: 5 },
  lmsCalls: { timeoutSeconds: 2, maxResponseBytes: 5_000_000 },
  outbox: {
    pollSeconds: 3600,
    batchSize: 50,
    concurrencyPerPlatform: 4,
    leaseSeconds: 60,
    retryBaseSeconds: 15,
    retryMaxSeconds: 3600,
  },
};

export const testSecret = 'a-secret-for-tests-only-with-32-characters';

export interface TestTool {
  url: string;
  config: Config;
  dependencies: Dependencies;
  /** What it logged, when `keepLogs` was asked for. */
  logs: Record<string, unknown>[];
  /** A connection of the test's own, for looking at what lies in the database; the app's is watched for queries without a tenant. */
  openOwnConnection(): Promise<Connection>;
  /** @throws also when the app asked the database for anything without naming a tenant */
  close(): Promise<void>;
}

export interface ToolOptions {
  config?: Partial<Config>;
  clock?: Clock;
  keepLogs?: boolean;
  /** Absent: `testSecret`. */
  secret?: string;
  /** A database that outlives the tool; the test drops it. */
  databaseUri?: string;
}

/** The real app on a free port (or `config.port`), over a database of its own. */
export async function startTool(options: ToolOptions = {}): Promise<TestTool> {
  const uri = options.databaseUri ?? testDatabaseUri('tool');
  const connection = await openDatabase(uri, { monitorCommands: true });
  const guard = watchTenants(connection);
  let ownConnection: Promise<Connection> | undefined;
  await migrateUp(connection);
  const config: Config = { ...testConfig, ...options.config };
  const server = createServer();
  const stop = await serve(server, config.port);
  config.publicUrl = `http://localhost:${portOf(server)}`;
  const logs: Record<string, unknown>[] = [];
  const keep = { write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>) };
  const log = options.keepLogs ? createLogger('info', keep) : createLogger(config.logLevel);
  const dependencies = await createDependencies({
    config,
    secrets: { waymarkSecret: options.secret ?? testSecret },
    connection,
    log,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  server.on('request', createApp(dependencies));
  return {
    url: config.publicUrl,
    config,
    dependencies,
    logs,
    async openOwnConnection() {
      ownConnection ??= openDatabase(uri, { maxPoolSize: 2 });
      return ownConnection;
    },
    async close() {
      server.closeAllConnections();
      await stop();
      await dependencies.close();
      await connection.close();
      await (await ownConnection)?.close();
      if (!options.databaseUri) await dropTestDatabase(uri);
      guard.assertKept();
    },
  };
}

export interface School {
  tool: TestTool;
  lms: SandboxLms;
  platforms: { canvas: Platform; schoology: Platform };
  close(): Promise<void>;
}

/** Registers the sandbox LMS in one of its dresses with the tool; each takes its key pair, which is slow to make. */
export function registerDress({ tool, lms }: Pick<School, 'tool' | 'lms'>, dress: Dress): Promise<Platform> {
  const platform = { ...lms.platform(dress), deploymentPolicy: 'accept' as const, audience: undefined };
  return tool.dependencies.lti.registry.add(platform);
}

/** A tool and a sandbox LMS that know each other in the dresses of Canvas and Schoology. */
export async function startSchool({
  lmsClock,
  ...options
}: ToolOptions & { lmsClock?: Clock } = {}): Promise<School> {
  const tool = await startTool(options);
  const clock = lmsClock ?? options.clock;
  const lms = await startSandboxLms({
    toolUrl: tool.url,
    ...(clock ? { clock } : {}),
  });
  const canvas = await registerDress({ tool, lms }, 'canvas');
  const schoology = await registerDress({ tool, lms }, 'schoology');
  return {
    tool,
    lms,
    platforms: { canvas, schoology },
    async close() {
      await tool.close();
      await lms.close();
    },
  };
}
