import { refuse } from './errors.ts';
import { compileFilter, compileValueTest, isOperatorDoc, type Predicate } from './match.ts';
import { isIndexPart } from './paths.ts';
import { isDoc, own, showValue, type Doc } from './values.ts';

export interface Positions {
  filter: Doc;
  arrayFilters: Map<string, Predicate>;
}

/** Splits and checks the path of an update operator. */
export function parseUpdatePath(path: string): string[] {
  const parts = path.split('.');
  for (const [index, part] of parts.entries()) {
    if (part === '')
      refuse(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
    if (part.startsWith('$') && (index === 0 || !/^\$(\[\w*\])?$/.test(part))) {
      refuse(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update`,
      );
    }
  }
  return parts;
}

/** Turns `$`, `$[]` and `$[id]` into array positions, as they are in the document before the update. */
export function concretePaths(document: Doc, parts: string[], positions: Positions): string[][] {
  const at = parts.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [parts];
  const head = parts.slice(0, at);
  const part = parts[at] ?? '';
  const array = valueAt(document, head);
  if (array === undefined) {
    refuse(2, `The path '${head.join('.')}' must exist in the document in order to apply array updates.`);
  }
  if (!Array.isArray(array))
    return refuse(
      2,
      `Cannot apply array updates to non-array element ${head.join('.')}: ${showValue(array)}`,
    );
  const chosen =
    part === '$' ? [positionOf(positions.filter, array, head)] : filteredPositions(part, array, positions);
  return chosen.flatMap((index) =>
    concretePaths(document, [...head, String(index), ...parts.slice(at + 1)], positions),
  );
}

function filteredPositions(part: string, array: unknown[], positions: Positions): number[] {
  const id = part.slice(2, -1);
  const test = id === '' ? () => true : positions.arrayFilters.get(id);
  if (!test) return refuse(2, `No array filter found for identifier '${id}'`);
  return [...array.keys()].filter((index) => test(array[index]));
}

/** The element that the query met: the first one that fulfils the query's condition on this array. */
function positionOf(filter: Doc, array: unknown[], head: string[]): number {
  const path = head.join('.');
  for (const [key, condition] of conjuncts(filter)) {
    const test = elementTest(path, key, condition);
    const index = test ? array.findIndex(test) : -1;
    if (index >= 0) return index;
  }
  return refuse(2, 'The positional operator did not find the match needed from the query.');
}

function elementTest(path: string, key: string, condition: unknown): Predicate | undefined {
  if (key.startsWith(`${path}.`)) {
    const test = compileFilter({ [key.slice(path.length + 1)]: condition });
    return (item) => isDoc(item) && test(item);
  }
  if (key !== path) return undefined;
  if (!isOperatorDoc(condition)) return compileValueTest(condition);
  if (!Object.hasOwn(condition, '$elemMatch')) return compileValueTest(condition);
  const inner = compileFilter({ item: { $elemMatch: condition['$elemMatch'] } });
  return (item) => inner({ item: [item] });
}

export function conjuncts(filter: Doc): [string, unknown][] {
  return Object.entries(filter).flatMap(([key, condition]): [string, unknown][] => {
    if (key === '$and' && Array.isArray(condition))
      return condition.flatMap((item) => (isDoc(item) ? conjuncts(item) : []));
    return key.startsWith('$') ? [] : [[key, condition]];
  });
}

/** Compiles `arrayFilters` to one predicate on elements for each identifier. */
export function compileArrayFilters(filters: unknown[], usedPaths: string[]): Map<string, Predicate> {
  const tests = new Map<string, Predicate>();
  for (const filter of filters) {
    if (!isDoc(filter)) return refuse(14, 'arrayFilters must hold documents');
    const names = new Set(identifiers(filter));
    const [id] = names;
    if (id === undefined || names.size > 1)
      return refuse(9, 'Expected a single top-level field name in an array filter');
    if (tests.has(id)) refuse(9, `Found multiple array filters with the same top-level field name ${id}`);
    if (!usedPaths.some((path) => path.includes(`$[${id}]`))) {
      refuse(9, `The array filter for identifier '${id}' was not used in the update`);
    }
    const test = compileFilter(filter);
    tests.set(id, (item) => test({ [id]: item }));
  }
  return tests;
}

function identifiers(filter: Doc): string[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (!key.startsWith('$')) return [key.split('.')[0] ?? ''];
    return Array.isArray(value) ? value.flatMap((item) => (isDoc(item) ? identifiers(item) : [])) : [];
  });
}

export function valueAt(root: unknown, parts: string[]): unknown {
  let value = root;
  for (const part of parts) {
    if (Array.isArray(value)) value = isIndexPart(part) ? value[Number(part)] : undefined;
    else value = isDoc(value) ? own(value, part) : undefined;
  }
  return value;
}

/** Sets a path in a document that the caller may change, making the documents on the way. */
export function setAt(root: Doc, parts: string[], value: unknown): void {
  let holder: unknown = root;
  for (const [depth, part] of parts.entries()) {
    const last = depth === parts.length - 1;
    const next: unknown = valueAt(holder, [part]);
    if (!last && next !== undefined) {
      holder = next;
      continue;
    }
    if (Array.isArray(holder) && isIndexPart(part)) {
      const index = Number(part);
      if (index > holder.length + 1500) refuse(2, `Cannot fill the array up to position ${index}`);
      while (holder.length < index) holder.push(null);
      holder[index] = last ? value : {};
      holder = holder[index];
    } else if (isDoc(holder)) {
      holder[part] = last ? value : {};
      holder = holder[part];
    } else {
      const name = parts[depth - 1] ?? '';
      refuse(28, `Cannot create field '${part}' in element {${name}: ${showValue(holder)}}`);
    }
  }
}

export function unsetAt(root: Doc, parts: string[]): void {
  const holder = valueAt(root, parts.slice(0, -1));
  const part = parts.at(-1) ?? '';
  if (Array.isArray(holder)) {
    if (isIndexPart(part) && Number(part) < holder.length) holder[Number(part)] = null;
  } else if (isDoc(holder)) delete holder[part];
}
