import mongoose from 'mongoose';
import { testDatabaseUri, dropTestDatabase } from '../support/database.ts';
test('mongoose connects', async () => {
  const uri = testDatabaseUri();
  const c = await mongoose.createConnection(uri).asPromise();
  const M = c.model(
    'Thing',
    new mongoose.Schema({ a: { type: Number, unique: true }, b: [String] }, { timestamps: true }),
  );
  await M.init();
  await M.create({ a: 1, b: ['x'] });
  await expect(M.create({ a: 1 })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { a: 1 },
    keyValue: { a: 1 },
  });
  await M.insertMany(Array.from({ length: 300 }, (_, i) => ({ a: i + 10 })));
  expect((await M.find({ a: { $gte: 10 } }).sort({ a: -1 })).map((d) => d.a).slice(0, 2)).toEqual([309, 308]);
  expect(
    await M.findOneAndUpdate({ a: 5 }, { $push: { b: 'y' } }, { upsert: true, new: true }).lean(),
  ).toMatchObject({ a: 5, b: ['y'] });
  expect(await M.distinct('b')).toEqual(['x', 'y']);
  expect((await M.updateMany({ a: { $lt: 20 } }, { $inc: { __v: 1 } })).modifiedCount).toBe(12);
  expect((await M.deleteMany({ a: { $lt: 20 } })).deletedCount).toBe(12);
  expect(await M.estimatedDocumentCount()).toBe(290);
  await c.close();
  await dropTestDatabase(uri);
});
