import { useState } from 'react';
import { safeStorage } from './safe-storage.ts';

const storage = safeStorage('localStorage');

/**
 * Typed words that outlive a reload, an ended session and a failed request, until `clear`.
 * The key must change with what the words belong to; the component must then be drawn anew (`key`).
 */
export function useKept<Fields extends Record<string, string>>(
  key: string,
  initial: Fields,
): { fields: Fields; change: (next: Partial<Fields>) => void; clear: () => void } {
  const [fields, setFields] = useState<Fields>(() => ({ ...initial, ...readFields(storage.get(key)) }));
  return {
    fields,
    change: (next) => {
      const all = { ...fields, ...next };
      setFields(all);
      storage.set(key, JSON.stringify(all));
    },
    clear: () => storage.remove(key),
  };
}

function readFields(text: string | null): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}
