import type { Collection } from '../collection.ts';
import { MongoError, refuse } from '../errors.ts';
import { isTrue } from '../match.ts';
import { compileUpdate } from '../update.ts';
import { isDoc, isIdentical, toNumber, type Doc } from '../values.ts';
import {
  arrayField,
  checkStatement,
  collectionName,
  documentField,
  type Command,
  type CommandContext,
} from './context.ts';
import { findHint } from './read.ts';

const updateFields = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint'];

export const insert: Command = {
  fields: ['documents', 'ordered'],
  run: (context, command) =>
    runStatements(context, { command, name: 'insert', list: 'documents' }, (collection, statement) => {
      if (!isDoc(statement)) refuse(14, 'Documents to insert must be objects');
      collection.insert(statement);
      return { n: 1 };
    }),
};

export const update: Command = {
  fields: ['updates', 'ordered'],
  run: (context, command) =>
    runStatements(context, { command, name: 'update', list: 'updates' }, (collection, given) =>
      updateDocuments(collection, checkStatement('update.updates', given, updateFields)),
    ),
};

export const remove: Command = {
  fields: ['deletes', 'ordered'],
  run: (context, command) =>
    runStatements(context, { command, name: 'delete', list: 'deletes' }, (collection, given) => {
      const statement = checkStatement('delete.deletes', given, ['q', 'limit', 'hint']);
      const limit = toNumber(statement['limit']);
      if (limit !== 0 && limit !== 1)
        return refuse(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
      const found = collection.select({
        filter: documentField(statement, 'q'),
        hint: findHint(collection, statement['hint']),
      });
      const records = take(found, limit === 1);
      for (const record of records) collection.remove(record);
      return { n: records.length };
    }),
};

interface StatementResult {
  n: number;
  modified?: number;
  upserted?: unknown;
}

interface Batch {
  command: Doc;
  name: string;
  list: string;
}

/** Runs the statements one by one; an error stops an ordered batch and is noted in an unordered one. */
function runStatements(
  context: CommandContext,
  { command, name, list }: Batch,
  run: (collection: Collection, statement: unknown) => StatementResult,
): Doc {
  const statements = arrayField(command, list);
  if (statements.length === 0 || statements.length > 100_000) {
    refuse(16, `Write batch sizes must be between 1 and 100000. Got ${statements.length} operations.`);
  }
  const ordered = command['ordered'] === undefined || isTrue(command['ordered']);
  const inserts =
    name === 'insert' || statements.some((statement) => isDoc(statement) && isTrue(statement['upsert']));
  const open = inserts ? context.store.ensureCollection : context.store.viewCollection;
  const collection = open(context.database, collectionName(command, name));
  const writeErrors: Doc[] = [];
  const upserted: Doc[] = [];
  let n = 0;
  let nModified = 0;
  for (const [index, statement] of statements.entries()) {
    try {
      const result = run(collection, statement);
      n += result.n;
      nModified += result.modified ?? 0;
      if (Object.hasOwn(result, 'upserted')) upserted.push({ index, _id: result.upserted });
    } catch (error) {
      if (!(error instanceof MongoError) || error.code === 40415) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered) break;
    }
  }
  return {
    n,
    ...(name === 'update' && { nModified }),
    ...(upserted.length > 0 && { upserted }),
    ...(writeErrors.length > 0 && { writeErrors }),
    ok: 1,
  };
}

function updateDocuments(collection: Collection, statement: Doc): StatementResult {
  const filter = documentField(statement, 'q');
  const multi = isTrue(statement['multi']);
  const change = compileUpdate(statement['u'], filter, arrayField(statement, 'arrayFilters'));
  if (multi && isDoc(statement['u']) && !(Object.keys(statement['u'])[0] ?? '').startsWith('$')) {
    refuse(9, 'multi update is not supported for replacement-style update');
  }
  const records = take(collection.select({ filter, hint: findHint(collection, statement['hint']) }), !multi);
  if (records.length === 0 && isTrue(statement['upsert'])) {
    return { n: 1, upserted: collection.insert(change.build())['_id'] };
  }
  let modified = 0;
  for (const record of records) {
    const next = change.apply(record.document);
    if (isIdentical(next, record.document)) continue;
    collection.replace(record, next);
    modified += 1;
  }
  return { n: records.length, modified };
}

export function take<T>(items: Iterable<T>, onlyOne: boolean): T[] {
  if (!onlyOne) return [...items];
  for (const item of items) return [item];
  return [];
}
