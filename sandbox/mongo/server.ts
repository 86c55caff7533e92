import { createServer, type Server, type Socket } from 'node:net';
import { errorReply } from './commands/context.ts';
import { refuse } from './errors.ts';
import { createMessageReader, encodeReply, parseRequest, type Request } from './wire.ts';
import { isDoc, type Doc } from './values.ts';

export interface WireServer {
  port: number;
  close(): Promise<void>;
}

export interface WireHandlers {
  /** Runs the command synchronously and gives its reply, or throws. */
  run(command: Doc): Doc;
  /** Resolves when everything that was changed so far is kept. */
  settled(): Promise<void> | undefined;
}

/** Listens on loopback only: there is no authentication. Replies keep the order of the requests. */
export async function listen(port: number, handlers: WireHandlers): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, handlers);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: portOf(server), close: () => closeServer(server, sockets) };
}

function serve(socket: Socket, handlers: WireHandlers): void {
  let replies = Promise.resolve();
  let waiting = 0;
  const answer = (message: Buffer): void => {
    const request = parseRequest(message);
    const reply = replyTo(request, handlers);
    const settled = handlers.settled();
    const send = (document: Doc): void => {
      if (request.wantsReply && !socket.destroyed) socket.write(encodeReply(request, document));
    };
    if (!settled && waiting === 0) return send(reply);
    waiting += 1;
    replies = replies.then(async () => {
      try {
        await settled;
        send(reply);
      } catch (error) {
        send(errorReply(error));
      }
      waiting -= 1;
    });
  };
  const read = createMessageReader(answer);
  socket.on('data', (chunk: Buffer) => {
    try {
      read(chunk);
    } catch {
      // Not MongoDB's protocol: nothing can be answered.
      socket.destroy();
    }
  });
}

function replyTo(request: Request, handlers: WireHandlers): Doc {
  try {
    if (request.namesPrototype) checkNames(request.command);
    return handlers.run(request.command);
  } catch (error) {
    return errorReply(error);
  }
}

/** Text may speak of `__proto__`; a field or path of that name is refused. */
function checkNames(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) checkNames(item);
  if (!isDoc(value)) return;
  for (const [name, item] of Object.entries(value)) {
    if (name.split('.').includes('__proto__')) refuse(2, `The field name '__proto__' is not supported`);
    checkNames(item);
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

async function closeServer(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
