import { createHash } from 'node:crypto';

export interface SeenCache<T> {
  find(fingerprint: string): T | undefined;
  add(fingerprint: string, value: T): void;
}

/**
 * Remembers what was just stored, so that the same launch again (a class that reloads) needs no write. Bounded: the oldest entry
 * leaves first. Fingerprints are hashed, because they hold names.
 */
export function createSeenCache<T>(maximum: number): SeenCache<T> {
  const entries = new Map<string, T>();
  const keyOf = (fingerprint: string) => createHash('sha256').update(fingerprint).digest('base64');
  return {
    find: (fingerprint) => entries.get(keyOf(fingerprint)),
    add(fingerprint, value) {
      if (entries.size >= maximum) {
        const oldest = entries.keys().next().value;
        if (oldest !== undefined) entries.delete(oldest);
      }
      entries.set(keyOf(fingerprint), value);
    },
  };
}
