import { mongo } from 'mongoose';
import { useMongo } from './connect.ts';

const mongoServer = useMongo();

interface Case {
  before?: object;
  filter?: object;
  change: object;
  arrayFilters?: object[];
}

async function after({ before = {}, filter = {}, change, arrayFilters }: Case): Promise<unknown> {
  const collection = await mongoServer.filled({ _id: 1, ...before });
  await collection.updateOne({ _id: 1, ...filter }, change, arrayFilters ? { arrayFilters } : {});
  const { _id, ...rest } = (await collection.findOne({ _id: 1 })) ?? { _id: 0 };
  return rest;
}

const works: [title: string, given: Case, wanted: object][] = [
  ['$set makes the documents on the way', { change: { $set: { 'a.b.c': 1 } } }, { a: { b: { c: 1 } } }],
  [
    '$set in an array fills it up with null',
    { before: { a: [1] }, change: { $set: { 'a.3': 4 } } },
    { a: [1, null, null, 4] },
  ],
  [
    '$unset removes a field and empties an element',
    { before: { a: 1, b: [1, 2] }, change: { $unset: { a: '', 'b.0': '' } } },
    { b: [null, 2] },
  ],
  ['$inc starts at nothing', { before: { n: 1 }, change: { $inc: { n: 2, m: -1 } } }, { n: 3, m: -1 }],
  ['$inc with a fraction', { before: { n: 1 }, change: { $inc: { n: 0.5 } } }, { n: 1.5 }],
  [
    '$min and $max compare in the order of BSON',
    { before: { a: 5, b: 5 }, change: { $min: { a: 3, c: 1 }, $max: { b: 'x' } } },
    { a: 3, b: 'x', c: 1 },
  ],
  [
    '$push appends and makes the array',
    { before: { a: [1] }, change: { $push: { a: [2], b: 3 } } },
    { a: [1, [2]], b: [3] },
  ],
  [
    '$push with $each and $slice keeps the last',
    { before: { a: [1, 2] }, change: { $push: { a: { $each: [3, 4], $slice: -3 } } } },
    { a: [2, 3, 4] },
  ],
  [
    '$push with $slice makes a missing array, too',
    { change: { $push: { a: { $each: [1, 2, 3], $slice: 2 } } } },
    { a: [1, 2] },
  ],
  [
    '$addToSet compares by value, in order of fields',
    {
      before: { a: [{ x: 1, y: 2 }] },
      change: { $addToSet: { a: { $each: [{ x: 1, y: 2 }, { y: 2, x: 1 }, 3, 3] } } },
    },
    { a: [{ x: 1, y: 2 }, { y: 2, x: 1 }, 3] },
  ],
  ['$pull by value', { before: { a: [1, 2, 1, [1]] }, change: { $pull: { a: 1 } } }, { a: [2, [1]] }],
  ['$pull by condition', { before: { a: [1, 5, 9] }, change: { $pull: { a: { $gte: 5 } } } }, { a: [1] }],
  [
    '$pull documents by some of their fields',
    { before: { a: [{ x: 1, y: 1 }, { x: 2 }] }, change: { $pull: { a: { x: 1 } } } },
    { a: [{ x: 2 }] },
  ],
  [
    '$pop from both ends',
    { before: { a: [1, 2, 3], b: [1, 2, 3] }, change: { $pop: { a: 1, b: -1 } } },
    { a: [1, 2], b: [2, 3] },
  ],
  [
    '$ changes the element that the filter met',
    {
      before: { a: [{ k: 1 }, { k: 2 }] },
      filter: { 'a.k': 2 },
      change: { $set: { 'a.$.v': 9, 'a.$.w': 8 } },
    },
    { a: [{ k: 1 }, { k: 2, v: 9, w: 8 }] },
  ],
  [
    '$ follows $elemMatch',
    {
      before: {
        a: [
          { k: 1, n: 1 },
          { k: 1, n: 2 },
        ],
      },
      filter: { a: { $elemMatch: { k: 1, n: 2 } } },
      change: { $inc: { 'a.$.n': 10 } },
    },
    {
      a: [
        { k: 1, n: 1 },
        { k: 1, n: 12 },
      ],
    },
  ],
  [
    '$ on plain values',
    { before: { a: [1, 5, 7] }, filter: { a: { $gt: 4 } }, change: { $set: { 'a.$': 0 } } },
    { a: [1, 0, 7] },
  ],
  [
    '$[id] changes the elements of its filter',
    {
      before: { a: [{ k: 1 }, { k: 2 }, { k: 3 }] },
      change: { $set: { 'a.$[e].v': 1 }, $unset: { 'a.$[f].k': '' } },
      arrayFilters: [{ 'e.k': { $gte: 2 } }, { 'f.k': 1 }],
    },
    { a: [{}, { k: 2, v: 1 }, { k: 3, v: 1 }] },
  ],
  [
    '$[] changes all elements, also in nested arrays',
    {
      before: { a: [{ b: [1, 2] }, { b: [3] }] },
      change: { $inc: { 'a.$[].b.$[x]': 10 } },
      arrayFilters: [{ x: { $ne: 2 } }],
    },
    { a: [{ b: [11, 2] }, { b: [13] }] },
  ],
  [
    '$setOnInsert does nothing to what exists',
    { before: { a: 1 }, change: { $setOnInsert: { b: 1 }, $set: { a: 2 } } },
    { a: 2 },
  ],
];

