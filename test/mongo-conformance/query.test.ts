import { mongo } from 'mongoose';
import { idsFound, useMongo } from './connect.ts';

const { Double, Int32, Long, Decimal128, MaxKey, MinKey, ObjectId } = mongo.BSON;
const mongoServer = useMongo();

/** Each row: what is asked, and which of the documents (by `_id`) answer. */
function finds(documents: object[], rows: [title: string, filter: object, ids: unknown[]][]): void {
  test.each(rows)('%s', async (_title, filter, ids) => {
    const collection = await mongoServer.filled(...documents);
    expect(await idsFound(collection, filter)).toEqual(ids);
  });
}

describe('null and missing', () => {
  finds(
    [
      { _id: 1, a: null },
      { _id: 2 },
      { _id: 3, a: 0 },
      { _id: 4, a: [] },
      { _id: 5, a: [null] },
      { _id: 6, a: { b: null } },
    ],
    [
      ['equality to null finds null, missing and an array holding null', { a: null }, [1, 2, 5]],
      ['$ne null leaves them out', { a: { $ne: null } }, [3, 4, 6]],
      ['$exists true counts an explicit null', { a: { $exists: true } }, [1, 3, 4, 5, 6]],
      ['$exists false finds only the missing', { a: { $exists: false } }, [2]],
      ['$in with null finds missing fields', { a: { $in: [null, 0] } }, [1, 2, 3, 5]],
      ['$nin with null leaves missing fields out', { a: { $nin: [null] } }, [3, 4, 6]],
      ['$gte null finds null and missing', { a: { $gte: null } }, [1, 2, 5]],
      ['$gt null finds nothing', { a: { $gt: null } }, []],
      [
        'a path below a scalar is missing, below an empty array reaches nothing',
        { 'a.b': null },
        [1, 2, 3, 6],
      ],
      ['$type null finds an explicit null only', { a: { $type: 'null' } }, [1, 5]],
    ],
  );
});

describe('arrays', () => {
  finds(
    [
      { _id: 1, a: [1, 2, 3] },
      { _id: 2, a: [[1, 2, 3], 9] },
      { _id: 3, a: 2 },
      { _id: 4, a: [] },
      {
        _id: 5,
        a: [
          { b: 1, c: 1 },
          { b: 2, c: 2 },
        ],
      },
      { _id: 6, a: [0, 10] },
    ],
    [
      ['a scalar finds an element', { a: 2 }, [1, 3]],
      ['an array finds the whole array or an element that is it', { a: [1, 2, 3] }, [1, 2]],
      ['an array is not found in another order', { a: [3, 2, 1] }, []],
      ['a range may be met by different elements', { a: { $gt: 4, $lt: 6 } }, [6]],
      ['$elemMatch wants one element to meet all', { a: { $elemMatch: { $gt: 4, $lt: 6 } } }, []],
      ['$elemMatch on documents', { a: { $elemMatch: { b: 1, c: 2 } } }, []],
      ['dotted paths may be met by different documents', { 'a.b': 1, 'a.c': 2 }, [5]],
      ['a number in a path is a position', { 'a.1': 10 }, [6]],
      ['a position and a field', { 'a.1.b': 2 }, [5]],
      ['$size counts elements', { a: { $size: 2 } }, [2, 5, 6]],
      ['$size 0', { a: { $size: 0 } }, [4]],
      ['$all wants every value', { a: { $all: [1, 3] } }, [1]],
      ['$all takes a scalar field', { a: { $all: [2] } }, [1, 3]],
      ['$all with nothing finds nothing', { a: { $all: [] } }, []],
      ['$all with $elemMatch', { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } }, [5]],
      ['$ne is false when any element is equal', { a: { $ne: 2 } }, [2, 4, 5, 6]],
      ['$nin likewise', { a: { $nin: [2, 10] } }, [2, 4, 5]],
      ['$in takes an array as a value', { a: { $in: [[1, 2, 3]] } }, [1, 2]],
      ['$not turns a whole condition round', { a: { $not: { $gt: 1 } } }, [4, 5]],
      ['$type array sees the array itself', { a: { $type: 'array' } }, [1, 2, 4, 5, 6]],
      ['$type number sees elements', { a: { $type: 'number' } }, [1, 2, 3, 6]],
      ['a range in a compared array', { a: { $gt: [1, 2] } }, [1, 2, 5]],
    ],
  );
});

