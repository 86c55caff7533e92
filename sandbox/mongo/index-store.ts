import { MongoError } from './errors.ts';
import { indexKeys, type IndexField, type IndexKey } from './index-keys.ts';
import { compileFilter } from './match.ts';
import { createSortedKeys, type SortedKeys } from './sorted-keys.ts';
import { showValue, type Doc } from './values.ts';

/** Sorts after every key that begins with the same prefix, since no encoded value begins with this character. */
export const AFTER = '\xff';

export interface StoredRecord {
  /** Rises with insertion: natural order. */
  readonly id: number;
  /** Never changed in place; an update puts a new document here. */
  document: Doc;
}

export interface IndexSpec {
  name: string;
  fields: IndexField[];
  unique: boolean;
  sparse: boolean;
  partialFilter: Doc | undefined;
  expireAfterSeconds: number | undefined;
  /** As `listIndexes` answers it. */
  listing: Doc;
}

export interface Index {
  readonly spec: IndexSpec;
  readonly keys: SortedKeys<StoredRecord>;
  /** For each field, whether any document ever had an array there. */
  readonly multikey: boolean[];
  /** The keys that a document has here; none when a sparse or partial index leaves it out. */
  keysOf(document: Doc): IndexKey[];
  /** Throws E11000 when another record holds one of the keys. */
  checkUnique(keys: IndexKey[], namespace: string, self?: StoredRecord): void;
  add(keys: IndexKey[], record: StoredRecord): void;
  remove(keys: IndexKey[], record: StoredRecord): void;
}

export function createIndex(spec: IndexSpec): Index {
  const keys = createSortedKeys<StoredRecord>();
  const multikey = spec.fields.map(() => false);
  const includes = spec.partialFilter ? compileFilter(spec.partialFilter) : () => true;

  return {
    spec,
    keys,
    multikey,
    keysOf(document) {
      if (!includes(document)) return [];
      const found = indexKeys(document, spec.fields, (field) => {
        multikey[field] = true;
      });
      return spec.sparse && found.every(isEmpty) && !hasAnyField(document, spec.fields) ? [] : found;
    },
    checkUnique(candidates, namespace, self) {
      if (!spec.unique) return;
      for (const { key, values } of candidates) {
        for (const holder of keys.range(key, key + AFTER)) {
          if (holder !== self) throw duplicateKey(spec, namespace, values);
        }
      }
    },
    add(entries, record) {
      for (const { key } of entries) keys.insert(key + recordKey(record), record);
    },
    remove(entries, record) {
      for (const { key } of entries) keys.remove(key + recordKey(record));
    },
  };
}

function isEmpty({ values }: IndexKey): boolean {
  return values.every((value) => value === null);
}

function hasAnyField(document: Doc, fields: IndexField[]): boolean {
  const exists = fields.map(([path]) => compileFilter({ [path]: { $exists: true } }));
  return exists.some((test) => test(document));
}

function recordKey({ id }: StoredRecord): string {
  let key = '';
  for (let shift = 40; shift >= 0; shift -= 8) key += String.fromCharCode(Math.floor(id / 2 ** shift) & 255);
  return key;
}

function duplicateKey(spec: IndexSpec, namespace: string, values: unknown[]): MongoError {
  const keyValue = Object.fromEntries(spec.fields.map(([path], index) => [path, values[index] ?? null]));
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${spec.name} dup key: ${showValue(keyValue)}`,
    { keyPattern: Object.fromEntries(spec.fields), keyValue },
  );
}
