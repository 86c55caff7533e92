import { createHash } from 'node:crypto';
import type { Clock } from '../../observability/clock.ts';

export interface SeenCache<T> {
  /**
   * The record as it was last stored, when the same facts about it were stored just now; else stores them.
   * @param key what identifies the record
   * @param facts what a launch says about it
   */
  ensure(key: unknown[], facts: unknown[], store: () => Promise<T>): Promise<T>;
}

/** Other processes may have stored something newer, or erased the record; so long may one not notice. */
const freshMilliseconds = 30_000;

/**
 * Remembers what was just stored, so that the same launch again (a class that reloads) needs no write. Only the last facts of a
 * record count: a name or role that changes and changes back is stored again. Bounded: the oldest entry leaves first. Keys and
 * facts are hashed, because they hold names.
 */
export function createSeenCache<T>(maximum: number, clock: Clock): SeenCache<T> {
  const entries = new Map<string, { facts: string; value: T; until: number }>();
  return {
    async ensure(key, facts, store) {
      const id = hash(key);
      const said = hash(facts);
      const known = entries.get(id);
      if (known?.facts === said && clock().getTime() < known.until) return known.value;
      const value = await store();
      entries.delete(id);
      if (entries.size >= maximum) {
        const oldest = entries.keys().next().value;
        if (oldest !== undefined) entries.delete(oldest);
      }
      entries.set(id, { facts: said, value, until: clock().getTime() + freshMilliseconds });
      return value;
    },
  };
}

function hash(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
