import { createCollection, type Change, type Collection } from './collection.ts';
import { refuse } from './errors.ts';
import { parseIndexSpec } from './index-spec.ts';

export interface Store {
  findCollection(database: string, name: string): Collection | undefined;
  /** Creates the collection when it is missing, as MongoDB does on the first write. */
  ensureCollection(database: string, name: string): Collection;
  /** For statements that insert nothing: a missing collection is looked at as an empty one and not made. */
  viewCollection(database: string, name: string): Collection;
  dropCollection(database: string, name: string): boolean;
  collectionNames(database: string): string[];
  databaseNames(): string[];
  collections(): Iterable<Collection>;
  /** Applies one change read from the journal. */
  replay(change: Change): void;
}

/** All databases in memory. `onChange` hears of every change, in order. */
export function createStore(onChange: (change: Change) => void): Store {
  const collections = new Map<string, Collection>();

  const ensure = (namespace: string): Collection => {
    const known = collections.get(namespace);
    if (known) return known;
    const collection = createCollection(namespace, onChange);
    collections.set(namespace, collection);
    onChange({ op: 'create', ns: namespace });
    return collection;
  };
  const drop = (namespace: string): boolean => {
    const existed = collections.delete(namespace);
    if (existed) onChange({ op: 'drop', ns: namespace });
    return existed;
  };

  return {
    findCollection: (database, name) => collections.get(namespaceOf(database, name)),
    ensureCollection: (database, name) => ensure(namespaceOf(database, name)),
    viewCollection(database, name) {
      const namespace = namespaceOf(database, name);
      return collections.get(namespace) ?? createCollection(namespace, () => {});
    },
    dropCollection: (database, name) => drop(namespaceOf(database, name)),
    collectionNames: (database) =>
      [...collections.keys()]
        .filter((namespace) => namespace.startsWith(`${database}.`))
        .map((namespace) => namespace.slice(database.length + 1)),
    databaseNames: () =>
      [...new Set([...collections.keys()].map((namespace) => namespace.split('.')[0] ?? ''))].toSorted(),
    collections: () => collections.values(),
    replay(change) {
      if (change.op === 'drop') return void drop(change.ns);
      const collection = ensure(change.ns);
      if (change.op === 'index') collection.addIndex(parseIndexSpec(change.spec));
      if (change.op === 'dropIndex') collection.removeIndex(change.name);
      if (change.op !== 'put' && change.op !== 'delete') return;
      const record = collection.findById(change.op === 'put' ? change.document['_id'] : change.id);
      if (change.op === 'delete') {
        if (record) collection.remove(record);
      } else if (record) collection.replace(record, change.document);
      else collection.insert(change.document);
    },
  };
}

function namespaceOf(database: string, name: unknown): string {
  if (typeof name !== 'string' || name === '' || /[$\0]/.test(name) || /^\.|\.$/.test(name)) {
    return refuse(73, `Invalid namespace specified '${database}.${String(name)}'`);
  }
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) return refuse(73, `Invalid database name: '${database}'`);
  return `${database}.${name}`;
}
