import mongoose from 'mongoose';
import { useMongo } from './connect.ts';

const mongoServer = useMongo();

describe('unique indexes', () => {
  test('tell key pattern and key value, in MongoDB’s words', async () => {
    const collection = await mongoServer.filled({ a: { b: 1 }, c: 'x' });
    await collection.createIndex({ 'a.b': 1, c: -1 }, { unique: true });
    await expect(collection.insertOne({ a: { b: 1 }, c: 'x' })).rejects.toMatchObject({
      code: 11000,
      message: `E11000 duplicate key error collection: ${collection.namespace} index: a.b_1_c_-1 dup key: { a.b: 1, c: "x" }`,
      keyPattern: { 'a.b': 1, c: -1 },
      keyValue: { 'a.b': 1, c: 'x' },
    });
    await expect(collection.insertOne({ a: { b: 1 }, c: 'y' })).resolves.toMatchObject({
      acknowledged: true,
    });
  });
  test('count a missing field as null', async () => {
    const collection = await mongoServer.filled({ _id: 1 });
    await collection.createIndex({ a: 1 }, { unique: true });
    await expect(collection.insertOne({ a: null })).rejects.toMatchObject({
      code: 11000,
      keyValue: { a: null },
    });
    await expect(
      collection.updateOne({ _id: 2 }, { $set: { b: 1 } }, { upsert: true }),
    ).rejects.toMatchObject({ code: 11000 });
  });
  test('hold for each element of an array, but not within one document', async () => {
    const collection = await mongoServer.filled();
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertOne({ _id: 1, a: [1, 1, 2] });
    await expect(collection.insertOne({ a: 2 })).rejects.toMatchObject({ code: 11000, keyValue: { a: 2 } });
    await expect(collection.insertOne({ _id: 2, a: [3, 4] })).resolves.toBeDefined();
    await expect(collection.updateOne({ _id: 2 }, { $push: { a: 1 } as object })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await collection.findOne({ a: 4 })).toEqual({ _id: 2, a: [3, 4] });
  });
  test('are sparse: only documents with the field compete', async () => {
    const collection = await mongoServer.filled();
    await collection.createIndex({ a: 1 }, { unique: true, sparse: true });
    await collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, a: 1 }]);
    await expect(collection.insertOne({ a: 1 })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.countDocuments({ a: null })).toBe(2);
    expect((await collection.find().sort({ a: 1, _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([
      1, 2, 3,
    ]);
  });
  test('are partial: only documents of the filter compete', async () => {
    const collection = await mongoServer.filled();
    await collection.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { state: 'open' } });
    await collection.insertMany([
      { _id: 1, a: 1, state: 'open' },
      { _id: 2, a: 1, state: 'done' },
      { _id: 3, a: 1 },
    ]);
    await expect(collection.updateOne({ _id: 2 }, { $set: { state: 'open' } })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await collection.countDocuments({ a: 1 })).toBe(3);
    expect(await collection.countDocuments({ a: 1, state: 'open' })).toBe(1);
    await collection.updateOne({ _id: 1 }, { $set: { state: 'done' } });
    await collection.updateOne({ _id: 2 }, { $set: { state: 'open' } });
    expect((await collection.find({ a: 1, state: 'open' }).toArray()).map(({ _id }) => _id)).toEqual([2]);
  });
  test('cannot be built over duplicates', async () => {
    const collection = await mongoServer.filled({ a: 1 }, { a: 1 });
    await expect(collection.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.indexes()).toHaveLength(1);
  });
});

test('two arrays in one compound index are refused', async () => {
  const collection = await mongoServer.filled();
  await collection.createIndex({ a: 1, b: 1 });
  await expect(collection.insertOne({ a: [1], b: [1] })).rejects.toMatchObject({ code: 171 });
  await expect(collection.insertOne({ a: [1], b: 1 })).resolves.toBeDefined();
});

