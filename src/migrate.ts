import { loadConfig } from './config/config.ts';
import { openDatabase } from './database/connection.ts';
import { locateDatabase } from './database/embedded-database.ts';
import { migrateDown, migrateUp } from './database/migrate.ts';

// `npm run migrate` brings the database up to date; `npm run migrate -- --down` takes the newest migration back. One JSON object.

async function main(): Promise<object> {
  const { database } = loadConfig('command');
  const located = await locateDatabase(database, { longRunning: false });
  try {
    const connection = await openDatabase(located.uri);
    try {
      if (process.argv.includes('--down')) return { takenBack: (await migrateDown(connection)) ?? null };
      return { migrated: await migrateUp(connection) };
    } finally {
      await connection.close();
    }
  } finally {
    await located.close();
  }
}

try {
  process.stdout.write(`${JSON.stringify(await main())}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
