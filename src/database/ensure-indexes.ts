import type { Connection } from 'mongoose';
import type { IndexSpec } from './index-spec.ts';

/** Makes the indexes that are missing; those that are there already are left alone. */
export async function ensureIndexes(connection: Connection, specs: IndexSpec[]): Promise<void> {
  for (const { collection, key, options } of specs) {
    await connection.collection(collection).createIndex(key, options);
  }
}
