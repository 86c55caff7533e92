import type { Connection } from 'mongoose';

export interface PoolUse {
  /** Connections that do something now. */
  inUse: number;
  /** Requests that wait for a free connection. */
  waiting: number;
  /** The most connections that this process opens to one server. */
  maximum: number;
}

/** Counts the use of the connection pool from now on, by the driver's pool events (CMAP). */
export function watchPool(connection: Connection): () => PoolUse {
  const client = connection.getClient();
  let inUse = 0;
  let waiting = 0;
  client.on('connectionCheckOutStarted', () => void (waiting += 1));
  client.on('connectionCheckOutFailed', () => void (waiting -= 1));
  client.on('connectionCheckedOut', () => {
    waiting -= 1;
    inUse += 1;
  });
  client.on('connectionCheckedIn', () => void (inUse -= 1));
  return () => ({
    inUse: Math.max(0, inUse),
    waiting: Math.max(0, waiting),
    maximum: client.options.maxPoolSize,
  });
}
