import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runCommand } from './commands/registry.ts';
import { createCursors } from './cursors.ts';
import { MongoError } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { openPersistence, type FsyncPolicy, type Persistence } from './persistence.ts';
import { answersAs } from './probe.ts';
import { listen } from './server.ts';
import { shapeOf } from './shapes.ts';
import { removeExpired } from './ttl.ts';

export interface EmbeddedMongo {
  uri: string;
  port: number;
  close(): Promise<void>;
  /** What was sent so far: commands with their operators and options, without names and values. */
  commandShapes(): string[];
  /** Applies TTL indexes as of a moment, by default now; otherwise it happens every minute. Answers how many went. */
  sweepExpired(now?: Date): number;
}

export interface EmbeddedMongoOptions {
  /** Where the journal is kept; absent means in memory. */
  folder?: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** By default the disk is synced every second; 'commit' syncs before each answer, 'never' leaves it to the system. */
  fsync?: FsyncPolicy;
  /** How long to wait for a folder that another process is using, such as a command line that is just ending. */
  waitForLockMs?: number;
}

const SWEEP_INTERVAL_MS = 60_000;
const RETRY_MS = 50;

/** Starts the embedded database in this process, on loopback. Throws when another process uses the folder. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const { folder, waitForLockMs = 0 } = options;
  const deadline = Date.now() + waitForLockMs;
  for (;;) {
    const started = await tryStart(options);
    if (started) return started;
    if (Date.now() >= deadline) throw new Error(`The database folder ${folder} is in use by another process`);
    await delay(RETRY_MS);
  }
}

/**
 * Opens the folder's database: connects to the server that already runs on it, or starts one. A `longRunning` process
 * (the tool) does not lean on the server of a short one (a command line): it waits for that to end.
 */
export async function openEmbeddedMongo(
  folder: string,
  { longRunning = false }: { longRunning?: boolean } = {},
): Promise<{ uri: string; owned: boolean; close(): Promise<void> }> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const running = await findRunning(folder);
    if (running && (running.longRunning || !longRunning))
      return { uri: uriOf(running.port), owned: false, close: async () => {} };
    const started = await tryStart({ folder }, longRunning);
    if (started) return { uri: started.uri, owned: true, close: started.close };
    if (Date.now() >= deadline)
      throw new Error(`The database folder ${folder} is in use, but its server does not answer`);
    await delay(RETRY_MS);
  }
}

async function tryStart(
  options: EmbeddedMongoOptions,
  longRunning = true,
): Promise<EmbeddedMongo | undefined> {
  const { folder } = options;
  if (folder === undefined) return serve(options, await openPersistence(undefined));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  if (!unlock) return undefined;
  try {
    const persistence = await openPersistence(join(folder, 'journal'), options.fsync);
    const server = await serve(options, persistence, unlock);
    await announce(folder, { port: server.port, pid: process.pid, identity: server.identity, longRunning });
    return server;
  } catch (error) {
    unlock();
    throw error;
  }
}

async function serve(
  { folder, port = 0 }: EmbeddedMongoOptions,
  { store, journal }: Persistence,
  unlock = (): void => {},
): Promise<EmbeddedMongo & { identity: string }> {
  const shapes = new Set<string>();
  const cursors = createCursors();
  const context = { store, cursors, identity: randomUUID() };
  const server = await listen(port, {
    run(command) {
      const shape = shapeOf(command);
      if (shape !== undefined) shapes.add(shape);
      if (journal?.failure()) throw new MongoError(8, 'The database journal cannot be written any more');
      try {
        return runCommand(context, command);
      } finally {
        journal?.endStatement();
      }
    },
    settled: () => journal?.settled(),
  });
  const sweepExpired = (now = new Date()): number => {
    cursors.dropIdle(Date.now());
    const removed = removeExpired(store.collections(), now);
    journal?.endStatement();
    return removed;
  };
  const timer = setInterval(() => sweepExpired(), SWEEP_INTERVAL_MS);
  timer.unref();
  return {
    identity: context.identity,
    uri: uriOf(server.port),
    port: server.port,
    sweepExpired,
    commandShapes: () => [...shapes].toSorted(),
    async close() {
      clearInterval(timer);
      await server.close();
      await journal?.close();
      if (folder !== undefined) await rm(join(folder, 'server.json'), { force: true });
      unlock();
    },
  };
}

function uriOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true`;
}

interface Announcement {
  port: number;
  pid: number;
  identity: string;
  longRunning: boolean;
}

/** Tells other processes, by a file in the folder, where its server listens. */
async function announce(folder: string, server: Announcement): Promise<void> {
  const path = join(folder, 'server.json');
  await writeFile(`${path}.new`, JSON.stringify(server), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** The server that the file tells of, if it still answers: a killed one leaves its file behind. */
async function findRunning(folder: string): Promise<Announcement | undefined> {
  const path = join(folder, 'server.json');
  if (!existsSync(path)) return undefined;
  try {
    const announced = JSON.parse(readFileSync(path, 'utf8')) as Announcement;
    return (await answersAs(announced.port, announced.identity)) ? announced : undefined;
  } catch {
    return undefined;
  }
}
