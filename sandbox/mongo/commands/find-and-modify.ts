import type { Collection } from '../collection.ts';
import { refuse } from '../errors.ts';
import { parseDirections } from '../index-spec.ts';
import { isTrue } from '../match.ts';
import { compileProjection } from '../project.ts';
import { compileUpdate } from '../update.ts';
import { isIdentical, type Doc } from '../values.ts';
import { arrayField, collectionName, documentField, type Command } from './context.ts';
import { findHint } from './read.ts';
import { take } from './write.ts';

export const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint'],
  run({ store, database }, command) {
    const removes = isTrue(command['remove']);
    if (removes && command['update'] !== undefined)
      refuse(9, 'Cannot specify both an update and remove=true');
    if (!removes && command['update'] === undefined)
      refuse(9, 'Either an update or remove=true must be specified');
    if (removes && isTrue(command['upsert'])) refuse(9, 'Cannot specify both upsert=true and remove=true');
    if (removes && isTrue(command['new']))
      refuse(9, `Cannot specify both new=true and remove=true; 'remove' always returns the deleted document`);
    const open = isTrue(command['upsert']) ? store.ensureCollection : store.viewCollection;
    const collection = open(database, collectionName(command, 'findAndModify'));
    const project = compileProjection(documentField(command, 'fields'));
    const { value, ...lastErrorObject } = removes
      ? removeOne(collection, command)
      : updateOne(collection, command);
    return { lastErrorObject, value: value === null ? null : project(value), ok: 1 };
  },
};

interface Outcome extends Doc {
  n: number;
  value: Doc | null;
}

function removeOne(collection: Collection, command: Doc): Outcome {
  const [record] = take(select(collection, command), true);
  if (!record) return { n: 0, value: null };
  collection.remove(record);
  return { n: 1, value: record.document };
}

function updateOne(collection: Collection, command: Doc): Outcome {
  const change = compileUpdate(
    command['update'],
    documentField(command, 'query'),
    arrayField(command, 'arrayFilters'),
  );
  const [record] = take(select(collection, command), true);
  const wantsNew = isTrue(command['new']);
  if (!record) {
    if (!isTrue(command['upsert'])) return { n: 0, updatedExisting: false, value: null };
    const inserted = collection.insert(change.build());
    return { n: 1, updatedExisting: false, upserted: inserted['_id'], value: wantsNew ? inserted : null };
  }
  const before = record.document;
  const after = change.apply(before);
  if (!isIdentical(before, after)) collection.replace(record, after);
  return { n: 1, updatedExisting: true, value: wantsNew ? after : before };
}

function select(collection: Collection, command: Doc): ReturnType<Collection['select']> {
  return collection.select({
    filter: documentField(command, 'query'),
    sort: parseDirections(command['sort']),
    hint: findHint(collection, command['hint']),
  });
}