describe('types', () => {
  const id = new ObjectId();
  finds(
    [
      { _id: 1, a: new Int32(5) },
      { _id: 2, a: new Double(5) },
      { _id: 3, a: Long.fromNumber(5) },
      { _id: 4, a: Decimal128.fromString('5.0') },
      { _id: 5, a: '5' },
      { _id: 6, a: true },
      { _id: 7, a: new Date(5) },
      { _id: 8, a: id },
      { _id: 9, a: Number.NaN },
      { _id: 10, a: Long.fromString('9007199254740993') },
      { _id: 11, a: new mongo.Binary(Buffer.from([0xff, 0xfe])) },
      { _id: 12, a: { x: 1, y: 2 } },
    ],
    [
      ['numbers of all types are equal by value', { a: 5 }, [1, 2, 3, 4]],
      ['$in by value', { a: { $in: [Long.fromNumber(5)] } }, [1, 2, 3, 4]],
      ['$gt stays within numbers, and NaN is not less', { a: { $lt: 6 } }, [1, 2, 3, 4]],
      ['NaN equals itself', { a: Number.NaN }, [9]],
      ['a long beyond 2^53 is exact', { a: { $gt: Long.fromString('9007199254740992') } }, [10]],
      ['$gte on a string finds strings', { a: { $gte: '' } }, [5]],
      ['$lt on a date finds dates', { a: { $lt: new Date(6) } }, [7]],
      ['false is less than true', { a: { $gt: false } }, [6]],
      ['an ObjectId is equal by its bytes', { a: new ObjectId(id.toHexString()) }, [8]],
      ['binary compares bytes', { a: new mongo.Binary(Buffer.from([0xfd, 0xfc])) }, []],
      ['a document is equal in the same order', { a: { x: 1, y: 2 } }, [12]],
      ['and not in another', { a: { y: 2, x: 1 } }, []],
      ['$type int', { a: { $type: 'int' } }, [1]],
      ['$type by number and by name together', { a: { $type: [1, 'long'] } }, [2, 3, 9, 10]],
      [
        'MinKey and MaxKey compare with every type',
        { a: { $gt: new MinKey(), $lt: new MaxKey() } },
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      ],
    ],
  );
});

describe('logic and text', () => {
  finds(
    [
      { _id: 1, a: 'Ana', b: 1 },
      { _id: 2, a: 'bo\nAna', b: 2 },
      { _id: 3, a: ['x', 'anab'], b: 3 },
      { _id: 4, b: 4 },
      { _id: 5, a: 'Ünal.', b: 5 },
    ],
    [
      ['$or finds any', { $or: [{ a: 'Ana' }, { b: { $gt: 4 } }] }, [1, 5]],
      ['$nor finds none of them', { $nor: [{ a: 'Ana' }, { b: { $gt: 4 } }] }, [2, 3, 4]],
      ['$and joins conditions on one field', { $and: [{ b: { $gt: 1 } }, { b: { $lt: 4 } }] }, [2, 3]],
      ['$regex keeps case', { a: { $regex: '^Ana' } }, [1]],
      ['$regex with i', { a: { $regex: '^ana', $options: 'i' } }, [1, 3]],
      ['$regex with m sees line starts', { a: /^Ana/m }, [1, 2]],
      ['$ allows one newline at the end only', { a: /bo$/ }, []],
      ['a dot does not match a newline', { a: /bo.Ana/ }, []],
      ['escaped punctuation', { a: { $regex: 'l\\.$' } }, [5]],
      ['case folding beyond ASCII', { a: /^ünal/i }, [5]],
      ['$in with a pattern', { a: { $in: [/^x/, 'Ana'] } }, [1, 3]],
      ['$not with a pattern', { a: { $not: /ana/i } }, [4, 5]],
    ],
  );
});

