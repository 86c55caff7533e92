import type { Collection } from '../collection.ts';
import { optionalNumber } from '../cursors.ts';
import { refuse } from '../errors.ts';
import type { Index } from '../index-store.ts';
import { parseDirections } from '../index-spec.ts';
import { compileFilter, isTrue } from '../match.ts';
import { reach } from '../paths.ts';
import { compileProjection } from '../project.ts';
import { encodeKey, isDoc, type Doc } from '../values.ts';
import {
  arrayField,
  collectionName,
  documentField,
  findCollection,
  type Command,
  type CommandContext,
} from './context.ts';

export const find: Command = {
  fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch', 'hint'],
  run(context, command) {
    const project = compileProjection(documentField(command, 'projection'));
    const documents = selectDocuments(context, command, { name: 'find', filter: 'filter' }).map(project);
    return context.cursors.open(`${context.database}.${collectionName(command, 'find')}`, documents, {
      batchSize: optionalNumber(command['batchSize'], 'batchSize'),
      singleBatch: isTrue(command['singleBatch']),
    });
  },
};

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'fields'],
  run: (context, command) => ({
    n: selectDocuments(context, command, { name: 'count', filter: 'query' }).length,
    ok: 1,
  }),
};

export const distinct: Command = {
  fields: ['key', 'query', 'hint'],
  run(context, command) {
    const { key } = command;
    if (typeof key !== 'string' || key === '')
      return refuse(14, `BSON field 'distinct.key' must be a non-empty string`);
    const values = new Map<string, unknown>();
    for (const document of selectDocuments(context, command, { name: 'distinct', filter: 'query' })) {
      for (const value of reach(document, key.split('.')).flatMap((item) => item)) {
        if (value !== undefined && !values.has(encodeKey(value))) values.set(encodeKey(value), value);
      }
    }
    return { values: [...values.values()], ok: 1 };
  },
};

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run: ({ cursors, database }, command) =>
    cursors.next(
      command['getMore'],
      `${database}.${String(command['collection'])}`,
      optionalNumber(command['batchSize'], 'batchSize'),
    ),
};

export const killCursors: Command = {
  fields: ['cursors'],
  run({ cursors }, command) {
    const ids = arrayField(command, 'cursors');
    const killed = new Set(ids.filter((id) => cursors.kill(id)));
    return {
      cursorsKilled: [...killed],
      cursorsNotFound: ids.filter((id) => !killed.has(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    };
  },
};

/** Matching documents after sort, skip and limit; stops reading as soon as the limit is reached. */
function selectDocuments(
  context: CommandContext,
  command: Doc,
  { name, filter }: { name: string; filter: string },
): Doc[] {
  const query = { filter: documentField(command, filter), sort: parseDirections(command['sort']) };
  const skip = optionalNumber(command['skip'], 'skip') ?? 0;
  const limit = optionalNumber(command['limit'], 'limit') || Infinity;
  const collection = findCollection(context, command, name);
  const documents: Doc[] = [];
  if (!collection) {
    compileFilter(query.filter);
    return documents;
  }
  let position = 0;
  for (const { document } of collection.select({ ...query, hint: findHint(collection, command['hint']) })) {
    position += 1;
    if (position <= skip) continue;
    documents.push(document);
    if (documents.length >= limit) break;
  }
  return documents;
}

/** A hint is obeyed when it names an existing index, by name or by key pattern, and refused otherwise. */
export function findHint(collection: Collection, hint: unknown): Index | undefined {
  if (hint === undefined || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
  for (const index of collection.indexes.values()) {
    if (index.spec.name === hint) return index;
    if (isDoc(hint) && encodeKey(index.spec.listing['key']) === encodeKey(hint)) return index;
  }
  return refuse(2, 'hint provided does not correspond to an existing index');
}
