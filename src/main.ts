import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { ConfigError, loadConfig } from './config/config.ts';
import { openDatabase } from './database/connection.ts';
import { locateDatabase } from './database/embedded-database.ts';
import { migrateUp } from './database/migrate.ts';
import { createDependencies } from './dependencies.ts';
import { stopGracefully } from './graceful-stop.ts';
import { createLogger } from './observability/logger.ts';
import { serve } from './serve.ts';

/** Settings → database → dependencies → listen; ends gracefully on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const { config, secrets, database } = loadConfig('server');
  const log = createLogger(config.logLevel);
  if (config.allowPrivateNetwork)
    log.warn('LMS addresses may be private: WAYMARK_ALLOW_PRIVATE_NETWORK is for sandboxes and tests only');
  const located = await locateDatabase(database, { longRunning: true });
  const connection = await openDatabase(located.uri);
  const migrated = await migrateUp(connection);
  if (migrated.length > 0) log.info({ migrations: migrated }, 'database migrated');
  const dependencies = await createDependencies({ config, secrets, connection, log });
  const server = createServer(createApp(dependencies));
  const stopServing = await serve(server, config.port);
  dependencies.metrics.watchProcess();
  dependencies.outbox.start();
  dependencies.rosters.start();
  dependencies.fileSweeper.start();
  dependencies.privacy.start();
  dependencies.lti.keyRotation.start((error) => log.error({ err: error }, 'keys could not be rotated'));
  log.info({ port: config.port, publicUrl: config.publicUrl }, 'waymark listens');

  const end = (signal: string) => {
    log.info({ signal }, 'waymark stops');
    return stopGracefully({
      settings: config.shutdown,
      log,
      readiness: dependencies.readiness,
      background: [
        dependencies.outbox.stop,
        dependencies.rosters.stop,
        dependencies.fileSweeper.stop,
        dependencies.privacy.stop,
        dependencies.lti.keyRotation.stop,
      ],
      stopServing,
      close: [dependencies.close, () => connection.close(), () => located.close()],
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(signal));
}

main().catch((error: unknown) => {
  const sentence =
    error instanceof ConfigError
      ? error.message
      : `Waymark cannot start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
});
