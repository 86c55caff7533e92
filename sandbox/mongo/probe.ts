import { connect } from 'node:net';
import { createMessageReader, encodeReply, parseRequest } from './wire.ts';

const TIMEOUT_MS = 2000;

/** True when the server on this port is the one that wrote the identity into its folder. */
export function answersAs(port: number, identity: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    const read = createMessageReader((message) => {
      finish(parseRequest(message).command['embeddedIdentity'] === identity);
    });
    socket.setTimeout(TIMEOUT_MS, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch {
        finish(false);
      }
    });
    // Requests and replies are laid out alike in this protocol.
    socket.write(encodeReply({ requestId: 0, isLegacy: false }, { hello: 1, $db: 'admin' }));
  });
}
