import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.ts';

export type Documents = mongo.Collection<mongo.BSON.Document & { _id?: string | number }>;

/** What is only about our closed world and journal is skipped on a real MongoDB. */
const isReal = process.env['MONGODB_URI'] !== undefined;
export const onlyEmbedded = isReal ? describe.skip : describe;

export interface Connection {
  uri: string;
  db: mongo.Db;
  client: mongo.MongoClient;
  /** Absent on a real MongoDB. */
  embedded: EmbeddedMongo | undefined;
  /** A fresh, empty collection holding these documents. */
  filled(...documents: object[]): Promise<Documents>;
}

/**
 * Connects a test file to MONGODB_URI, or to an embedded database of its own: what is tried here says nothing
 * about what the product sends, so it stays off the shared server that records command shapes.
 */
export function useMongo(): Connection {
  const connection = {} as Connection;
  let made = 0;
  beforeAll(async () => {
    const given = process.env['MONGODB_URI'];
    if (given === undefined) connection.embedded = await startEmbeddedMongo();
    const name = `conformance_${randomBytes(6).toString('hex')}`;
    const uri = new URL(given ?? connection.embedded?.uri ?? '');
    uri.pathname = `/${name}`;
    connection.uri = uri.href;
    connection.client = await new mongo.MongoClient(uri.href).connect();
    connection.db = connection.client.db();
    connection.filled = async (...documents) => {
      made += 1;
      const collection: Documents = connection.db.collection(`c${made}`);
      if (documents.length > 0) await collection.insertMany(documents as mongo.BSON.Document[]);
      return collection;
    };
  });
  afterAll(async () => {
    await connection.db.dropDatabase();
    await connection.client.close();
    await connection.embedded?.close();
  });
  return connection;
}

/** The `_id`s of what a filter finds, in their order. */
export async function idsFound(collection: Documents, filter: object): Promise<unknown[]> {
  const found = await collection.find(filter).sort({ _id: 1 }).toArray();
  return found.map(({ _id }) => _id);
}
