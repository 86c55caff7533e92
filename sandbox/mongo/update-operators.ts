import { Double, Int32, Long, Timestamp } from 'bson';
import { refuse } from './errors.ts';
import { compileFilter, compileValueTest, isOperatorDoc } from './match.ts';
import { setAt, unsetAt, valueAt } from './update-paths.ts';
import { bsonTag, compareValues, encodeKey, isDoc, own, toNumber, typeOf, type Doc } from './values.ts';

/** Changes the (already copied) document at one concrete path. */
export type UpdateOperator = (document: Doc, parts: string[], argument: unknown) => void;

export const updateOperators: Record<string, UpdateOperator> = {
  $set: setAt,
  $setOnInsert: setAt,
  $unset: unsetAt,
  $inc: increment,
  $min: (document, parts, argument) => keepExtreme(document, parts, { argument, sign: -1 }),
  $max: (document, parts, argument) => keepExtreme(document, parts, { argument, sign: 1 }),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pop: pop,
  $currentDate: currentDate,
};

/** Adds two BSON numbers: integers stay integers and widen on overflow, as in MongoDB. */
export function addNumbers(a: unknown, b: unknown): unknown {
  const tags = [bsonTag(a), bsonTag(b)];
  if (tags.includes('Decimal128'))
    refuse(238, 'Arithmetic on decimals is not supported by the embedded database');
  if (tags.some((tag) => tag !== 'Int32' && tag !== 'Long'))
    return new Double((toNumber(a) ?? 0) + (toNumber(b) ?? 0));
  const sum = toBigInt(a) + toBigInt(b);
  if (!tags.includes('Long') && BigInt.asIntN(32, sum) === sum) return new Int32(Number(sum));
  if (BigInt.asIntN(64, sum) !== sum)
    refuse(2, 'Failed to apply $inc operations to current value: integer overflow');
  return Long.fromBigInt(sum);
}

function toBigInt(value: unknown): bigint {
  return bsonTag(value) === 'Long' ? (value as Long).toBigInt() : BigInt(toNumber(value) ?? 0);
}

function increment(document: Doc, parts: string[], argument: unknown): void {
  const current = valueAt(document, parts);
  if (current === undefined) return setAt(document, parts, argument);
  if (toNumber(current) === undefined) {
    refuse(
      14,
      `Cannot apply $inc to a value of non-numeric type. The document has the field '${parts.join('.')}' of non-numeric type ${typeOf(current)[0]}`,
    );
  }
  setAt(document, parts, addNumbers(current, argument));
}

function keepExtreme(
  document: Doc,
  parts: string[],
  { argument, sign }: { argument: unknown; sign: number },
): void {
  const current = valueAt(document, parts);
  if (current === undefined || compareValues(argument, current) * sign > 0) setAt(document, parts, argument);
}

function arrayAt(document: Doc, parts: string[], message: (type: string) => string): unknown[] | undefined {
  const current = valueAt(document, parts);
  if (current === undefined || Array.isArray(current)) return current;
  return refuse(2, message(typeOf(current)[0]));
}

function push(document: Doc, parts: string[], argument: unknown): void {
  const path = parts.join('.');
  const current = arrayAt(
    document,
    parts,
    (type) => `The field '${path}' must be an array but is of type ${type}`,
  );
  const modifiers = isDoc(argument) && Object.hasOwn(argument, '$each') ? argument : undefined;
  if (!modifiers) return setAt(document, parts, [...(current ?? []), argument]);
  for (const name of Object.keys(modifiers)) {
    if (name !== '$each' && name !== '$slice') refuse(2, `Unrecognized clause in $push: ${name}`);
  }
  const items = modifiers['$each'];
  if (!Array.isArray(items)) return refuse(2, 'The argument to $each in $push must be an array');
  const result = [...(current ?? []), ...items];
  if (!Object.hasOwn(modifiers, '$slice')) return setAt(document, parts, result);
  const slice = toNumber(modifiers['$slice']);
  if (slice === undefined || !Number.isInteger(slice))
    return refuse(2, 'The value for $slice must be an integer value');
  setAt(document, parts, slice < 0 ? result.slice(slice) : result.slice(0, slice));
}

function addToSet(document: Doc, parts: string[], argument: unknown): void {
  const path = parts.join('.');
  const current = arrayAt(
    document,
    parts,
    (type) => `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${type}`,
  );
  let items: unknown[] = [argument];
  if (isDoc(argument) && Object.hasOwn(argument, '$each')) {
    const each = argument['$each'];
    if (Object.keys(argument).length > 1) refuse(2, `Found unexpected fields after $each in $addToSet`);
    items = Array.isArray(each) ? each : refuse(14, 'The argument to $each in $addToSet must be an array');
  }
  const result = [...(current ?? [])];
  const keys = new Set(result.map(encodeKey));
  for (const item of items) {
    const key = encodeKey(item);
    if (!keys.has(key)) result.push(item);
    keys.add(key);
  }
  setAt(document, parts, result);
}

function pull(document: Doc, parts: string[], argument: unknown): void {
  const current = arrayAt(document, parts, () => 'Cannot apply $pull to a non-array value');
  if (!current) return;
  const test = pullTest(argument);
  setAt(
    document,
    parts,
    current.filter((item) => !test(item)),
  );
}

function pullTest(argument: unknown): (item: unknown) => boolean {
  if (!isDoc(argument)) return compileValueTest(argument);
  const first = Object.keys(argument)[0] ?? '';
  if (isOperatorDoc(argument) && !['$and', '$or', '$nor'].includes(first)) return compileValueTest(argument);
  const filter = compileFilter(argument);
  return (item) => isDoc(item) && filter(item);
}

function pop(document: Doc, parts: string[], argument: unknown): void {
  const direction = toNumber(argument);
  if (direction !== 1 && direction !== -1) refuse(9, '$pop expects 1 or -1');
  const current = valueAt(document, parts);
  if (current === undefined) return;
  if (!Array.isArray(current)) {
    return refuse(
      14,
      `Path '${parts.join('.')}' contains an element of non-array type '${typeOf(current)[0]}'`,
    );
  }
  setAt(document, parts, direction === 1 ? current.slice(0, -1) : current.slice(1));
}

function currentDate(document: Doc, parts: string[], argument: unknown): void {
  const kind = isDoc(argument) ? own(argument, '$type') : argument;
  if (kind === 'timestamp') {
    return setAt(document, parts, new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }));
  }
  if (kind !== 'date' && typeof kind !== 'boolean') {
    refuse(2, `The '$type' string field is required to be 'date' or 'timestamp'`);
  }
  setAt(document, parts, new Date());
}
