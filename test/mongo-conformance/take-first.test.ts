import { useMongo } from './connect.ts';

const mongoServer = useMongo();

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

test('findOneAndUpdate with a sort takes the first that is due, one caller each', async () => {
  const collection = await mongoServer.filled({ _id: 1, at: day(3) }, { _id: 2, at: day(1) }, { _id: 3 });
  const take = (lease: string) =>
    collection.findOneAndUpdate(
      { at: { $lte: day(4) } },
      { $set: { at: day(9), lease } },
      { sort: { at: 1 }, returnDocument: 'after' },
    );
  const taken = await Promise.all([take('a'), take('b'), take('c')]);
  expect(taken.map((document) => document?._id).toSorted()).toEqual([1, 2, undefined]);
  expect(await collection.findOne({ _id: 3 })).toEqual({ _id: 3 });
});
