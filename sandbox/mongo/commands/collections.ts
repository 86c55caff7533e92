import { refuse } from '../errors.ts';
import { isSameIndex, parseIndexSpec } from '../index-spec.ts';
import { compileFilter, isTrue } from '../match.ts';
import { encodeKey, isDoc, toNumber, type Doc } from '../values.ts';
import { arrayField, collectionName, documentField, findCollection, type Command } from './context.ts';

export const create: Command = {
  fields: [],
  run({ store, database }, command) {
    const name = collectionName(command, 'create');
    if (store.findCollection(database, name)) refuse(48, `Collection ${database}.${name} already exists.`);
    store.ensureCollection(database, name);
    return { ok: 1 };
  },
};

export const drop: Command = {
  fields: [],
  run(context, command) {
    const collection = findCollection(context, command, 'drop');
    if (!collection) return { ok: 1 };
    const nIndexesWas = collection.indexes.size;
    context.store.dropCollection(context.database, collectionName(command, 'drop'));
    return { nIndexesWas, ns: collection.namespace, ok: 1 };
  },
};

export const dropDatabase: Command = {
  fields: [],
  run({ store, database }) {
    for (const name of store.collectionNames(database)) store.dropCollection(database, name);
    return { dropped: database, ok: 1 };
  },
};

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run(context, command) {
    const matches = compileFilter(documentField(command, 'filter'));
    const namesOnly = isTrue(command['nameOnly']);
    const collections = context.store
      .collectionNames(context.database)
      .map((name): Doc => ({
        name,
        type: 'collection',
        options: {},
        info: { readOnly: false },
        idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
      }))
      .filter(matches)
      .map((entry) => (namesOnly ? { name: entry['name'], type: entry['type'] } : entry));
    return context.cursors.open(`${context.database}.$cmd.listCollections`, collections, {
      batchSize: batchSizeOf(command),
    });
  },
};

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ store }, command) {
    if (!isTrue(command['nameOnly'])) refuse(238, 'listDatabases is supported with nameOnly only');
    const databases = store
      .databaseNames()
      .map((name) => ({ name }))
      .filter(compileFilter(documentField(command, 'filter')));
    return { databases, ok: 1 };
  },
};

export const listIndexes: Command = {
  fields: ['cursor'],
  run(context, command) {
    const collection = findCollection(context, command, 'listIndexes');
    const name = collectionName(command, 'listIndexes');
    if (!collection) return refuse(26, `ns does not exist: ${context.database}.${name}`);
    const listings = [...collection.indexes.values()].map(({ spec }) => spec.listing);
    return context.cursors.open(collection.namespace, listings, { batchSize: batchSizeOf(command) });
  },
};

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  run(context, command) {
    const specs = arrayField(command, 'indexes').map(parseIndexSpec);
    if (specs.length === 0) refuse(2, 'Must specify at least one index to create');
    const existed = findCollection(context, command, 'createIndexes') !== undefined;
    const collection = context.store.ensureCollection(
      context.database,
      collectionName(command, 'createIndexes'),
    );
    const before = collection.indexes.size;
    for (const spec of specs) {
      if (isDoc(spec.listing['key']) && encodeKey(spec.listing['key']) === encodeKey({ _id: 1 })) continue;
      const sameName = collection.indexes.get(spec.name)?.spec;
      const sameKey = [...collection.indexes.values()]
        .map((index) => index.spec)
        .find((other) => hasSameKey(spec, other));
      if (sameName && isSameIndex(sameName, spec)) continue;
      if (sameName && !hasSameKey(sameName, spec)) {
        refuse(
          86,
          `An existing index has the same name as the requested index. Requested index: ${spec.name}`,
        );
      }
      if (sameName) {
        refuse(
          86,
          `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Requested index: ${spec.name}`,
        );
      }
      if (sameKey && isSameIndex(sameKey, spec))
        refuse(85, `Index already exists with a different name: ${sameKey.name}`);
      collection.addIndex(spec);
    }
    return {
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.size,
      createdCollectionAutomatically: !existed,
      ok: 1,
    };
  },
};

function hasSameKey(a: { listing: Doc }, b: { listing: Doc }): boolean {
  return (
    encodeKey([a.listing['key'], a.listing['partialFilterExpression']]) ===
    encodeKey([b.listing['key'], b.listing['partialFilterExpression']])
  );
}

export const dropIndexes: Command = {
  fields: ['index'],
  run(context, command) {
    const collection = findCollection(context, command, 'dropIndexes');
    if (!collection)
      return refuse(26, `ns not found ${context.database}.${collectionName(command, 'dropIndexes')}`);
    const nIndexesWas = collection.indexes.size;
    const wanted = command['index'];
    const all = wanted === '*';
    const chosen = [...collection.indexes.values()].filter(({ spec }) =>
      all
        ? spec.name !== '_id_'
        : isDoc(wanted)
          ? encodeKey(spec.listing['key']) === encodeKey(wanted)
          : [wanted].flat().includes(spec.name),
    );
    if (chosen.some(({ spec }) => spec.name === '_id_')) refuse(72, 'cannot drop _id index');
    if (chosen.length === 0 && !all) refuse(27, `index not found with name [${String(wanted)}]`);
    for (const { spec } of chosen) collection.removeIndex(spec.name);
    return { nIndexesWas, ok: 1 };
  },
};

function batchSizeOf(command: Doc): number | undefined {
  return toNumber(documentField(command, 'cursor')['batchSize']);
}
