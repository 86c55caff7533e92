import type { BSONRegExp } from 'bson';
import { refuse } from './errors.ts';
import { reach } from './paths.ts';
import { toRegExp } from './regex.ts';
import { bsonTag, encodeKey, isDoc, isNaNValue, rank, toNumber, typeOf, type Doc } from './values.ts';

export type Predicate = (value: unknown) => boolean;
/** A test of what a path reached. `deep` lets a condition meet the elements of an array, too. */
type Test = (values: unknown[], deep: boolean) => boolean;

/** Compiles a filter to a predicate on documents. Unknown operators are refused when compiled, not when met. */
export function compileFilter(filter: Doc): Predicate {
  const tests = Object.entries(filter).map(([key, condition]) => compileEntry(key, condition));
  return (document) => tests.every((test) => test(document));
}

function compileEntry(key: string, condition: unknown): Predicate {
  if (!key.startsWith('$')) {
    const parts = key.split('.');
    const test = compileCondition(condition);
    return (document) => test(reach(document, parts), true);
  }
  if (!['$and', '$or', '$nor'].includes(key)) return refuse(2, `unknown top level operator: ${key}`);
  if (!Array.isArray(condition) || condition.length === 0)
    return refuse(2, `${key} must be a nonempty array`);
  const tests = condition.map((item) =>
    isDoc(item) ? compileFilter(item) : refuse(2, '$or/$and/$nor entries need to be full objects'),
  );
  if (key === '$and') return (document) => tests.every((test) => test(document));
  if (key === '$or') return (document) => tests.some((test) => test(document));
  return (document) => !tests.some((test) => test(document));
}

/** True when the value is `{ $operator: … }` and not a document to be compared as it is. */
export function isOperatorDoc(value: unknown): value is Doc {
  return isDoc(value) && (Object.keys(value)[0] ?? '').startsWith('$');
}

/** Compiles the condition on one value, such as an array element in `$pull` or `$elemMatch`. */
export function compileValueTest(condition: unknown): Predicate {
  const test = compileCondition(condition);
  return (value) => test([value], false);
}

function compileCondition(condition: unknown): Test {
  if (bsonTag(condition) === 'BSONRegExp') return regexTest(condition, '');
  if (!isOperatorDoc(condition)) return equalTest(condition);
  const tests = Object.entries(condition).map(([operator, argument]) =>
    compileOperator(operator, argument, condition),
  );
  return (values, deep) => tests.every((test) => test(values, deep));
}

function compileOperator(operator: string, argument: unknown, condition: Doc): Test {
  switch (operator) {
    case '$eq':
      return equalTest(argument);
    case '$ne':
      return not(equalTest(argument));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeTest(operator, argument);
    case '$in':
      return inTest(list(operator, argument));
    case '$nin':
      return not(inTest(list(operator, argument)));
    case '$not':
      if (!isOperatorDoc(argument) && bsonTag(argument) !== 'BSONRegExp')
        refuse(2, '$not needs a regex or a document');
      return not(compileCondition(argument));
    case '$exists': {
      const wanted = isTrue(argument);
      return (values) => values.some((value) => value !== undefined) === wanted;
    }
    case '$type':
      return typeTest(argument);
    case '$regex':
      return regexTest(argument, condition['$options']);
    case '$options':
      if (!Object.hasOwn(condition, '$regex')) refuse(2, '$options needs a $regex');
      return () => true;
    case '$size':
      return sizeTest(argument);
    case '$all':
      return allTest(list(operator, argument));
    case '$elemMatch':
      return elemMatchTest(argument);
  }
  return refuse(2, `unknown operator: ${operator}`);
}

export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  const number = toNumber(value);
  return number === undefined || number !== 0;
}

function list(operator: string, argument: unknown): unknown[] {
  return Array.isArray(argument) ? argument : refuse(2, `${operator} needs an array`);
}

function not(test: Test): Test {
  return (values, deep) => !test(values, deep);
}

function anyValue(values: unknown[], deep: boolean, test: Predicate): boolean {
  return values.some((value) => test(value) || (deep && Array.isArray(value) && value.some(test)));
}

function equalTest(wanted: unknown): Test {
  if (isOperatorDoc(wanted)) refuse(2, `unknown operator: ${Object.keys(wanted)[0]}`);
  const test = equals(wanted);
  return (values, deep) => anyValue(values, deep, test);
}

function equals(wanted: unknown): Predicate {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted;
  const order = typeOf(wanted)[2];
  const key = encodeKey(wanted);
  return (value) => value !== undefined && typeOf(value)[2] === order && encodeKey(value) === key;
}

