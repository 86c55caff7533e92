import type { Binary, BSONRegExp, Decimal128, Int32, Long, ObjectId, Timestamp } from 'bson';
import { refuse } from './errors.ts';
import { encodeDecimal, encodeDouble, encodeLong } from './number-key.ts';

export type Doc = Record<string, unknown>;

/** Where BSON types stand in MongoDB's comparison order; types that compare with each other share a rank. */
export const rank = {
  minKey: 1,
  undefined: 3,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  maxKey: 127,
} as const;

const bsonTypes: Record<string, [name: string, number: number, rank: number]> = {
  MinKey: ['minKey', -1, rank.minKey],
  Double: ['double', 1, rank.number],
  Int32: ['int', 16, rank.number],
  Long: ['long', 18, rank.number],
  Decimal128: ['decimal', 19, rank.number],
  Binary: ['binData', 5, rank.binary],
  ObjectId: ['objectId', 7, rank.objectId],
  Timestamp: ['timestamp', 17, rank.timestamp],
  BSONRegExp: ['regex', 11, rank.regex],
  MaxKey: ['maxKey', 127, rank.maxKey],
};

export function typeOf(value: unknown): [name: string, number: number, rank: number] {
  if (value === null) return ['null', 10, rank.null];
  switch (typeof value) {
    case 'string':
      return ['string', 2, rank.string];
    case 'number':
      return ['double', 1, rank.number];
    case 'boolean':
      return ['bool', 8, rank.bool];
    case 'undefined':
      return ['null', 10, rank.null];
  }
  if (Array.isArray(value)) return ['array', 4, rank.array];
  if (value instanceof Date) return ['date', 9, rank.date];
  const name = bsonTag(value);
  if (name === undefined) return ['object', 3, rank.object];
  return bsonTypes[name] ?? refuse(238, `BSON type ${name} is not supported by the embedded database`);
}

/** True for a document, false for arrays, scalars and BSON's own value classes. */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    bsonTag(value) === undefined
  );
}

export function bsonTag(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, '_bsontype')) return undefined;
  return (value as { _bsontype?: string })._bsontype;
}

/** A field's own value, or undefined when it is missing; never something inherited. */
export function own(document: Doc, field: string): unknown {
  return Object.hasOwn(document, field) ? document[field] : undefined;
}

/** Numbers of every BSON type as a double; undefined for everything else. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  switch (bsonTag(value)) {
    case 'Int32':
    case 'Double':
      return (value as Int32).value;
    case 'Long':
      return (value as Long).toNumber();
    case 'Decimal128':
      return Number((value as Decimal128).toString());
  }
  return undefined;
}

/**
 * Encodes a value so that comparing two encodings as strings is MongoDB's comparison, and equal values have one
 * encoding. Characters are 0..255, the encoding delimits itself, so encodings can be joined into compound keys.
 */
export function encodeKey(value: unknown): string {
  const [, , order] = typeOf(value);
  return String.fromCharCode(order) + encodePayload(value, order);
}

function encodePayload(value: unknown, order: number): string {
  switch (order) {
    case rank.number:
      return encodeNumber(value);
    case rank.string:
      return encodeText(value as string);
    case rank.object: {
      let key = '';
      for (const [name, item] of Object.entries(value as Doc)) {
        key += String.fromCharCode(typeOf(item)[2]) + encodeText(name) + encodeKey(item);
      }
      return `${key}\0`;
    }
    case rank.array:
      return `${(value as unknown[]).map(encodeKey).join('')}\0`;
    case rank.binary: {
      const { buffer, position, sub_type: subType } = value as Binary;
      const length = String(position).padStart(8, '0');
      return (
        length + String.fromCharCode(subType) + Buffer.from(buffer.subarray(0, position)).toString('latin1')
      );
    }
    case rank.objectId: {
      const { id } = value as ObjectId;
      return Buffer.from(id.buffer, id.byteOffset, 12).toString('latin1');
    }
    case rank.bool:
      return value === true ? '\x01' : '\0';
    case rank.date:
      return encodeDouble((value as Date).getTime());
    case rank.timestamp:
      return (
        encodeDouble((value as Timestamp).getHighBitsUnsigned()) +
        encodeDouble((value as Timestamp).getLowBitsUnsigned())
      );
    case rank.regex:
      return encodeText((value as BSONRegExp).pattern) + encodeText((value as BSONRegExp).options);
  }
  return '';
}

function encodeNumber(value: unknown): string {
  switch (bsonTag(value)) {
    case 'Long':
      return encodeLong(value as Long);
    case 'Decimal128':
      return encodeDecimal(value as Decimal128);
  }
  return encodeDouble(toNumber(value) ?? Number.NaN);
}

/** Other characters, and the zero byte, need UTF-8 and escaping. */
const plainText = /^[ -~\t\n\r]*$/;

/** MongoDB compares strings by their UTF-8 bytes; a zero byte is escaped so that the end can be marked by one. */
function encodeText(text: string): string {
  if (plainText.test(text)) return `${text}\0\x01`;
  return `${Buffer.from(text).toString('latin1').replaceAll('\0', '\0\xff')}\0\x01`;
}

export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && a === b) return 0;
  const x = encodeKey(a);
  const y = encodeKey(b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function isNaNValue(value: unknown): boolean {
  const number = toNumber(value);
  return number !== undefined && Number.isNaN(number);
}

/** Copies documents and arrays; BSON values are never changed in place and so are shared. */
export function cloneValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T;
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const key of Object.keys(value)) copy[key] = cloneValue((value as Doc)[key]);
  return copy as T;
}

/** Stricter than comparison: numbers of different BSON types differ. Decides whether an update changed anything. */
export function isIdentical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isIdentical(item, b[index]));
  if (isDoc(a)) {
    if (!isDoc(b)) return false;
    const keys = Object.keys(a);
    const others = Object.keys(b);
    return (
      keys.length === others.length &&
      keys.every((key, index) => key === others[index] && isIdentical(a[key], b[key]))
    );
  }
  if (bsonTag(a) !== bsonTag(b) || typeof a !== typeof b) return false;
  return !isDoc(b) && encodeKey(a) === encodeKey(b);
}

/** The way MongoDB's messages show a value: `{ a: 1, b: "x" }`. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(showValue).join(', ')} ]`;
  if (isDoc(value)) {
    const fields = Object.entries(value).map(([key, item]) => `${key}: ${showValue(item)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  switch (bsonTag(value)) {
    case 'ObjectId':
      return `ObjectId('${(value as ObjectId).toHexString()}')`;
    case 'Binary':
      return `BinData(${(value as Binary).sub_type}, ${Buffer.from((value as Binary).buffer)
        .toString('hex')
        .toUpperCase()})`;
    case 'BSONRegExp':
      return `/${(value as BSONRegExp).pattern}/${(value as BSONRegExp).options}`;
    case 'Double': {
      const number = toNumber(value);
      return Number.isInteger(number) ? `${number}.0` : String(number);
    }
  }
  return String(value);
}
