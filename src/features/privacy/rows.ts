import type { Connection, mongo } from 'mongoose';

/** A stored document, of whichever collection. */
export interface Row {
  _id: string | mongo.ObjectId;
  revision?: number;
  [field: string]: unknown;
}
export type Filter = Record<string, unknown>;

/**
 * A collection by its name, without a model: the privacy desk knows every collection by the list of holdings only, so that none can
 * be forgotten because nobody imported it.
 */
export function rowsOf(connection: Connection, collection: string): mongo.Collection<Row> {
  return connection.collection(collection) as unknown as mongo.Collection<Row>;
}

/** The value at a dotted path; undefined where the path ends early. */
export function valueAt(row: unknown, path: string): unknown {
  let value: unknown = row;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
