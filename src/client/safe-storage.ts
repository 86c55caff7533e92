/** The part of `Storage` that we use. */
export interface TextStorage {
  get(key: string): string | null;
  set(key: string, value: string): boolean;
  remove(key: string): void;
}

/**
 * Browser storage that never throws: in a frame whose storage is blocked even reading the property does.
 * `set` answers whether the value was kept.
 */
export function safeStorage(kind: 'localStorage' | 'sessionStorage'): TextStorage {
  return {
    get: (key) => attempt(() => window[kind].getItem(key)) ?? null,
    set: (key, value) =>
      attempt(() => {
        window[kind].setItem(key, value);
        return true;
      }) ?? false,
    remove: (key) => void attempt(() => window[kind].removeItem(key)),
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
