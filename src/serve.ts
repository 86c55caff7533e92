import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StopServing = (graceSeconds?: number) => Promise<void>;

/**
 * Begins to listen; resolves to a function that takes no new requests, finishes those under way and closes. What is not finished after
 * `graceSeconds` is cut off.
 */
export async function serve(server: Server, port: number): Promise<StopServing> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return (graceSeconds) =>
    new Promise((resolve) => {
      const end =
        graceSeconds === undefined
          ? undefined
          : setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
      server.close(() => {
        clearTimeout(end);
        resolve();
      });
      server.closeIdleConnections();
    });
}

/** The port on which a server listens, also when it took a free one. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
