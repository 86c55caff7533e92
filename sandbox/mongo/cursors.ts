import { randomBytes } from 'node:crypto';
import { calculateObjectSize, Long } from 'bson';
import { refuse } from './errors.ts';
import { toNumber, type Doc } from './values.ts';

const FIRST_BATCH = 101;
const MAX_BATCH_BYTES = 15 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;

interface Cursor {
  namespace: string;
  /** The whole result, as it was when the cursor was opened: documents never change in place. */
  rest: Doc[];
  usedAt: number;
}

export interface Cursors {
  open(
    namespace: string,
    documents: Doc[],
    options: { batchSize?: number | undefined; singleBatch?: boolean },
  ): Doc;
  next(id: unknown, namespace: string, batchSize: number | undefined): Doc;
  kill(id: unknown): boolean;
  dropIdle(now: number): void;
}

/** Keeps what a query has not yet answered, until it is fetched, killed or left alone for ten minutes. */
export function createCursors(): Cursors {
  const cursors = new Map<string, Cursor>();

  return {
    open(namespace, documents, { batchSize = FIRST_BATCH, singleBatch = false }) {
      const [firstBatch, rest] = takeBatch(documents, batchSize);
      if (rest.length === 0 || singleBatch)
        return { cursor: { firstBatch, id: Long.ZERO, ns: namespace }, ok: 1 };
      const id = Long.fromBigInt(randomBytes(8).readBigInt64LE() | 1n);
      cursors.set(id.toString(), { namespace, rest, usedAt: Date.now() });
      return { cursor: { firstBatch, id, ns: namespace }, ok: 1 };
    },
    next(id, namespace, batchSize) {
      const cursor = cursors.get(String(id));
      if (!cursor || cursor.namespace !== namespace) return refuse(43, `cursor id ${String(id)} not found`);
      const [nextBatch, rest] = takeBatch(cursor.rest, batchSize || Infinity);
      cursor.rest = rest;
      cursor.usedAt = Date.now();
      if (rest.length === 0) cursors.delete(String(id));
      return { cursor: { nextBatch, id: rest.length === 0 ? Long.ZERO : id, ns: namespace }, ok: 1 };
    },
    kill: (id) => cursors.delete(String(id)),
    dropIdle(now) {
      for (const [id, cursor] of cursors) if (now - cursor.usedAt > IDLE_MS) cursors.delete(id);
    },
  };
}

function takeBatch(documents: Doc[], count: number): [batch: Doc[], rest: Doc[]] {
  let bytes = 0;
  let end = 0;
  for (const document of documents) {
    if (end >= count) break;
    bytes += calculateObjectSize(document);
    if (bytes > MAX_BATCH_BYTES && end > 0) break;
    end += 1;
  }
  return [documents.slice(0, end), documents.slice(end)];
}

export function optionalNumber(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const number = toNumber(value);
  if (number === undefined) return refuse(14, `BSON field '${name}' is the wrong type, expected a number`);
  if (number < 0) return refuse(2, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return number;
}