function rangeTest(operator: string, bound: unknown): Test {
  if (bsonTag(bound) === 'BSONRegExp') refuse(2, `Can't have RegEx as arg to predicate over field`);
  const allowsEqual = operator === '$gte' || operator === '$lte';
  if (bound === null || bound === undefined) return allowsEqual ? equalTest(null) : () => false;
  if (isNaNValue(bound)) return allowsEqual ? equalTest(bound) : () => false;
  const order = typeOf(bound)[2];
  // MinKey and MaxKey compare with every type; all other bounds only with their own.
  const bracketed = order !== rank.minKey && order !== rank.maxKey;
  const key = encodeKey(bound);
  const wantsGreater = operator === '$gt' || operator === '$gte';
  return (values, deep) =>
    anyValue(values, deep, (value) => {
      if (value === undefined || (bracketed && (typeOf(value)[2] !== order || isNaNValue(value))))
        return false;
      const own = encodeKey(value);
      return own === key ? allowsEqual : own > key === wantsGreater;
    });
}

function inTest(items: unknown[]): Test {
  const keys = new Set<string>();
  const patterns: Test[] = [];
  for (const item of items) {
    if (bsonTag(item) === 'BSONRegExp') patterns.push(regexTest(item, ''));
    else if (isOperatorDoc(item)) refuse(2, 'cannot nest $ under $in');
    else keys.add(encodeKey(item));
  }
  const test: Predicate = (value) => keys.has(encodeKey(value));
  return (values, deep) => anyValue(values, deep, test) || patterns.some((pattern) => pattern(values, deep));
}

function regexTest(argument: unknown, options: unknown): Test {
  const given = bsonTag(argument) === 'BSONRegExp' ? (argument as BSONRegExp) : undefined;
  const pattern = given?.pattern ?? argument;
  if (typeof pattern !== 'string') return refuse(2, '$regex has to be a string');
  if (options !== undefined && typeof options !== 'string') return refuse(2, '$options has to be a string');
  const regex = toRegExp(pattern, options || given?.options || '');
  const test: Predicate = (value) =>
    typeof value === 'string'
      ? regex.test(value)
      : given !== undefined && bsonTag(value) === 'BSONRegExp' && encodeKey(value) === encodeKey(given);
  return (values, deep) => anyValue(values, deep, test);
}

const typeNames = new Set(
  'double string object array binData objectId bool date null regex int timestamp long decimal minKey maxKey number'.split(
    ' ',
  ),
);

function typeTest(argument: unknown): Test {
  const wanted = (Array.isArray(argument) ? argument : [argument]).map((item) => toNumber(item) ?? item);
  if (wanted.length === 0) refuse(9, '$type must match at least one type');
  for (const item of wanted) {
    if (typeof item === 'string' && !typeNames.has(item)) refuse(2, `Unknown type name alias: ${item}`);
    if (typeof item !== 'string' && typeof item !== 'number')
      refuse(14, 'type must be represented as a number or a string');
  }
  const test: Predicate = (value) => {
    if (value === undefined) return false;
    const [name, number, order] = typeOf(value);
    return wanted.some(
      (item) => item === name || item === number || (item === 'number' && order === rank.number),
    );
  };
  return (values, deep) => anyValue(values, deep, test);
}

function sizeTest(argument: unknown): Test {
  const size = toNumber(argument);
  if (size === undefined || !Number.isInteger(size))
    return refuse(2, 'Failed to parse $size. Expected an integer');
  if (size < 0) refuse(2, 'Failed to parse $size. Expected a non-negative number');
  return (values) => values.some((value) => Array.isArray(value) && value.length === size);
}

function allTest(items: unknown[]): Test {
  if (items.length === 0) return () => false;
  const tests = items.map((item) => {
    if (!isOperatorDoc(item)) return compileCondition(item);
    if (Object.keys(item).join() !== '$elemMatch') refuse(2, 'no $ expressions in $all');
    return elemMatchTest(item['$elemMatch']);
  });
  return (values, deep) => tests.every((test) => test(values, deep));
}

function elemMatchTest(argument: unknown): Test {
  if (!isDoc(argument)) return refuse(2, '$elemMatch needs an Object');
  const first = Object.keys(argument)[0] ?? '';
  const onValues = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first);
  const value = onValues ? compileValueTest(argument) : compileFilter(argument);
  const test: Predicate = (item) => (onValues || isDoc(item) || Array.isArray(item)) && value(item);
  return (values) => values.some((candidate) => Array.isArray(candidate) && candidate.some(test));
}
