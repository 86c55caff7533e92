const CHUNK = 256;

interface Chunk<T> {
  keys: string[];
  values: T[];
}

export interface SortedKeys<T> {
  readonly size: number;
  insert(key: string, value: T): void;
  remove(key: string): void;
  /** Values with from <= key < to, upwards or downwards. The structure must not change while this is read. */
  range(from: string, to: string, descending?: boolean): Generator<T>;
}

/** An ordered map of unique strings: sorted chunks, found by binary search, so that no insert moves more than one chunk. */
export function createSortedKeys<T>(): SortedKeys<T> {
  let chunks: Chunk<T>[] = [];
  let size = 0;

  /** The first chunk whose last key is not below the key. */
  const chunkFor = (key: string): number => {
    let low = 0;
    let high = chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((chunks[middle]?.keys.at(-1) ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const split = (index: number, chunk: Chunk<T>, appending: boolean): void => {
    // Rising keys (ids, dates) fill chunks completely, others leave room on both sides.
    const at = appending ? CHUNK : CHUNK >>> 1;
    chunks.splice(index + 1, 0, { keys: chunk.keys.splice(at), values: chunk.values.splice(at) });
  };

  return {
    get size() {
      return size;
    },
    insert(key, value) {
      const index = Math.min(chunkFor(key), chunks.length - 1);
      const chunk = chunks[index];
      size += 1;
      if (!chunk) {
        chunks = [{ keys: [key], values: [value] }];
        return;
      }
      const at = lowerBound(chunk.keys, key);
      const appending = at === chunk.keys.length;
      if (appending) {
        chunk.keys.push(key);
        chunk.values.push(value);
      } else {
        chunk.keys.splice(at, 0, key);
        chunk.values.splice(at, 0, value);
      }
      if (chunk.keys.length > CHUNK) split(index, chunk, appending);
    },
    remove(key) {
      const index = chunkFor(key);
      const chunk = chunks[index];
      const at = chunk ? lowerBound(chunk.keys, key) : 0;
      if (!chunk || chunk.keys[at] !== key) return;
      size -= 1;
      chunk.keys.splice(at, 1);
      chunk.values.splice(at, 1);
      if (chunk.keys.length === 0) chunks.splice(index, 1);
    },
    *range(from, to, descending = false) {
      const step = descending ? -1 : 1;
      let index = Math.min(chunkFor(descending ? to : from), chunks.length - 1);
      for (let chunk = chunks[index]; chunk; chunk = chunks[(index += step)]) {
        const start = lowerBound(chunk.keys, from);
        const end = lowerBound(chunk.keys, to);
        if (descending) for (let at = end - 1; at >= start; at -= 1) yield chunk.values[at] as T;
        else for (let at = start; at < end; at += 1) yield chunk.values[at] as T;
        if (descending ? start > 0 : end < chunk.keys.length) return;
      }
    },
  };
}

function lowerBound(keys: string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