test('indexes are listed, made once, and dropped', async () => {
  const collection = await mongoServer.filled({ _id: 1 });
  await collection.createIndex({ a: 1, b: -1 }, { name: 'ab', unique: true });
  await collection.createIndex({ a: 1, b: -1 }, { name: 'ab', unique: true });
  await collection.createIndex(
    { at: 1 },
    { expireAfterSeconds: 60, partialFilterExpression: { x: { $exists: true } } },
  );
  expect(await collection.indexes()).toEqual([
    { v: 2, key: { _id: 1 }, name: '_id_' },
    { v: 2, key: { a: 1, b: -1 }, name: 'ab', unique: true },
    {
      v: 2,
      key: { at: 1 },
      name: 'at_1',
      expireAfterSeconds: 60,
      partialFilterExpression: { x: { $exists: true } },
    },
  ]);
  await expect(collection.createIndex({ c: 1 }, { name: 'ab' })).rejects.toMatchObject({ code: 86 });
  await expect(
    collection.createIndex({ a: 1, b: -1 }, { name: 'other', unique: true }),
  ).rejects.toMatchObject({ code: 85 });
  await collection.dropIndex('ab');
  await expect(collection.dropIndex('ab')).rejects.toMatchObject({ code: 27 });
  await expect(collection.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
  await expect(mongoServer.db.collection('nowhere').indexes()).rejects.toMatchObject({ code: 26 });
});

test('a hint is obeyed only when the index exists', async () => {
  const collection = await mongoServer.filled({ _id: 1, a: 1 });
  await collection.createIndex({ a: 1 });
  expect(await collection.find({ a: 1 }).hint('a_1').toArray()).toHaveLength(1);
  expect(await collection.find({ a: 1 }).hint({ a: 1 }).toArray()).toHaveLength(1);
  await expect(collection.find({ a: 1 }).hint('b_1').toArray()).rejects.toMatchObject({ code: 2 });
});

test('collections are created once, listed and dropped', async () => {
  const { db } = mongoServer;
  await db.createCollection('made');
  await expect(db.createCollection('made')).rejects.toMatchObject({ code: 48 });
  expect(await db.listCollections({ name: 'made' }, { nameOnly: true }).toArray()).toEqual([
    { name: 'made', type: 'collection' },
  ]);
  await db.dropCollection('made');
  expect(await db.listCollections({ name: 'made' }).toArray()).toEqual([]);
});

describe('through mongoose', () => {
  test('duplicates, versions and upserts are reported as usual', async () => {
    const connection = await mongoose.createConnection(mongoServer.uri).asPromise();
    const schema = new mongoose.Schema(
      { key: { type: String, unique: true }, list: [{ n: Number }] },
      { timestamps: true },
    );
    const Thing = connection.model('Thing', schema);
    await Thing.init();
    await Thing.create({ key: 'a', list: [{ n: 1 }, { n: 2 }] });
    await expect(Thing.create({ key: 'a' })).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 11000,
      keyPattern: { key: 1 },
      keyValue: { key: 'a' },
    });
    await expect(
      Thing.insertMany([{ key: 'b' }, { key: 'a' }, { key: 'c' }], { ordered: false }),
    ).rejects.toMatchObject({ code: 11000 });
    expect(await Thing.countDocuments()).toBe(3);
    const [one, two] = await Promise.all([Thing.findOne({ key: 'a' }), Thing.findOne({ key: 'a' })]);
    one?.list.set(0, { n: 5 } as never);
    one?.list.splice(1, 1);
    await one?.save();
    two?.list.splice(0, 2);
    await expect(two?.save()).rejects.toThrow(mongoose.Error.VersionError);
    const upserted = await Thing.findOneAndUpdate(
      { key: 'd' },
      { $push: { list: { n: 1 } } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    expect(upserted).toMatchObject({ key: 'd', list: [{ n: 1 }], __v: 0 });
    await connection.close();
  });
});
