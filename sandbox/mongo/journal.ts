import { open, readFile, rename, truncate } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Change } from './collection.ts';
import { readBson, writeBson } from './wire.ts';

export type FsyncPolicy = 'commit' | 'never';

export interface Journal {
  /** Notes a change of the running statement. */
  append(change: Change): void;
  /** Ends a statement: its changes become one frame, which is read back whole or not at all. */
  endStatement(): void;
  /** Resolves when everything before is written; undefined when it already is. Rejects when the disk refuses. */
  settled(): Promise<void> | undefined;
  /** Why nothing can be written any more. */
  failure(): Error | undefined;
  close(): Promise<void>;
}

const HEADER_BYTES = 8;
const SYNC_INTERVAL_MS = 1000;

/**
 * Reads all whole frames of a journal and cuts off a torn end. A frame is length, CRC-32 and BSON documents.
 * Answers how many changes were read.
 */
export async function readJournal(path: string, onChange: (change: Change) => void): Promise<number> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  let end = 0;
  let count = 0;
  while (end + HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(end);
    const frame = bytes.subarray(end + HEADER_BYTES, end + HEADER_BYTES + length);
    if (length === 0 || frame.length < length || crc32(frame) !== bytes.readUInt32LE(end + 4)) break;
    for (let at = 0; at < length; at += frame.readInt32LE(at)) {
      onChange(readBson(frame.subarray(at, at + frame.readInt32LE(at))) as unknown as Change);
      count += 1;
    }
    end += HEADER_BYTES + length;
  }
  if (end < bytes.length) await truncate(path, end);
  return count;
}

/** Opens a journal for appending. Writes of one event-loop turn go to the disk together. */
export async function openJournal(path: string, fsync?: FsyncPolicy): Promise<Journal> {
  const file = await open(path, 'a', 0o600);
  let statement: Uint8Array[] = [];
  let queue: Uint8Array[] = [];
  let writing: Promise<void> | undefined;
  let failure: Error | undefined;
  let unsynced = false;

  // A killed process loses nothing that was written; only a power cut can take what was not yet synced.
  const timer = setInterval(() => {
    if (!unsynced || fsync !== undefined) return;
    unsynced = false;
    void file.datasync().catch(() => {});
  }, SYNC_INTERVAL_MS);
  timer.unref();

  const writeQueue = async (): Promise<void> => {
    await Promise.resolve();
    while (queue.length > 0) {
      const batch = Buffer.concat(queue);
      queue = [];
      try {
        await file.appendFile(batch);
        if (fsync === 'commit') await file.datasync();
      } catch (error) {
        // What follows a half-written frame could not be read back, so nothing may follow.
        failure = new Error('The database journal cannot be written', { cause: error });
        throw failure;
      }
      unsynced = true;
    }
    writing = undefined;
  };

  return {
    append(change) {
      statement.push(writeBson(change as unknown as Record<string, unknown>));
    },
    endStatement() {
      if (statement.length === 0) return;
      queue.push(encodeFrame(statement));
      statement = [];
      if (failure) return;
      writing ??= writeQueue();
      writing.catch(() => {});
    },
    failure: () => failure,
    settled: () => (failure ? Promise.reject(failure) : writing),
    async close() {
      clearInterval(timer);
      await writing?.catch(() => {});
      await file.datasync().catch(() => {});
      await file.close();
    },
  };
}

/** Replaces a journal by one that holds the given changes only; a crash leaves either the old or the new one. */
export async function rewriteJournal(path: string, changes: Iterable<Change>): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    let frame: Uint8Array[] = [];
    for (const change of changes) {
      frame.push(writeBson(change as unknown as Record<string, unknown>));
      if (frame.length < 200) continue;
      await file.appendFile(encodeFrame(frame));
      frame = [];
    }
    if (frame.length > 0) await file.appendFile(encodeFrame(frame));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

function encodeFrame(documents: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(documents);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(body.length, 0);
  header.writeUInt32LE(crc32(body), 4);
  return Buffer.concat([header, body]);
}
