import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';

/** The URI of a database that no other test file uses, on the MongoDB of this test run. */
export function testDatabaseUri(name = 'test'): string {
  const server = process.env['WAYMARK_TEST_MONGODB_URI'];
  if (!server) throw new Error('This jest project has no database: add `withDatabase` in jest.config.mjs');
  const uri = new URL(server);
  const worker = process.env['JEST_WORKER_ID'] ?? '0';
  uri.pathname = `/waymark_${name}_${worker}_${randomBytes(6).toString('hex')}`;
  return uri.href;
}

/** Drops the database that a URI from `testDatabaseUri` names. */
export async function dropTestDatabase(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
