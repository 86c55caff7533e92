import { openDatabase } from '../../src/database/connection.ts';
import { createGradeOutbox } from '../../src/features/grades/outbox.ts';
import { createJourneyModels } from '../../src/features/journeys/journey.model.ts';
import { agsScopes, createGradeService } from '../../src/lti/grade-service.ts';
import { createLtijsProvider } from '../../src/lti/ltijs/provider.ts';
import { createPlatformModels } from '../../src/lti/platform.model.ts';
import { createSealedBox } from '../../src/lti/sealed-box.ts';
import { systemClock as clock } from '../../src/observability/clock.ts';
import { createLogger } from '../../src/observability/logger.ts';

/** What the bench tells a worker process, as JSON in its first argument. */
export interface OutboxProcessInput {
  databaseUri: string;
  boxKey: string;
  platformId: string;
  lineItemUrl: string;
}

// One tool process as far as grades go, for the outbox bench.
const input = JSON.parse(process.argv[2] ?? '{}') as OutboxProcessInput;
const connection = await openDatabase(input.databaseUri);
const models = createPlatformModels(connection);
const box = createSealedBox(Buffer.from(input.boxKey, 'hex'));
const outbound = { allowPrivateNetwork: true, timeoutSeconds: 1, maxResponseBytes: 1_000_000 };
const ltijs = createLtijsProvider({ models, box, clock, outbound });
const platform = await models.platforms.findOne({ _id: input.platformId }).lean();
if (!platform) throw new Error('the bench made no platform');
const outbox = createGradeOutbox({
  journeys: createJourneyModels(connection).journeys,
  grades: createGradeService({ ltijs, accessTokens: models.accessTokens }),
  resolveTarget: async (journey) => ({
    platform,
    deploymentId: '1',
    lineItemUrl: input.lineItemUrl,
    userId: journey.personId,
    submissionUrl: 'https://waymark.test/lti/launch',
    scopes: Object.values(agsScopes),
  }),
  clock,
  log: createLogger('silent'),
  random: Math.random,
  settings: {
    pollSeconds: 0.25,
    batchSize: 100,
    concurrencyPerPlatform: 16,
    leaseSeconds: 4,
    retryBaseSeconds: 0.5,
    retryMaxSeconds: 2,
  },
});
outbox.start();
process.on('disconnect', () => process.exit(0));
