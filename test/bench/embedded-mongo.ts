import { readFileSync } from 'node:fs';
import { mongo } from 'mongoose';
import { startMongoProcess } from '../support/mongo-process.ts';

const DOCUMENTS = 200_000;
const CONCURRENCY = 50;
const SECONDS = 3;

interface Entry {
  _id: number;
  tenantId: string;
  key: string;
  updatedAt: Date;
  n: number;
}

/**
 * Measures the embedded MongoDB in a process of its own, in memory, through the driver with 50 requests at a time:
 * operations per second, and megabytes of the idle server (before and after 200,000 documents).
 */
export async function benchEmbeddedMongo(): Promise<Record<string, number>> {
  const server = await startMongoProcess();
  const client = await new mongo.MongoClient(server.uri).connect();
  try {
    const collection = client.db('bench').collection<Entry>('entries');
    await collection.createIndex({ key: 1 }, { unique: true });
    await collection.createIndex({ tenantId: 1, updatedAt: -1 });
    const idleMegabytes = residentMegabytes(server.pid);
    const insertMany = await fill(collection);
    let next = DOCUMENTS;
    const random = (): number => Math.floor(Math.random() * DOCUMENTS);
    return {
      insertManyPerSecond: insertMany,
      insertOnePerSecond: await perSecond(() => collection.insertOne(entry((next += 1)))),
      findByIndexPerSecond: await perSecond(() => collection.findOne({ key: `key-${random()}` })),
      findOneAndUpdatePerSecond: await perSecond(() =>
        collection.findOneAndUpdate({ key: `key-${random()}` }, { $inc: { n: 1 } }),
      ),
      newestTenOfTenantPerSecond: await perSecond(() =>
        collection
          .find({ tenantId: `tenant-${random() % 50}` })
          .sort({ updatedAt: -1 })
          .limit(10)
          .toArray(),
      ),
      idleMegabytes,
      megabytesWith200000Documents: residentMegabytes(server.pid),
    };
  } finally {
    await client.close();
    await server.kill();
  }
}

function entry(n: number): Entry {
  return {
    _id: n,
    tenantId: `tenant-${n % 50}`,
    key: `key-${n}`,
    updatedAt: new Date(1_700_000_000_000 + n * 1000),
    n: 0,
  };
}

async function fill(collection: mongo.Collection<Entry>): Promise<number> {
  const started = performance.now();
  for (let from = 0; from < DOCUMENTS; from += 10_000) {
    await collection.insertMany(Array.from({ length: 10_000 }, (_, n) => entry(from + n)));
  }
  return Math.round((DOCUMENTS * 1000) / (performance.now() - started));
}

async function perSecond(operation: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const end = started + SECONDS * 1000;
  let count = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await operation();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return Math.round((count * 1000) / (performance.now() - started));
}

/** Resident memory of a process; 0 where the system does not tell it (only Linux does, here). */
function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}
