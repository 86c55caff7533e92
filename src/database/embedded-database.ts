import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DatabaseLocation } from '../config/config.ts';

export interface LocatedDatabase {
  uri: string;
  /** Ends an embedded database that this process started; nothing for a MongoDB of your own. */
  close(): Promise<void>;
}

interface EmbeddedDatabaseModule {
  openEmbeddedMongo(folder: string, options: { longRunning: boolean }): Promise<LocatedDatabase>;
}

/**
 * Where this process finds its database: the named MongoDB, or the embedded one of a folder (started here, or joined when a
 * running tool has it open). The embedded one is not part of the production image, so it is only loaded when asked for.
 * @param longRunning a server, which must not depend on a short-lived command's database
 * @throws Error with one clear sentence when it is asked for and not there
 */
export async function locateDatabase(
  location: DatabaseLocation,
  { longRunning }: { longRunning: boolean },
): Promise<LocatedDatabase> {
  if (location.mongodbUri) return { uri: location.mongodbUri, close: async () => undefined };
  const address = ['../../sandbox/mongo/index.js', '../../sandbox/mongo/index.ts']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url)));
  if (!address)
    throw new Error('The embedded database is not part of this installation. Set MONGODB_URI instead.');
  const { openEmbeddedMongo } = (await import(address.href)) as EmbeddedDatabaseModule;
  return openEmbeddedMongo(location.embeddedDatabaseFolder ?? '', { longRunning });
}
