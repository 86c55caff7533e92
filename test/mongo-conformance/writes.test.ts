import { useMongo } from './connect.ts';

const mongoServer = useMongo();

describe('upsert', () => {
  test('takes equalities of the filter, then the changes, then $setOnInsert', async () => {
    const collection = await mongoServer.filled();
    const filter = { 'k.x': 1, $and: [{ b: { $eq: 2 } }], n: { $gt: 5 }, c: { $in: [1] } };
    const result = await collection.updateOne(
      filter,
      { $set: { s: 1 }, $setOnInsert: { i: 1 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(
      await collection.findOne({ _id: result.upsertedId ?? 0 }, { projection: { _id: 0, c: 0 } }),
    ).toEqual({ k: { x: 1 }, b: 2, s: 1, i: 1 });
  });
  test('keeps the _id of the filter, first', async () => {
    const collection = await mongoServer.filled();
    await collection.updateOne({ a: 1, _id: 'x' }, { $inc: { n: 1 } }, { upsert: true });
    expect(Object.entries((await collection.findOne()) ?? {})).toEqual([
      ['_id', 'x'],
      ['a', 1],
      ['n', 1],
    ]);
  });
  test('replaces', async () => {
    const collection = await mongoServer.filled({ _id: 1, a: 1, b: 1 });
    await collection.replaceOne({ _id: 1 }, { c: 1 });
    await collection.replaceOne({ _id: 2 }, { d: 1 }, { upsert: true });
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, c: 1 },
      { _id: 2, d: 1 },
    ]);
    await expect(collection.replaceOne({ _id: 1 }, { _id: 9 })).rejects.toMatchObject({ code: 66 });
  });
});

describe('findOneAndUpdate', () => {
  test('gives the document before or after, sorted and projected', async () => {
    const collection = await mongoServer.filled({ _id: 1, n: 1, x: 1 }, { _id: 2, n: 5, x: 1 });
    const options = { sort: { n: -1 as const }, projection: { n: 1 } };
    expect(await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, options)).toEqual({ _id: 2, n: 5 });
    expect(
      await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, { ...options, returnDocument: 'after' }),
    ).toEqual({ _id: 2, n: 7 });
    expect(await collection.findOneAndUpdate({ n: 99 }, { $inc: { n: 1 } })).toBeNull();
    expect(await collection.findOneAndDelete({ n: 1 })).toEqual({ _id: 1, n: 1, x: 1 });
    expect(
      await collection.findOneAndReplace({ _id: 3 }, { a: 1 }, { upsert: true, returnDocument: 'after' }),
    ).toEqual({ _id: 3, a: 1 });
  });
  test('tells an upsert from an update', async () => {
    const collection = await mongoServer.filled();
    const upsert = () =>
      collection.findOneAndUpdate(
        { _id: 1 },
        { $inc: { n: 1 } },
        { upsert: true, includeResultMetadata: true },
      );
    expect(await upsert()).toMatchObject({
      value: null,
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 1 },
    });
    expect(await upsert()).toMatchObject({
      value: { _id: 1, n: 1 },
      lastErrorObject: { n: 1, updatedExisting: true },
    });
  });
  test('fifty at once with a unique key make one document and lose no count', async () => {
    const collection = await mongoServer.filled();
    await collection.createIndex({ k: 1 }, { unique: true });
    const once = async (): Promise<void> => {
      try {
        await collection.findOneAndUpdate({ k: 'x' }, { $inc: { n: 1 } }, { upsert: true });
      } catch (error) {
        // MongoDB may let two upserts race to the unique index; the loser tries again.
        if ((error as { code?: number }).code !== 11000) throw error;
        await once();
      }
    };
    await Promise.all(Array.from({ length: 50 }, once));
    expect(await collection.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ k: 'x', n: 50 }]);
  });
});

describe('bulk writes', () => {
  const writes = [
    { insertOne: { document: { _id: 1 } } },
    { insertOne: { document: { _id: 1 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
    { updateOne: { filter: { _id: 7 }, update: { $set: { a: 2 } }, upsert: true } },
    { deleteMany: { filter: { a: 2 } } },
  ];
  test('in order stop at the first error', async () => {
    const collection = await mongoServer.filled();
    await expect(collection.bulkWrite(writes)).rejects.toMatchObject({
      code: 11000,
      result: { insertedCount: 1, modifiedCount: 0 },
    });
    expect(await collection.find().toArray()).toEqual([{ _id: 1 }]);
  });
  test('out of order do all that can be done', async () => {
    const collection = await mongoServer.filled();
    const outcome = collection.bulkWrite(writes, { ordered: false });
    await expect(outcome).rejects.toMatchObject({
      code: 11000,
      result: { insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 },
    });
    expect(await collection.find().toArray()).toEqual([{ _id: 1, a: 1 }]);
  });
});
