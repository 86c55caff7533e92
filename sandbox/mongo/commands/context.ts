import type { Collection } from '../collection.ts';
import type { Cursors } from '../cursors.ts';
import { MongoError, refuse } from '../errors.ts';
import { isDoc, own, toNumber, typeOf, type Doc } from '../values.ts';
import type { Store } from '../store.ts';

export interface CommandContext {
  store: Store;
  cursors: Cursors;
  database: string;
  /** Proves to another process that this is the server it looks for. */
  identity: string;
}

export interface Command {
  /** The fields that are understood; any other is refused. 'any' only where no field can change the answer. */
  fields: readonly string[] | 'any';
  run(context: CommandContext, command: Doc): Doc;
}

/** Fields of every command that do not change what a single server in one process answers. */
const common = new Set([
  'lsid',
  '$db',
  '$readPreference',
  '$clusterTime',
  'comment',
  'maxTimeMS',
  'writeConcern',
  'readConcern',
  'bypassDocumentValidation',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

/** Refuses what is not on the list, before anything is done. */
export function checkCommand(name: string, command: Doc, fields: Command['fields']): void {
  if (['txnNumber', 'startTransaction', 'autocommit'].some((field) => Object.hasOwn(command, field))) {
    refuse(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  if (fields === 'any') return;
  for (const field of Object.keys(command)) {
    if (field !== name && !common.has(field) && !fields.includes(field)) {
      refuse(40415, `BSON field '${name}.${field}' is an unknown field.`);
    }
  }
  const level = nested(command, 'readConcern', 'level');
  if (level !== undefined && !['local', 'majority', 'available'].includes(String(level))) {
    refuse(72, `readConcern level ${String(level)} is not supported by the embedded database`);
  }
  const w = nested(command, 'writeConcern', 'w');
  if (w !== undefined && w !== 'majority' && (toNumber(w) ?? 2) > 1) {
    refuse(2, `cannot use 'w' > 1 when a host is not replicated`);
  }
}

export function checkStatement(name: string, statement: unknown, fields: readonly string[]): Doc {
  if (!isDoc(statement)) return refuse(14, `BSON field '${name}' is the wrong type, expected type 'object'`);
  for (const field of Object.keys(statement)) {
    if (!fields.includes(field)) refuse(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
  return statement;
}

function nested(command: Doc, field: string, key: string): unknown {
  const value = own(command, field);
  return isDoc(value) ? own(value, key) : undefined;
}

export function documentField(command: Doc, field: string): Doc {
  const value = own(command, field);
  if (value === undefined) return {};
  return isDoc(value)
    ? value
    : refuse(14, `BSON field '${field}' is the wrong type '${typeOf(value)[0]}', expected type 'object'`);
}

export function arrayField(command: Doc, field: string): unknown[] {
  const value = own(command, field);
  if (value === undefined) return [];
  return Array.isArray(value)
    ? value
    : refuse(14, `BSON field '${field}' is the wrong type '${typeOf(value)[0]}', expected type 'array'`);
}

export function collectionName(command: Doc, name: string): string {
  const value = own(command, name);
  return typeof value === 'string'
    ? value
    : refuse(73, `collection name has invalid type ${typeOf(value)[0]}`);
}

export function findCollection(
  { store, database }: CommandContext,
  command: Doc,
  name: string,
): Collection | undefined {
  return store.findCollection(database, collectionName(command, name));
}

export function errorReply(error: unknown): Doc {
  if (!(error instanceof MongoError))
    return { ok: 0, errmsg: String(error), code: 1, codeName: 'InternalError' };
  return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
}
