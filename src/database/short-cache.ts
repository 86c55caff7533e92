import type { Clock } from '../observability/clock.ts';

export interface ShortCache<T> {
  /** What was read under this key within the cache's lifetime, or is being read now, or is read anew. Failures are not kept. */
  get(key: string, read: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

const entriesAtMost = 5_000;

/** Lets requests of the same moment share one read. */
export function createShortCache<T>(clock: Clock, lifetimeMilliseconds: number): ShortCache<T> {
  const entries = new Map<string, { until: number; value: Promise<T> }>();

  function makeRoom(now: number): void {
    if (entries.size < entriesAtMost) return;
    for (const [key, entry] of entries) if (entry.until <= now) entries.delete(key);
    if (entries.size >= entriesAtMost) entries.clear();
  }

  return {
    get(key, read) {
      const now = clock().getTime();
      const known = entries.get(key);
      if (known && known.until > now) return known.value;
      makeRoom(now);
      const value = read();
      entries.set(key, { until: now + lifetimeMilliseconds, value });
      value.catch(() => entries.delete(key));
      return value;
    },
    forget: (key) => void entries.delete(key),
  };
}
