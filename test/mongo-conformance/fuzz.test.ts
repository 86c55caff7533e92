import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { startEmbeddedMongo } from '../../sandbox/mongo/index.ts';
import { createCollection, type Collection } from '../../sandbox/mongo/collection.ts';
import { parseDirections, parseIndexSpec } from '../../sandbox/mongo/index-spec.ts';
import { MongoError } from '../../sandbox/mongo/errors.ts';
import { compileUpdate } from '../../sandbox/mongo/update.ts';
import type { Doc } from '../../sandbox/mongo/values.ts';
import { onlyEmbedded } from './connect.ts';

const { Double, Int32, Long, ObjectId } = mongo.BSON;
const ids = Array.from({ length: 4 }, (_, n) => new ObjectId(String(n).padStart(24, '0')));

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof createRandom>;

function pick<T>(random: Random, items: T[]): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

function scalar(random: Random): unknown {
  const makers: (() => unknown)[] = [
    () => new Int32(random(6) - 2),
    () => new Double(random(6) / 2),
    () => Long.fromNumber(random(4)),
    () => new Double(pick(random, [Number.NaN, Infinity, -0])),
    () => pick(random, ['', 'a', 'ab', 'b', 'ü', '\u0000a', '\u{1f600}', '\uffff']),
    () => pick(random, [true, false]),
    () => new Date(random(4) * 1000 - 2000),
    () => pick(random, ids),
    () => null,
  ];
  return pick(random, makers)();
}

function value(random: Random, depth = 0): unknown {
  const kind = random(10);
  if (kind === 0 && depth < 2) return Array.from({ length: random(4) }, () => value(random, depth + 1));
  if (kind === 1 && depth < 2)
    return { x: value(random, depth + 1), ...(random(2) === 0 && { y: scalar(random) }) };
  return scalar(random);
}

function document(random: Random): Doc {
  const result: Doc = {};
  for (const field of ['a', 'b', 'c']) if (random(5) > 0) result[field] = value(random);
  if (random(3) === 0)
    result['a'] = Array.from({ length: random(4) }, () => ({ x: scalar(random), y: scalar(random) }));
  return result;
}

function condition(random: Random): unknown {
  const makers: (() => unknown)[] = [
    () => scalar(random),
    () => value(random),
    () => ({ $in: [scalar(random), scalar(random), value(random)] }),
    () => ({ [pick(random, ['$gt', '$gte', '$lt', '$lte'])]: value(random) }),
    () => ({ $gte: scalar(random), $lt: scalar(random) }),
    () => ({ $ne: scalar(random) }),
    () => ({ $exists: random(2) === 0 }),
    () => ({ $elemMatch: { x: scalar(random), y: { $gte: scalar(random) } } }),
    () => ({ $elemMatch: { $gte: scalar(random), $lt: scalar(random) } }),
    () => ({ $not: { $gt: scalar(random) } }),
    () => ({ $all: [scalar(random)] }),
  ];
  return pick(random, makers)();
}

function filter(random: Random, depth = 0): Doc {
  const result: Doc = {};
  for (let count = random(3) + 1; count > 0; count -= 1) {
    result[pick(random, ['a', 'b', 'c', 'a.x', 'a.y', 'a.0', 'c.x'])] = condition(random);
  }
  if (depth === 0 && random(4) === 0)
    result[pick(random, ['$and', '$or', '$nor'])] = [filter(random, 1), filter(random, 1)];
  return result;
}

const indexes: Doc[] = [
  { key: { a: 1 } },
  { key: { a: -1, b: 1 } },
  { key: { b: 1, c: -1 } },
  { key: { 'a.x': 1, 'a.y': -1 } },
  { key: { c: 1, 'a.x': 1 }, sparse: true },
  { key: { b: -1 }, partialFilterExpression: { c: { $gte: new Int32(0) } } },
  { key: { b: 1 }, partialFilterExpression: { c: { $exists: true } } },
  { key: { c: 1, _id: 1 } },
  { key: { b: -1, _id: 1 } },
  { key: { 'a.x': 1, _id: 1 } },
].map((spec, n) => ({ ...spec, name: `i${n}` }));

