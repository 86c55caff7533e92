import type { RowLevels } from '../../domain/rubric.ts';

export interface DraftWords {
  text: string;
  link: string;
  note: string;
  /** Id of the way in which the work is to be shown; empty or absent for none. */
  way?: string;
  /** How the student sees the own work, as far as it was tapped. */
  selfRating?: RowLevels;
}

export interface StoredDraft extends DraftWords {
  revision: number;
  /** ISO 8601, UTC. */
  savedAt: string;
}

export type DraftStatus = 'idle' | 'saving' | 'saved' | 'kept-here' | 'not-kept';

export interface DraftState {
  words: DraftWords;
  status: DraftStatus;
  savedAt?: string;
  /** Words of another device or an earlier visit that differ; the person decides. */
  other?: StoredDraft;
}

export interface DraftKeeper {
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  type(words: DraftWords): void;
  /** Sends what is unsent now; `isLeaving` lets the request outlive the page. */
  flush(isLeaving?: boolean): Promise<void>;
  decide(keep: 'these' | 'other'): void;
  /** The words were handed in: no draft is left, and a change begins with them. Call `settle` before handing in. */
  clear(): void;
  settle(): Promise<void>;
}

interface Dependencies {
  /** Names journey and task. */
  key: string;
  server?: StoredDraft;
  /** The server's revision, also of a draft that was handed in since; new words must be above it. */
  revision?: number;
  /** What the fields hold when there is no draft. */
  initial: DraftWords;
  storage: {
    get(key: string): string | null;
    set(key: string, value: string): boolean;
    remove(key: string): void;
  };
  save(draft: DraftWords & { revision: number }, isLeaving: boolean): Promise<StoredDraft>;
  /** Can the same save work later without the person doing anything? */
  isPassing(thrown: unknown): boolean;
}

const pauseMilliseconds = 800;
const retryMilliseconds = [3_000, 10_000, 30_000];

/**
 * Keeps what is typed for one task: at once on this device, then on the server, in order and with rising revisions.
 * The local copy goes only when the server confirmed the same words, so that no reload, expiry or failure loses any.
 */
export function createDraftKeeper(dependencies: Dependencies): DraftKeeper {
  const { key, server, initial, storage, save, isPassing } = dependencies;
  const local = readDraft(storage.get(key));
  const start = startOf(local, server, initial);
  let { state } = start;
  let revision = Math.max(start.revision, dependencies.revision ?? 0);
  let isUnsent = state.status === 'kept-here';
  let isStored = local !== null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: Promise<void> | undefined;
  let failures = 0;
  const listeners = new Set<() => void>();

  const show = (change: Partial<DraftState>) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };
  const keepHere = () => {
    const draft: StoredDraft = { ...state.words, revision, savedAt: new Date().toISOString() };
    isStored = storage.set(key, JSON.stringify(draft));
  };
  const send = async (isLeaving: boolean) => {
    const sent = { ...state.words, revision };
    try {
      const stored = await save(sent, isLeaving);
      failures = 0;
      confirm(sent, stored);
    } catch (thrown) {
      failures += 1;
      show({ status: isStored ? 'kept-here' : 'not-kept' });
      if (isPassing(thrown))
        schedule(retryMilliseconds[Math.min(failures, retryMilliseconds.length) - 1] ?? 0);
    }
  };
  const confirm = (sent: DraftWords & { revision: number }, stored: StoredDraft) => {
    if (stored.revision > sent.revision && !isSame(stored, sent)) {
      // Another device was ahead, so that ours was ignored: ours goes on above it, and both stay visible.
      revision = stored.revision + 1;
      show({ other: stored });
      schedule(0);
    } else if (revision === sent.revision) {
      isUnsent = false;
      storage.remove(key);
      show({ status: 'saved', savedAt: stored.savedAt });
    } else {
      schedule(pauseMilliseconds);
    }
  };
  const flush = async (isLeaving = false) => {
    clearTimeout(timer);
    if (inFlight) await inFlight;
    if (!isUnsent) return;
    inFlight = send(isLeaving).finally(() => (inFlight = undefined));
    await inFlight;
  };
  const type = (words: DraftWords) => {
    revision += 1;
    isUnsent = true;
    show({ words });
    keepHere();
    show({ status: 'saving' });
    schedule(pauseMilliseconds);
  };
  if (isUnsent) schedule(0);

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type,
    flush,
    decide: (keep) => {
      const { other } = state;
      show({ other: undefined });
      if (keep === 'other' && other) type(wordsOf(other));
      else if (!isUnsent) storage.remove(key);
    },
    clear: () => {
      clearTimeout(timer);
      isUnsent = false;
      storage.remove(key);
      show({ status: 'idle', savedAt: undefined, other: undefined });
    },
    settle: async () => {
      clearTimeout(timer);
      await inFlight;
    },
  };
}

/** The later of the two copies is shown; the other stays within reach when its words differ. */
function startOf(local: StoredDraft | null, server: StoredDraft | undefined, initial: DraftWords) {
  const revision = Math.max(local?.revision ?? 0, server?.revision ?? 0);
  if (local && (!server || local.savedAt > server.savedAt)) {
    const isAhead = server !== undefined && server.revision >= local.revision && !isSame(server, local);
    const state: DraftState = {
      words: wordsOf(local),
      status: 'kept-here',
      ...(isAhead ? { other: server } : {}),
    };
    return { state, revision: server ? Math.max(revision, server.revision + 1) : revision };
  }
  if (server) {
    const differs = local !== null && !isSame(server, local);
    const state: DraftState = {
      words: wordsOf(server),
      status: 'saved',
      savedAt: server.savedAt,
      ...(differs ? { other: local } : {}),
    };
    return { state, revision };
  }
  return { state: { words: initial, status: 'idle' } satisfies DraftState as DraftState, revision };
}

function wordsOf({ text, link, note, way, selfRating }: DraftWords): DraftWords {
  return {
    text,
    link,
    note,
    ...(way === undefined ? {} : { way }),
    ...(selfRating === undefined ? {} : { selfRating }),
  };
}

/** A way or level that was tapped elsewhere is nothing to decide about: it is tapped again in a moment. */
function isSame(left: DraftWords, right: DraftWords): boolean {
  return left.text === right.text && left.link === right.link && left.note === right.note;
}

function readDraft(text: string | null): StoredDraft | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<StoredDraft> | null;
    const isWhole =
      typeof value?.text === 'string' &&
      typeof value.link === 'string' &&
      typeof value.note === 'string' &&
      typeof value.revision === 'number' &&
      typeof value.savedAt === 'string';
    return isWhole ? (value as StoredDraft) : null;
  } catch {
    return null;
  }
}
