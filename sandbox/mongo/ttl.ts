import type { Collection } from './collection.ts';

/** Removes what TTL indexes say has expired. Answers how many documents went. */
export function removeExpired(collections: Iterable<Collection>, now: Date): number {
  let removed = 0;
  for (const collection of collections) {
    for (const { spec } of collection.indexes.values()) {
      const [field] = spec.fields[0] ?? [];
      if (spec.expireAfterSeconds === undefined || field === undefined) continue;
      const oldest = new Date(now.getTime() - spec.expireAfterSeconds * 1000);
      const expired = { [field]: { $lte: oldest } };
      const filter = spec.partialFilter ? { $and: [spec.partialFilter, expired] } : expired;
      const records = [...collection.select({ filter })];
      for (const record of records) collection.remove(record);
      removed += records.length;
    }
  }
  return removed;
}