const sorts: (Doc | undefined)[] = [
  undefined,
  { a: 1, _id: 1 },
  { b: 1, c: -1, _id: 1 },
  { b: -1, c: 1, _id: 1 },
  { c: 1, _id: 1 },
  { c: -1, _id: -1 },
  { b: -1, _id: 1 },
  { b: 1, _id: -1 },
  { 'a.x': 1, _id: 1 },
];

function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    // Two arrays in one compound key, or a field inside a scalar: refused, and nothing may have changed.
    if (!(error instanceof MongoError) || ![171, 28, 2, 14].includes(error.code)) throw error;
  }
}

function changeSomething(random: Random, collection: Collection): void {
  const records = [...collection.select({ filter: {}, useIndexes: false })];
  const kind = random(4);
  if (kind === 0 || records.length < 20) {
    attempt(() => collection.insert({ _id: new Int32(random(1_000_000)), ...document(random) }));
    return;
  }
  const record = pick(random, records);
  if (kind === 1 && records.length > 40) return collection.remove(record);
  const updates: Doc[] = [
    { $set: document(random) },
    { $unset: { a: '' } },
    { $push: { b: scalar(random) } },
    { $set: { 'a.x': scalar(random) } },
  ];
  attempt(() =>
    collection.replace(record, compileUpdate(pick(random, updates), {}, []).apply(record.document)),
  );
}

onlyEmbedded('seeded fuzz', () => {
  test.each([1, 2, 3, 4, 5, 6])('an index gives what a scan gives (seed %i)', (seed) => {
    const random = createRandom(seed);
    const collection = createCollection('db.fuzz', () => {});
    for (const spec of indexes) collection.addIndex(parseIndexSpec(spec));
    for (let step = 0; step < 1500; step += 1) {
      changeSomething(random, collection);
      const query = {
        filter: filter(random),
        sort: parseDirections(
          pick(
            random,
            sorts.map((sort) => ({ sort })),
          ).sort,
        ),
      };
      const read = (useIndexes: boolean): string[] => {
        const found = [...collection.select({ ...query, useIndexes })].map(({ document: { _id } }) =>
          String(_id),
        );
        return query.sort.length > 0 ? found : found.toSorted();
      };
      expect({ query, found: read(true) }).toEqual({ query, found: read(false) });
    }
  });

  test.each([11, 12])('a database that is opened again is as it was (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const folder = mkdtempSync(join(tmpdir(), 'waymark-fuzz-'));
    const run = async (use: (db: mongo.Db) => Promise<void>): Promise<string> => {
      const server = await startEmbeddedMongo({ folder });
      const client = await new mongo.MongoClient(server.uri).connect();
      const db = client.db('fuzz');
      await use(db);
      const state: unknown[] = [];
      for (const name of ['one', 'two']) {
        state.push(await db.collection(name).find({}, { promoteValues: false }).toArray());
        state.push(
          await db
            .collection(name)
            .indexes()
            .catch(() => []),
        );
      }
      await client.close();
      await server.close();
      return mongo.BSON.EJSON.stringify(state, { relaxed: false });
    };
    let last = '';
    for (let round = 0; round < 4; round += 1) {
      const before = await run(async (db) => {
        for (let step = 0; step < 150; step += 1)
          await writeSomething(random, db.collection(pick(random, ['one', 'two'])));
      });
      last = await run(async () => {});
      expect(last).toBe(before);
    }
    rmSync(folder, { recursive: true });
    expect(last.length).toBeGreaterThan(1000);
  });
});

async function writeSomething(random: Random, collection: mongo.Collection): Promise<void> {
  const some = { n: { $lt: random(30) } };
  const actions: (() => Promise<unknown>)[] = [
    () => collection.insertMany(Array.from({ length: 5 }, () => ({ n: random(30), ...document(random) }))),
    () => collection.updateMany(some, { $set: { c: scalar(random) }, $inc: { k: 1 } }),
    () => collection.deleteOne(some),
    () => collection.findOneAndUpdate({ n: 100 + random(5) }, { $inc: { hits: 1 } }, { upsert: true }),
    () => collection.createIndex({ [pick(random, ['b', 'c'])]: 1 }),
    () => (random(10) === 0 ? collection.drop() : collection.deleteMany({ n: random(30) })),
    () => collection.dropIndex('b_1').catch(() => {}),
  ];
  await pick(random, actions)();
}
