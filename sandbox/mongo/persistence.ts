import type { Change } from './collection.ts';
import { openJournal, readJournal, rewriteJournal, type FsyncPolicy, type Journal } from './journal.ts';
import { createStore, type Store } from './store.ts';

export type { FsyncPolicy };

export interface Persistence {
  store: Store;
  /** Absent in memory. */
  journal: Journal | undefined;
}

/** A journal this much longer than what it holds is written anew when it is opened. */
const LONGEST_PER_DOCUMENT = 2;
const ALWAYS_ALLOWED = 10_000;

/** Opens the database kept at a path, or an empty one in memory. */
export async function openPersistence(path: string | undefined, fsync?: FsyncPolicy): Promise<Persistence> {
  if (path === undefined) return { store: createStore(() => {}), journal: undefined };
  let journal: Journal | undefined;
  const store = createStore((change) => journal?.append(change));
  const length = await readJournal(path, store.replay);
  const live = [...store.collections()].reduce((sum, collection) => sum + collection.size, 0);
  if (length > live * LONGEST_PER_DOCUMENT + ALWAYS_ALLOWED) await rewriteJournal(path, snapshot(store));
  journal = await openJournal(path, fsync);
  return { store, journal };
}

function* snapshot(store: Store): Generator<Change> {
  for (const collection of store.collections()) {
    const ns = collection.namespace;
    yield { op: 'create', ns };
    for (const { spec } of collection.indexes.values()) {
      if (spec.name !== '_id_') yield { op: 'index', ns, spec: spec.listing };
    }
    for (const { document } of collection.select({ filter: {} })) yield { op: 'put', ns, document };
  }
}
