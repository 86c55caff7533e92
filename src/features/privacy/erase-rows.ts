import type { Connection } from 'mongoose';
import { chunksCollection, holdings, personalHoldings } from './holdings.ts';
import type { Holding, Mention } from './holding.ts';
import { rowsOf, type Filter, type Row } from './rows.ts';
import type { Selection } from './scope.ts';
import { filterOf } from './selection.ts';

/** Rows by collection, without those that have none. */
export type RowCounts = Record<string, number>;

const batch = 200;
/** What stands where a person's id stood. */
export const erasedMark = 'erased';

/** How many rows a selection means now. */
export async function countRows(connection: Connection, selection: Selection): Promise<RowCounts> {
  const counts: RowCounts = {};
  for (const holding of selection.isWhole ? holdings : personalOrOf(selection)) {
    const filter = filterOf(holding, selection);
    if (!filter || holding.isPaperwork) continue;
    const count = await rowsOf(connection, holding.collection).countDocuments(filter);
    if (count > 0) counts[holding.collection] = count;
  }
  return counts;
}

/**
 * Erases what a selection means, in the order of the list of holdings, and takes its people out of what stays. May be cut off at
 * any moment and be called again.
 * @param onBatch told after each batch, for a lease to be renewed; what it throws ends the work
 */
export async function eraseRows(
  connection: Connection,
  selection: Selection,
  onBatch: () => Promise<void>,
): Promise<void> {
  for (const holding of holdings) {
    if (selection.isWhole && holding.collection === keptCollection) continue;
    await eraseHolding(connection, holding, selection, onBatch);
    for (const mention of selection.isWhole ? [] : (holding.mentions ?? []))
      await takeOut(connection, holding, { mention, selection, onBatch });
  }
}

/** The certificates of a tenant stay when all else of it goes. */
const keptCollection = 'privacy_erasures';

/** A course's own rows, such as its assignments, say nothing about anybody and go with it all the same. */
function personalOrOf({ ids }: Selection): readonly Holding[] {
  return ids.course.length > 0 ? holdings : personalHoldings;
}

async function eraseHolding(
  connection: Connection,
  holding: Holding,
  selection: Selection,
  onBatch: () => Promise<void>,
): Promise<void> {
  const filter = filterOf(holding, selection);
  if (!filter) return;
  const rows = rowsOf(connection, holding.collection);
  for (;;) {
    const found = await rows.find(filter).project({ _id: 1 }).limit(batch).toArray();
    if (found.length === 0) return;
    const ids = found.map(({ _id }) => _id as Row['_id']);
    // The bytes first: a file without them is found again, bytes without their file are not.
    if (holding.isFile) await rowsOf(connection, chunksCollection).deleteMany({ files_id: { $in: ids } });
    await rows.deleteMany({ ...inTenantOf(holding, selection), _id: { $in: ids } });
    await onBatch();
  }
}

interface TakingOut {
  mention: Mention;
  selection: Selection;
  onBatch: () => Promise<void>;
}

async function takeOut(
  connection: Connection,
  holding: Holding,
  { mention, selection, onBatch }: TakingOut,
): Promise<void> {
  const ids = [...selection.ids.person, ...selection.ids.journey];
  if (ids.length === 0) return;
  const rows = rowsOf(connection, holding.collection);
  for (const field of mention.fields) {
    const filter = { ...inTenantOf(holding, selection), [field]: { $in: ids } };
    if (mention.how === 'within') await takeOutWithin(connection, holding, { filter, mention, ids });
    else await rows.updateMany(filter, changeOf(mention, field));
    await onBatch();
  }
}

function inTenantOf({ tenant }: Holding, { tenantId }: Selection): Filter {
  return tenant ? { [tenant]: tenantId } : {};
}

function changeOf({ how, also = [] }: Mention, field: string): Filter {
  const gone = Object.fromEntries(also.map((each) => [each, 1]));
  if (how === 'unset') return { $unset: also.length > 0 ? gone : { [field]: 1 } };
  return { $set: { [field]: erasedMark }, ...(also.length > 0 ? { $unset: gone } : {}) };
}

/** Reads, changes and writes upon the revision that was read; again when somebody was quicker. */
async function takeOutWithin(
  connection: Connection,
  { collection }: Holding,
  { filter, mention, ids }: { filter: Filter; mention: Mention; ids: string[] },
): Promise<void> {
  const rows = rowsOf(connection, collection);
  const names = new Set(ids);
  for (;;) {
    const found = await rows.find(filter).limit(batch).toArray();
    if (found.length === 0) return;
    for (const row of found) {
      const parts = (mention.parts ?? []).filter((part) => row[part] !== undefined);
      const changed = Object.fromEntries(parts.map((part) => [part, blanked(row[part], names)]));
      const update: object = { $set: changed, $inc: { revision: 1 } };
      const { tenantId, _id, revision } = row;
      await rows.updateOne({ tenantId, _id, revision }, update);
    }
  }
}

function blanked(value: unknown, names: Set<string>): unknown {
  if (typeof value === 'string') return names.has(value) ? erasedMark : value;
  if (Array.isArray(value)) return value.map((each) => blanked(each, names));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, blanked(each, names)]));
}
