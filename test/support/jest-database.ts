import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.ts';

declare global {
  var waymarkTestMongo: EmbeddedMongo | undefined;
}

/** Gives all test files one MongoDB: the one named by MONGODB_URI, or the embedded one in jest's own process. */
export default async function setup(): Promise<void> {
  const given = process.env['MONGODB_URI'];
  if (!given) globalThis.waymarkTestMongo = await startEmbeddedMongo();
  process.env['WAYMARK_TEST_MONGODB_URI'] = given ?? globalThis.waymarkTestMongo?.uri ?? '';
}
