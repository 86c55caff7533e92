/** Keeps loaded values that never change: the most recently used ones, within a number and a total weight. */
export interface VersionCache<T> {
  /** The value of a key, loaded at most once at a time; a failed load is not kept. */
  get(key: string, load: () => Promise<T>): Promise<T>;
}

export interface VersionCacheLimits<T> {
  entries: number;
  /** Sum over all entries, in the unit of `weigh`. */
  weight: number;
  weigh(value: T): number;
}

export function createVersionCache<T>(limits: VersionCacheLimits<T>): VersionCache<T> {
  // A Map keeps the order of insertion: the first key is the one that was not used for longest.
  const kept = new Map<string, { value: Promise<T>; weight: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  }

  function dropOldest(): void {
    for (const key of kept.keys()) {
      if (kept.size <= limits.entries && total <= limits.weight) return;
      drop(key);
    }
  }

  async function keep(key: string, value: Promise<T>): Promise<T> {
    const entry = { value, weight: 0 };
    kept.set(key, entry);
    try {
      const loaded = await value;
      if (kept.get(key) !== entry) return loaded;
      entry.weight = limits.weigh(loaded);
      total += entry.weight;
      dropOldest();
      return loaded;
    } catch (error) {
      if (kept.get(key) === entry) drop(key);
      throw error;
    }
  }

  return {
    get(key, load) {
      const found = kept.get(key);
      if (!found) return keep(key, load());
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
  };
}
