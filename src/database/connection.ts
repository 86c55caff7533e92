import mongoose, { type Connection } from 'mongoose';

export type { Connection };

/**
 * Opens the one connection of this process. Collections and indexes are made by migrations, never by mongoose.
 * @throws the driver's error when the database cannot be reached within ten seconds
 */
export async function openDatabase(
  uri: string,
  options: { maxPoolSize?: number; monitorCommands?: boolean } = {},
): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: options.maxPoolSize ?? 20,
    monitorCommands: options.monitorCommands ?? false,
  });
  connection.set('bufferCommands', false);
  return connection.asPromise();
}

/** Whether an error is MongoDB's "duplicate key" (a unique index did its work). */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 11_000;
}