test.each(works)('%s', async (_title, given, wanted) => {
  expect(await after(given)).toEqual(wanted);
});

const refusals: [title: string, given: Case, code: number][] = [
  ['two changes of one path', { change: { $set: { a: 1 }, $inc: { a: 1 } } }, 40],
  ['a change inside of what another sets', { change: { $set: { a: 1, 'a.b': 1 } } }, 40],
  ['a field inside a scalar', { before: { a: 1 }, change: { $set: { 'a.b': 1 } } }, 28],
  ['$inc of text', { before: { a: 'x' }, change: { $inc: { a: 1 } } }, 14],
  ['$inc by text', { change: { $inc: { a: 'x' } } }, 14],
  ['$push to a scalar', { before: { a: 1 }, change: { $push: { a: 1 } } }, 2],
  ['$addToSet to a scalar', { before: { a: 1 }, change: { $addToSet: { a: 1 } } }, 2],
  ['$pull from a scalar', { before: { a: 1 }, change: { $pull: { a: 1 } } }, 2],
  ['$pop from a scalar', { before: { a: 1 }, change: { $pop: { a: 1 } } }, 14],
  ['another _id', { change: { $set: { _id: 2 } } }, 66],
  ['an unknown modifier', { change: { $frobnicate: { a: 1 } } }, 9],
  ['$ without an array in the filter', { before: { a: [1] }, change: { $set: { 'a.$': 1 } } }, 2],
  ['an array filter that is missing', { before: { a: [1] }, change: { $set: { 'a.$[e]': 1 } } }, 2],
  ['an array filter that is not used', { change: { $set: { a: 1 } }, arrayFilters: [{ e: 1 }] }, 9],
  ['an empty field name', { change: { $set: { 'a.': 1 } } }, 56],
];

test.each(refusals)('refused, and nothing changed: %s', async (_title, given, code) => {
  const collection = await mongoServer.filled({ _id: 1, keep: 1, ...given.before });
  const options = given.arrayFilters ? { arrayFilters: given.arrayFilters } : {};
  await expect(collection.updateOne({ _id: 1 }, given.change, options)).rejects.toMatchObject({ code });
  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, keep: 1, ...given.before });
});

test('an integer that overflows becomes a long', async () => {
  const collection = await mongoServer.filled({ _id: 1, n: 2147483647 });
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } });
  expect(await collection.findOne({ n: { $type: 'long' } })).toEqual({ _id: 1, n: 2147483648 });
});

test('$currentDate sets the date of the server', async () => {
  const collection = await mongoServer.filled({ _id: 1 });
  await collection.updateOne(
    { _id: 1 },
    { $currentDate: { at: true, stamp: { $type: 'timestamp' } } as object as never },
  );
  const found = await collection.findOne();
  expect(found?.['at']).toBeInstanceOf(Date);
  expect(found?.['stamp']).toBeInstanceOf(mongo.Timestamp);
});

test('updateMany tells matched from modified', async () => {
  const collection = await mongoServer.filled({ _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: 1 });
  expect(await collection.updateMany({ a: { $lte: 2 } }, { $set: { a: 1 } })).toMatchObject({
    matchedCount: 3,
    modifiedCount: 1,
  });
});

test('new fields stand in the order of their names', async () => {
  const collection = await mongoServer.filled({ _id: 1, z: 0 });
  await collection.updateOne({ _id: 1 }, { $set: { c: 1, a: 1 }, $inc: { b: 1 } });
  expect(Object.keys((await collection.findOne()) ?? {})).toEqual(['_id', 'z', 'a', 'b', 'c']);
});

test('a stored document is never changed through another', async () => {
  const collection = await mongoServer.filled({ _id: 1, list: [{ a: 1 }] }, { _id: 2 });
  await collection.updateMany({}, { $set: { shared: { deep: [1] } } });
  await collection.updateOne({ _id: 1 }, { $push: { 'shared.deep': 2 } as object });
  await collection.aggregate([{ $addFields: { 'list.a': 9 } }]).toArray();
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, list: [{ a: 1 }], shared: { deep: [1, 2] } },
    { _id: 2, shared: { deep: [1] } },
  ]);
});

test('a collection appears with its first document, not with a search for one', async () => {
  const collection = mongoServer.db.collection('untouched');
  await collection.updateOne({ a: 1 }, { $set: { a: 2 } });
  await collection.deleteOne({ a: 1 });
  await collection.findOneAndUpdate({ a: 1 }, { $set: { a: 2 } });
  expect(await mongoServer.db.listCollections({ name: 'untouched' }).toArray()).toEqual([]);
  await collection.updateOne({ a: 1 }, { $set: { b: 2 } }, { upsert: true });
  expect(await mongoServer.db.listCollections({ name: 'untouched' }).toArray()).toHaveLength(1);
});

test('a document that would grow beyond 16 MB is refused and stays as it was', async () => {
  const collection = await mongoServer.filled({ _id: 1, parts: ['x'.repeat(9_000_000)] });
  await expect(
    collection.updateOne({ _id: 1 }, { $push: { parts: 'y'.repeat(9_000_000) } as object }),
  ).rejects.toThrow(/size|large/i);
  expect(await collection.countDocuments({ parts: { $size: 1 } })).toBe(1);
});
