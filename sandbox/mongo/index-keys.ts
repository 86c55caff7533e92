import { refuse } from './errors.ts';
import { invert } from './number-key.ts';
import { isIndexPart } from './paths.ts';
import { encodeKey, isDoc, own, rank, type Doc } from './values.ts';

export type Direction = 1 | -1;
export type IndexField = [path: string, direction: Direction];

export interface IndexKey {
  key: string;
  values: unknown[];
}

/** Marks the key of an empty array, which sorts before null and is a value of its own. */
const EMPTY_ARRAY = Symbol('empty array');

interface Place {
  value: unknown;
  parts: string[];
  /** The value is a key as it stands. */
  done: boolean;
}

/**
 * All keys of a document in an index. An array gives one key for each element; two different arrays in one
 * compound key are refused (code 171). `onArray` is told the number of each field that met an array.
 */
export function indexKeys(document: Doc, fields: IndexField[], onArray: (field: number) => void): IndexKey[] {
  const places = fields.map(([path]): Place => ({ value: document, parts: path.split('.'), done: false }));
  const keys = new Map<string, IndexKey>();
  for (const values of expand(places, fields, onArray)) {
    const key = values.map((value, index) => encodeField(value, fields[index]?.[1] ?? 1)).join('');
    keys.set(key, {
      key,
      values: values.map((value) => (value === EMPTY_ARRAY ? undefined : (value ?? null))),
    });
  }
  return [...keys.values()];
}

export function encodeField(value: unknown, direction: Direction): string {
  const key = value === EMPTY_ARRAY ? String.fromCharCode(rank.undefined) : encodeKey(value);
  return direction === 1 ? key : invert(key);
}

function expand(places: Place[], fields: IndexField[], onArray: (field: number) => void): unknown[][] {
  const walked = places.map(walk);
  const arrays = walked.map(({ value, done }) => (!done && Array.isArray(value) ? value : undefined));
  const array = arrays.find((item) => item !== undefined);
  if (array === undefined) return [walked.map(({ value }) => value)];
  for (const [index, other] of arrays.entries()) {
    if (other === undefined) continue;
    if (other !== array) {
      const names = fields.filter((_, at) => arrays[at] !== undefined).map(([path]) => `[${path}]`);
      refuse(171, `cannot index parallel arrays ${names.join(' ')}`);
    }
    onArray(index);
  }
  const items: unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array;
  return items.flatMap((item) => {
    const next = walked.map((place, index) => (arrays[index] ? elementPlace(place.parts, item) : place));
    return expand(next, fields, onArray);
  });
}

/** An array directly inside an array is a value of its own: queries do not walk into it either. */
function elementPlace(parts: string[], item: unknown): Place {
  if (parts.length === 0) return { value: item, parts, done: true };
  return { value: isDoc(item) ? item : undefined, parts, done: false };
}

function walk(place: Place): Place {
  let { value, parts } = place;
  while (parts.length > 0) {
    const part = parts[0] ?? '';
    if (Array.isArray(value)) {
      if (!isIndexPart(part) || Number(part) >= value.length) return { ...place, value, parts };
      value = value[Number(part)];
    } else value = isDoc(value) ? own(value, part) : undefined;
    parts = parts.slice(1);
  }
  return { ...place, value, parts };
}