test('sorting follows the order of BSON types, arrays by their least or greatest element', async () => {
  const collection = await mongoServer.filled(
    { _id: 'regex', a: /x/ },
    { _id: 'date', a: new Date() },
    { _id: 'bool', a: false },
    { _id: 'id', a: new ObjectId() },
    { _id: 'bin', a: new mongo.Binary(Buffer.from('x')) },
    { _id: 'object', a: {} },
    { _id: 'string', a: 'x' },
    { _id: 'number', a: 1 },
    { _id: 'null', a: null },
    { _id: 'empty', a: [] },
    { _id: 'max', a: new MaxKey() },
    { _id: 'min', a: new MinKey() },
  );
  const sorted = await collection.find().sort({ a: 1 }).toArray();
  expect(sorted.map(({ _id }) => _id)).toEqual([
    'min',
    'empty',
    'null',
    'number',
    'string',
    'object',
    'bin',
    'id',
    'bool',
    'date',
    'regex',
    'max',
  ]);
  const arrays = await mongoServer.filled({ _id: 1, a: [5, 1] }, { _id: 2, a: [3] }, { _id: 3, a: 4 });
  expect((await arrays.find().sort({ a: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 2, 3]);
  expect((await arrays.find().sort({ a: -1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 3, 2]);
});

test('a projection includes or excludes, through arrays, and keeps the order of the document', async () => {
  const collection = await mongoServer.filled({
    _id: 1,
    z: 1,
    a: [{ b: 1, c: 2 }, 5, { c: 3 }],
    d: { e: 1, f: 2 },
  });
  const one = async (projection: object) => await collection.findOne({}, { projection });
  expect(await one({ 'a.b': 1, z: 1 })).toEqual({ _id: 1, z: 1, a: [{ b: 1 }, {}] });
  expect(await one({ _id: 0, d: { f: 1 } })).toEqual({ d: { f: 2 } });
  expect(await one({ a: 0, 'd.e': 0 })).toEqual({ _id: 1, z: 1, d: { f: 2 } });
  expect(await one({ _id: 0 })).toEqual({ z: 1, a: [{ b: 1, c: 2 }, 5, { c: 3 }], d: { e: 1, f: 2 } });
  await expect(one({ a: 1, z: 0 })).rejects.toMatchObject({ code: 31254 });
});

test('what was stored comes back with its exact type', async () => {
  const collection = await mongoServer.filled({
    _id: 1,
    d: new Double(1),
    l: Long.fromNumber(1),
    i: new Int32(1),
  });
  const found = await collection.findOne({}, { promoteValues: false });
  expect([found?.['d'], found?.['l'], found?.['i']].map((value) => value._bsontype)).toEqual([
    'Double',
    'Long',
    'Int32',
  ]);
});

test('a cursor gives everything over several batches, and skip, limit and count agree', async () => {
  const collection = await mongoServer.filled(
    ...Array.from({ length: 1000 }, (_, n) => ({ _id: n, n: n % 7 })),
  );
  const all = await collection.find().sort({ _id: -1 }).batchSize(77).toArray();
  expect(all.map(({ _id }) => _id)).toEqual(Array.from({ length: 1000 }, (_, n) => 999 - n));
  expect(
    (await collection.find().sort({ _id: 1 }).skip(10).limit(3).toArray()).map(({ _id }) => _id),
  ).toEqual([10, 11, 12]);
  expect(await collection.countDocuments({ n: 3 })).toBe(143);
  expect(await collection.estimatedDocumentCount()).toBe(1000);
  expect((await collection.distinct('n', { _id: { $lt: 3 } })).toSorted()).toEqual([0, 1, 2]);
  const cursor = collection.find().batchSize(10);
  await cursor.next();
  await cursor.close();
});

test('numbers of different types are sorted by their exact value', async () => {
  const ascending = [
    new Double(Number.NaN),
    new Double(-Infinity),
    Decimal128.fromString('-1E+400'),
    new Double(-1e300),
    Long.fromString('-9007199254740993'),
    new Double(-9007199254740992),
    new Int32(-1),
    Decimal128.fromString('-0.5'),
    new Int32(0),
    Decimal128.fromString('1E-400'),
    Decimal128.fromString('0.1'),
    // The double nearest to 0.1 is a little more than it.
    new Double(0.1),
    new Int32(1),
    new Double(1.5),
    new Double(9007199254740992),
    Long.fromString('9007199254740993'),
    new Double(1e300),
    Decimal128.fromString('1E+400'),
    new Double(Infinity),
  ];
  const shuffled = ascending
    .map((value, n) => ({ _id: n, value }))
    .toSorted((a, b) => ((a._id * 7) % 19) - ((b._id * 7) % 19));
  const collection = await mongoServer.filled(...shuffled);
  const sorted = await collection.find().sort({ value: 1 }).toArray();
  expect(sorted.map(({ _id }) => _id)).toEqual(ascending.map((_, n) => n));
  await collection.createIndex({ value: -1 });
  expect(await idsFound(collection, { value: { $gt: Long.fromString('9007199254740992') } })).toEqual([
    15, 16, 17, 18,
  ]);
  expect(await idsFound(collection, { value: 0.1 })).toEqual([11]);
});
