import { randomUUID } from 'node:crypto';
import { runCommand } from './commands/registry.ts';
import { createCursors } from './cursors.ts';
import { listen } from './server.ts';
import { shapeOf } from './shapes.ts';
import { createStore } from './store.ts';

export interface EmbeddedMongo {
  uri: string;
  port: number;
  close(): Promise<void>;
  /** What was sent so far: commands with their operators and options, without names and values. */
  commandShapes(): string[];
}

export interface EmbeddedMongoOptions {
  /** Where the journal is kept; absent means in memory. */
  folder?: string;
  /** 0, the default, takes a free one. */
  port?: number;
}

/** Starts the embedded database in this process, on loopback. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const shapes = new Set<string>();
  const store = createStore(() => {});
  const context = { store, cursors: createCursors(), identity: randomUUID() };
  const server = await listen(options.port ?? 0, {
    run(command) {
      const shape = shapeOf(command);
      if (shape !== undefined) shapes.add(shape);
      return runCommand(context, command);
    },
    settled: () => undefined,
  });
  return {
    uri: `mongodb://127.0.0.1:${server.port}/?directConnection=true`,
    port: server.port,
    close: () => server.close(),
    commandShapes: () => [...shapes].toSorted(),
  };
}
