import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Begins to listen; resolves to a function that takes no new requests, finishes those under way and closes. */
export async function serve(server: Server, port: number): Promise<() => Promise<void>> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
}

/** The port on which a server listens, also when it took a free one. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
