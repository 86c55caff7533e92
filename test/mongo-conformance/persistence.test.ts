import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { openEmbeddedMongo, startEmbeddedMongo } from '../../sandbox/mongo/index.ts';
import { startMongoProcess } from '../support/mongo-process.ts';
import { onlyEmbedded } from './connect.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-mongo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function withClient<T>(uri: string, use: (db: mongo.Db) => Promise<T>): Promise<T> {
  const client = await new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5000 }).connect();
  try {
    return await use(client.db('kept'));
  } finally {
    await client.close();
  }
}

/** Opens the folder's database for one use. */
async function reopened<T>(use: (db: mongo.Db) => Promise<T>): Promise<T> {
  const server = await startEmbeddedMongo({ folder });
  try {
    return await withClient(server.uri, use);
  } finally {
    await server.close();
  }
}

onlyEmbedded('the journal', () => {
  test.each([200, 900, 2500])(
    'loses no acknowledged write when its process is killed after %i of them',
    async (count) => {
      const server = await startMongoProcess(folder);
      const acknowledged = new Map<number, number>();
      await withClient(server.uri, async (db) => {
        const collection = db.collection<{ _id: number; n: number }>('c');
        let next = 0;
        let killed: Promise<void> | undefined;
        const writer = async (): Promise<void> => {
          while (!killed) {
            next += 1;
            const id = next % 400;
            const n = next;
            const done = await collection
              .updateOne({ _id: id }, { $max: { n } }, { upsert: true })
              .catch(() => undefined);
            if (done) acknowledged.set(id, Math.max(n, acknowledged.get(id) ?? 0));
            if (next >= count) killed ??= server.kill();
          }
        };
        await Promise.all(Array.from({ length: 12 }, writer));
        await killed;
      });
      const kept = await reopened((db) => db.collection<{ _id: number; n: number }>('c').find().toArray());
      const values = new Map(kept.map(({ _id, n }) => [_id, n]));
      const lost = [...acknowledged].filter(([id, n]) => (values.get(id) ?? 0) < n);
      expect(acknowledged.size).toBeGreaterThan(100);
      expect(lost).toEqual([]);
    },
  );

  test('is cut where its end is torn, and goes on from there', async () => {
    const path = join(folder, 'journal');
    await reopened((db) => db.collection('c').insertOne({ a: 1 }));
    const whole = statSync(path).size;
    await reopened((db) => db.collection('c').insertMany([{ a: 2 }, { a: 3 }]));
    truncateSync(path, statSync(path).size - 5);
    expect(await reopened((db) => db.collection('c').distinct('a'))).toEqual([1]);
    expect(statSync(path).size).toBe(whole);
    appendFileSync(path, Buffer.from([40, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7]));
    await reopened((db) => db.collection('c').insertOne({ a: 4 }));
    expect(await reopened((db) => db.collection('c').distinct('a'))).toEqual([1, 4]);
  });

  test('is written anew when most of it is past', async () => {
    const path = join(folder, 'journal');
    await reopened(async (db) => {
      await db.collection('c').createIndex({ a: 1 }, { unique: true });
      await db.collection('c').insertMany(Array.from({ length: 100 }, (_, a) => ({ a, n: 0 })));
      for (let round = 0; round < 110; round += 1)
        await db.collection('c').updateMany({}, { $inc: { n: 1 } });
    });
    const before = statSync(path).size;
    await reopened(async (db) => {
      expect(await db.collection('c').countDocuments({ n: 110 })).toBe(100);
      await expect(db.collection('c').insertOne({ a: 5 })).rejects.toMatchObject({ code: 11000 });
    });
    expect(statSync(path).size).toBeLessThan(before / 20);
    expect(await reopened((db) => db.collection('c').countDocuments({ n: 110 }))).toBe(100);
  });

  test('is in use by one process only, and a command line connects to the one that has it', async () => {
    const running = await startMongoProcess(folder);
    await expect(startEmbeddedMongo({ folder })).rejects.toThrow('in use by another process');
    const opened = await openEmbeddedMongo(folder);
    expect(opened).toMatchObject({ uri: running.uri, owned: false });
    await opened.close();
    await withClient(running.uri, (db) => db.collection('c').insertOne({ a: 1 }));
    await running.kill();
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    const next = await openEmbeddedMongo(folder);
    expect(next.owned).toBe(true);
    expect(await withClient(next.uri, (db) => db.collection('c').distinct('a'))).toEqual([1]);
    await next.close();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  test('is opened by exactly one of many that come at once after a crash', async () => {
    const crashed = await startMongoProcess(folder);
    await crashed.kill();
    const all = await Promise.all(Array.from({ length: 8 }, () => openEmbeddedMongo(folder)));
    expect(all.filter(({ owned }) => owned)).toHaveLength(1);
    expect(new Set(all.map(({ uri }) => uri)).size).toBe(1);
    for (const opened of all) await opened.close();
  });

  test('is not left to a command line that is about to end, when the tool opens it', async () => {
    const commandLine = await openEmbeddedMongo(folder);
    const tool = openEmbeddedMongo(folder, { longRunning: true });
    const another = await openEmbeddedMongo(folder);
    expect(another.owned).toBe(false);
    await commandLine.close();
    const opened = await tool;
    expect(opened.owned).toBe(true);
    expect(await openEmbeddedMongo(folder, { longRunning: true })).toMatchObject({
      uri: opened.uri,
      owned: false,
    });
    await opened.close();
  });

  test('is not taken for a stranger’s that answers on the port which a crashed one left behind', async () => {
    const stranger = await startEmbeddedMongo();
    writeFileSync(
      join(folder, 'server.json'),
      JSON.stringify({ port: stranger.port, pid: process.pid, identity: 'gone' }),
    );
    const opened = await openEmbeddedMongo(folder);
    expect(opened.owned).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).not.toMatchObject({
      port: stranger.port,
    });
    await opened.close();
    await stranger.close();
  });
});
