import { calculateObjectSize } from 'bson';
import { refuse } from './errors.ts';
import { createIndex, type Index, type IndexSpec, type StoredRecord } from './index-store.ts';
import { indexKeys, type IndexField } from './index-keys.ts';
import { compileFilter } from './match.ts';
import { choosePlan } from './plan.ts';
import { checkFieldNames, withId } from './update.ts';
import type { Doc } from './values.ts';

/** MongoDB's limit and the room that it leaves for its own fields. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024 + 16 * 1024;

interface Selection {
  filter: Doc;
  sort?: IndexField[] | undefined;
  hint?: Index | undefined;
  /** Off for the fuzz test, which compares index results with scans. */
  useIndexes?: boolean;
}

export interface Collection {
  readonly namespace: string;
  readonly indexes: Map<string, Index>;
  readonly size: number;
  insert(document: Doc): Doc;
  replace(record: StoredRecord, document: Doc): void;
  remove(record: StoredRecord): void;
  addIndex(spec: IndexSpec): void;
  removeIndex(name: string): void;
  /** Matching records in the wanted order, lazily: collect them before changing any. */
  select(selection: Selection): Iterable<StoredRecord>;
  findById(id: unknown): StoredRecord | undefined;
}

export type Change =
  | { op: 'put'; ns: string; document: Doc }
  | { op: 'delete'; ns: string; id: unknown }
  | { op: 'create' | 'drop'; ns: string }
  | { op: 'index'; ns: string; spec: Doc }
  | { op: 'dropIndex'; ns: string; name: string };

const idIndex: IndexSpec = {
  name: '_id_',
  fields: [['_id', 1]],
  unique: true,
  sparse: false,
  partialFilter: undefined,
  expireAfterSeconds: undefined,
  listing: { v: 2, key: { _id: 1 }, name: '_id_' },
};

/** One collection in memory with its indexes. Every change is told to `onChange` after it took place. */
export function createCollection(namespace: string, onChange: (change: Change) => void): Collection {
  const records = new Map<number, StoredRecord>();
  const ids = createIndex(idIndex);
  const indexes = new Map<string, Index>([['_id_', ids]]);
  let lastId = 0;

  const findById = (id: unknown): StoredRecord | undefined => {
    for (const record of select({ filter: { _id: { $eq: id } } })) return record;
    return undefined;
  };

  function select({ filter, sort = [], hint, useIndexes = true }: Selection): Iterable<StoredRecord> {
    const matches = compileFilter(filter);
    const plan = useIndexes ? choosePlan(hint ? [hint] : indexes.values(), filter, sort) : undefined;
    if (hint && !plan && (hint.spec.sparse || hint.spec.partialFilter)) {
      refuse(2, `hint ${hint.spec.name} names an index that does not hold every document of this query`);
    }
    const found = plan ? readRanges(plan) : records.values();
    const matching = keepMatching(found, matches);
    return sort.length === 0 || plan?.sorted ? matching : sortRecords([...matching], sort);
  }

  return {
    namespace,
    indexes,
    get size() {
      return records.size;
    },
    select,
    findById,
    insert(given) {
      checkFieldNames(given);
      const document = withId(given);
      checkSize(document);
      const entries = [...indexes.values()].map((index) => ({ index, keys: index.keysOf(document) }));
      for (const { index, keys } of entries) index.checkUnique(keys, namespace);
      lastId += 1;
      const record = { id: lastId, document };
      records.set(record.id, record);
      for (const { index, keys } of entries) index.add(keys, record);
      onChange({ op: 'put', ns: namespace, document });
      return document;
    },
    replace(record, document) {
      checkSize(document);
      const entries = [...indexes.values()]
        .map((index) => ({ index, before: index.keysOf(record.document), after: index.keysOf(document) }))
        .filter(
          ({ before, after }) =>
            before.length !== after.length || before.some(({ key }, at) => key !== after[at]?.key),
        );
      for (const { index, after } of entries) index.checkUnique(after, namespace, record);
      for (const { index, before, after } of entries) {
        index.remove(before, record);
        index.add(after, record);
      }
      record.document = document;
      onChange({ op: 'put', ns: namespace, document });
    },
    remove(record) {
      for (const index of indexes.values()) index.remove(index.keysOf(record.document), record);
      records.delete(record.id);
      onChange({ op: 'delete', ns: namespace, id: record.document['_id'] });
    },
    addIndex(spec) {
      const index = createIndex(spec);
      for (const record of records.values()) {
        const keys = index.keysOf(record.document);
        index.checkUnique(keys, namespace);
        index.add(keys, record);
      }
      indexes.set(spec.name, index);
      onChange({ op: 'index', ns: namespace, spec: spec.listing });
    },
    removeIndex(name) {
      indexes.delete(name);
      onChange({ op: 'dropIndex', ns: namespace, name });
    },
  };
}

function checkSize(document: Doc): void {
  const bytes = calculateObjectSize(document);
  if (bytes > MAX_DOCUMENT_BYTES)
    refuse(10334, `BSONObj size: ${bytes} is invalid. Size must be between 0 and 16793600(16MB)`);
}

function* keepMatching(
  found: Iterable<StoredRecord>,
  matches: (document: unknown) => boolean,
): Generator<StoredRecord> {
  for (const record of found) if (matches(record.document)) yield record;
}

function* readRanges(plan: NonNullable<ReturnType<typeof choosePlan>>): Generator<StoredRecord> {
  const { index, ranges, descending } = plan;
  if (!index.multikey.includes(true)) {
    for (const [from, to] of ranges) yield* index.keys.range(from, to, descending);
    return;
  }
  const seen = new Set<StoredRecord>();
  for (const [from, to] of ranges) {
    for (const record of index.keys.range(from, to, descending)) {
      if (!seen.has(record)) yield record;
      seen.add(record);
    }
  }
}

export function sortRecords<T extends { document: Doc }>(records: T[], sort: IndexField[]): T[] {
  const keyed = records.map((record) => ({ record, key: sortKey(record.document, sort) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ record }) => record);
}

/** Arrays sort by their least element upwards and their greatest downwards; missing sorts as null. */
function sortKey(document: Doc, sort: IndexField[]): string {
  return sort
    .map(([path, direction]) => {
      const keys = indexKeys(document, [[path, direction]], () => {}).map(({ key }) => key);
      return keys.toSorted()[0] ?? '';
    })
    .join('');
}
