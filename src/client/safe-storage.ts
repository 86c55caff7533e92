import { readPageMemory, writePageMemory } from './page-memory.ts';

/** The part of `Storage` that we use. */
export interface TextStorage {
  get(key: string): string | null;
  /** Answers whether the value outlives this page. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
}

/**
 * Browser storage that never throws. In a frame whose storage is blocked even reading the property does; there the
 * texts are kept for a reload of the page only, and `set` answers false.
 */
export function safeStorage(kind: 'localStorage' | 'sessionStorage'): TextStorage {
  const storage = attempt(() => window[kind]);
  if (!storage) {
    return {
      get: readPageMemory,
      set: (key, value) => {
        attempt(() => writePageMemory(key, value));
        return false;
      },
      remove: (key) => void attempt(() => writePageMemory(key, null)),
    };
  }
  return {
    get: (key) => attempt(() => storage.getItem(key)) ?? null,
    set: (key, value) =>
      attempt(() => {
        storage.setItem(key, value);
        return true;
      }) ?? false,
    remove: (key) => void attempt(() => storage.removeItem(key)),
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
