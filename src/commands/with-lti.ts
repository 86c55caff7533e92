import type { Connection } from 'mongoose';
import { loadConfig, type Config } from '../config/config.ts';
import { deriveKeys } from '../config/keys.ts';
import { openDatabase } from '../database/connection.ts';
import { locateDatabase } from '../database/embedded-database.ts';
import { migrateUp } from '../database/migrate.ts';
import { createLti, type Lti } from '../lti/index.ts';
import { systemClock } from '../observability/clock.ts';

/** Opens the database (joining a running tool's embedded one), runs the work, prints its result and closes everything. */
export async function withLti(
  work: (lti: Lti, config: Config, connection: Connection, storageKey: Uint8Array) => Promise<object>,
): Promise<void> {
  const { config, secrets, database } = loadConfig('command');
  const located = await locateDatabase(database, { longRunning: false });
  try {
    const connection = await openDatabase(located.uri, { maxPoolSize: 4 });
    try {
      await migrateUp(connection);
      const keys = deriveKeys(secrets.waymarkSecret);
      const lti = createLti({ connection, config, keys, clock: systemClock });
      const result = await work(lti, config, connection, keys.storage);
      await lti.close();
      print(result);
    } finally {
      await connection.close();
    }
  } finally {
    await located.close();
  }
}

/** What every command answers with: one line of JSON on standard output. */
export function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
