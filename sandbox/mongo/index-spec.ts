import { refuse } from './errors.ts';
import type { IndexField } from './index-keys.ts';
import type { IndexSpec } from './index-store.ts';
import { compileFilter, isTrue } from './match.ts';
import { encodeKey, isDoc, showValue, toNumber, typeOf, type Doc } from './values.ts';

const known = new Set([
  'v',
  'key',
  'name',
  'ns',
  'background',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
]);
const partialOperators = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$and']);

/** Reads one entry of `createIndexes`. */
export function parseIndexSpec(given: unknown): IndexSpec {
  if (!isDoc(given)) return refuse(14, 'The index specification must be a document');
  for (const option of Object.keys(given)) {
    if (!known.has(option)) refuse(197, `The field '${option}' is not valid for an index specification`);
  }
  const { key, name, partialFilterExpression: partialFilter, expireAfterSeconds: expire } = given;
  if (!isDoc(key)) return refuse(9, `The 'key' field must be an object`);
  if (typeof name !== 'string' || name === '')
    return refuse(9, `The 'name' field is a required property of an index specification`);
  const fields = parseDirections(key, 67);
  if (fields.length === 0) refuse(67, 'Index keys cannot be empty.');
  if (partialFilter !== undefined) checkPartialFilter(partialFilter);
  const expireAfterSeconds = expire === undefined ? undefined : toNumber(expire);
  if (expire !== undefined && (expireAfterSeconds === undefined || expireAfterSeconds < 0)) {
    refuse(67, `TTL index 'expireAfterSeconds' option must be within an acceptable range`);
  }
  if (expire !== undefined && fields.length > 1) {
    refuse(
      67,
      `TTL indexes are single-field indexes, compound indexes do not support TTL. Index spec: ${showValue(given)}`,
    );
  }
  const unique = isTrue(given['unique']);
  const sparse = isTrue(given['sparse']);
  if (sparse && partialFilter !== undefined)
    refuse(67, `cannot mix "partialFilterExpression" and "sparse" options`);
  return {
    name,
    fields,
    unique,
    sparse,
    partialFilter: partialFilter as Doc | undefined,
    expireAfterSeconds,
    listing: {
      v: 2,
      key: Object.fromEntries(fields),
      name,
      ...(unique && { unique }),
      ...(sparse && { sparse }),
      ...(partialFilter !== undefined && { partialFilterExpression: partialFilter }),
      ...(expire !== undefined && { expireAfterSeconds }),
    },
  };
}

/** Reads `{ a: 1, b: -1 }`, in a sort or an index key. */
export function parseDirections(given: unknown, code = 2): IndexField[] {
  if (given === undefined) return [];
  if (!isDoc(given)) return refuse(14, `Expected an object with directions, found ${typeOf(given)[0]}`);
  return Object.entries(given).map(([path, value]) => {
    const direction = toNumber(value);
    if (path === '' || path.split('.').some((part) => part === '' || part.startsWith('$'))) {
      return refuse(code, `The path '${path}' is not supported in a sort or an index key`);
    }
    if (direction !== 1 && direction !== -1)
      return refuse(code, `Only 1 and -1 are supported for '${path}', found ${showValue(value)}`);
    return [path, direction];
  });
}

/** True when both specifications would make the same index, whatever its name. */
export function isSameIndex(a: IndexSpec, b: IndexSpec): boolean {
  return comparable(a) === comparable(b);
}

function comparable({ listing: { name: _name, ...rest } }: IndexSpec): string {
  return Object.entries(rest)
    .map(([option, value]) => option + encodeKey(value))
    .toSorted()
    .join();
}

function checkPartialFilter(filter: unknown): void {
  if (!isDoc(filter)) return refuse(67, `The 'partialFilterExpression' must be an object`);
  compileFilter(filter);
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and') {
      for (const part of condition as Doc[]) checkPartialFilter(part);
      continue;
    }
    const operators = [path, ...(isDoc(condition) ? Object.keys(condition) : [])].filter((name) =>
      name.startsWith('$'),
    );
    const bad = operators.find((name) => !partialOperators.has(name));
    const negative = isDoc(condition) && Object.hasOwn(condition, '$exists') && !isTrue(condition['$exists']);
    if (bad || negative) refuse(67, `Expression not supported in partial index: ${bad ?? '$exists: false'}`);
  }
}
