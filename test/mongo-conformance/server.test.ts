import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mongo } from 'mongoose';
import { onlyEmbedded, useMongo } from './connect.ts';

const mongoServer = useMongo();

test('GridFS keeps a file of 5 MB', async () => {
  const bucket = new mongo.GridFSBucket(mongoServer.db, { bucketName: 'files' });
  const content = randomBytes(5 * 1024 * 1024);
  const upload = bucket.openUploadStream('work.pdf', { metadata: { tenant: 'a' } });
  upload.end(content);
  await new Promise((resolve, reject) => upload.on('finish', resolve).on('error', reject));
  const [file] = await bucket.find({ 'metadata.tenant': 'a' }).toArray();
  expect(file).toMatchObject({ filename: 'work.pdf', length: content.length });
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await pipeline(bucket.openDownloadStream(upload.id), sink);
  expect(Buffer.concat(chunks).equals(content)).toBe(true);
  await bucket.delete(upload.id);
  expect(await mongoServer.db.collection('files.chunks').countDocuments()).toBe(0);
});

test('sessions are accepted', async () => {
  const collection = await mongoServer.filled({ _id: 1 });
  await mongoServer.client.withSession(async (session) => {
    await collection.updateOne({ _id: 1 }, { $set: { a: 1 } }, { session });
    expect(await collection.findOne({ _id: 1 }, { session, readConcern: { level: 'majority' } })).toEqual({
      _id: 1,
      a: 1,
    });
  });
});

test('an unacknowledged write arrives', async () => {
  const collection = await mongoServer.filled();
  await collection.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
  await collection.insertOne({ _id: 2 });
  expect(await collection.countDocuments({ _id: 2 })).toBe(1);
});

test('unknown commands, fields and operators are refused with MongoDB’s codes', async () => {
  const { db } = mongoServer;
  const collection = await mongoServer.filled({ _id: 1 });
  await expect(db.command({ frobnicate: 1 })).rejects.toMatchObject({
    code: 59,
    codeName: 'CommandNotFound',
  });
  await expect(db.command({ find: collection.collectionName, frobnicate: 1 })).rejects.toMatchObject({
    code: 40415,
  });
  await expect(collection.findOne({ a: { $frobnicate: 1 } })).rejects.toMatchObject({
    code: 2,
    codeName: 'BadValue',
  });
  await expect(collection.findOne({ $frobnicate: [] })).rejects.toMatchObject({ code: 2 });
  await expect(
    db.command({ getMore: mongo.BSON.Long.fromNumber(77), collection: 'x' }),
  ).rejects.toMatchObject({ code: 43 });
  await expect(db.collection('missing').findOne({ a: { $frobnicate: 1 } })).rejects.toMatchObject({
    code: 2,
  });
});

onlyEmbedded('the closed world of the embedded database', () => {
  test('refuses transactions as a standalone server does', async () => {
    const collection = await mongoServer.filled({ _id: 1 });
    await mongoServer.client.withSession(async (session) => {
      session.startTransaction();
      await expect(collection.insertOne({ _id: 2 }, { session })).rejects.toThrow(
        /retryable writes|Transaction numbers/,
      );
      await session.abortTransaction();
    });
  });

  const refused: [title: string, run: (collection: mongo.Collection) => Promise<unknown>][] = [
    ['$where', (collection) => collection.findOne({ $where: 'true' })],
    ['$expr', (collection) => collection.findOne({ $expr: { $eq: [1, 1] } })],
    ['$text', (collection) => collection.findOne({ $text: { $search: 'x' } })],
    ['collation', (collection) => collection.findOne({}, { collation: { locale: 'en' } })],
    ['updates by pipeline', (collection) => collection.updateOne({}, [{ $set: { a: 1 } }])],
    ['$rename', (collection) => collection.updateOne({}, { $rename: { a: 'b' } })],
    [
      '$push with $sort',
      (collection) => collection.updateOne({}, { $push: { a: { $each: [], $sort: 1 } } } as object),
    ],
    ['$facet', (collection) => collection.aggregate([{ $facet: { a: [] } }]).toArray()],
    ['change streams', (collection) => collection.watch().next()],
    ['text indexes', (collection) => collection.createIndex({ a: 'text' })],
    ['hashed indexes', (collection) => collection.createIndex({ a: 'hashed' })],
    ['expressions in a find projection', (collection) => collection.findOne({}, { projection: { x: '$a' } })],
    [
      'patterns that JavaScript reads differently',
      (collection) => collection.findOne({ a: { $regex: '(?i)x' } }),
    ],
    ['capped collections', () => mongoServer.db.createCollection('capped', { capped: true, size: 1000 })],
    ['validators', () => mongoServer.db.createCollection('valid', { validator: { a: 1 } })],
  ];
  test.each(refused)('refuses %s', async (_title, run) => {
    const collection = await mongoServer.filled({ _id: 1, a: 1 });
    await expect(run(collection as unknown as mongo.Collection)).rejects.toMatchObject({
      name: 'MongoServerError',
    });
  });

  test('refuses fields named like the prototype of an object, and keeps text that speaks of it', async () => {
    const collection = await mongoServer.filled({ _id: 1, text: 'about __proto__' });
    const named = JSON.parse('{"a":{"__proto__":{"x":1}}}') as object;
    await expect(collection.insertOne(named)).rejects.toMatchObject({ code: 2 });
    await expect(collection.updateOne({ _id: 1 }, { $set: { 'a.__proto__.x': 1 } })).rejects.toMatchObject({
      code: 2,
    });
    expect(await collection.find().toArray()).toEqual([{ _id: 1, text: 'about __proto__' }]);
  });

  test('expires by TTL index, and keeps what has no date', async () => {
    const collection = await mongoServer.filled(
      { _id: 1, at: new Date(1000) },
      { _id: 2, at: new Date(900_000) },
      { _id: 3, at: 'x' },
      { _id: 4 },
    );
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    expect(mongoServer.embedded?.sweepExpired(new Date(62_000))).toBe(1);
    expect((await collection.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([2, 3, 4]);
  });

  test('tells the shapes of commands without names and values', async () => {
    const collection = await mongoServer.filled();
    await collection
      .find({ secret: { $in: ['value'] }, $or: [{ a: 1 }] })
      .sort({ a: 1 })
      .limit(1)
      .toArray();
    await collection
      .updateOne(
        { secret: 1 },
        { $set: { 'a.$[x].b': { $weird: 1 } } },
        { arrayFilters: [{ x: { $gt: 1 } }] },
      )
      .catch(() => {});
    const shapes = mongoServer.embedded?.commandShapes() ?? [];
    expect(shapes).toContain('find: filter($in $or) limit sort');
    expect(shapes).toContain('update: ordered updates(arrayFilters($gt) q u($[id] $set))');
    expect(shapes.join()).not.toMatch(/secret|value|weird/);
  });

  test('closes a connection that does not speak the protocol, and goes on serving others', async () => {
    const { connect } = await import('node:net');
    const socket = connect(mongoServer.embedded?.port ?? 0, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve));
    expect(await mongoServer.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});
