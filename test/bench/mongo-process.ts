import { startEmbeddedMongo } from '../../sandbox/mongo/index.ts';

// The embedded database as a process of its own, for benches.
const { uri } = await startEmbeddedMongo();
process.send?.({ uri: uri.replace('/?', '/waymark?') });
process.on('disconnect', () => process.exit(0));
