import { startEmbeddedMongo } from '../../sandbox/mongo/index.ts';

/** A process of its own with an embedded MongoDB, for what can only be tried by killing it. Prints its URI. */
const folder = process.argv[2];
const { uri } = await startEmbeddedMongo(folder === undefined ? {} : { folder });
process.stdout.write(`${uri}\n`);
