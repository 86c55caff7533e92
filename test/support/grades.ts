/** A tool's grade half, as it runs: real database, real ltijs, a small platform of AGS. */
import { randomBytes } from 'node:crypto';
import type { Model } from 'mongoose';
import { newId } from '../../src/database/ids.ts';
import { openDatabase, type Connection } from '../../src/database/connection.ts';
import { emptyPassback, wantGrade, type Passback } from '../../src/domain/passback.ts';
import type { Grade } from '../../src/domain/grade.ts';
import { createGradeOutbox, type GradeOutbox, type GradeTarget } from '../../src/features/grades/outbox.ts';
import { createJourneyModels, type StoredJourney } from '../../src/features/journeys/journey.model.ts';
import { agsScopes, createGradeService, type GradeService } from '../../src/lti/grade-service.ts';
import { createLtijsProvider } from '../../src/lti/ltijs/provider.ts';
import {
  createPlatformRegistry,
  type NewPlatform,
  type PlatformRegistry,
} from '../../src/lti/platform-registry.ts';
import { createPlatformModels, type Platform, type PlatformFamily } from '../../src/lti/platform.model.ts';
import { createSealedBox } from '../../src/lti/sealed-box.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { createLogger } from '../../src/observability/logger.ts';
import type { AgsServer } from './ags-server.ts';

export const allScopes = Object.values(agsScopes);
export const outboxSettings = {
  pollSeconds: 1,
  batchSize: 50,
  concurrencyPerPlatform: 4,
  leaseSeconds: 60,
  retryBaseSeconds: 10,
  retryMaxSeconds: 3600,
};

export interface GradeBench {
  connection: Connection;
  journeys: Model<StoredJourney>;
  platform: Platform;
  grades: GradeService;
  registry: PlatformRegistry;
  /** A time that tests move; it starts at the system's. */
  now: { value: Date };
  pass(seconds: number): void;
  /** Speaks to the server from now on as one of this family would. */
  beFamily(family: PlatformFamily): void;
  target: GradeTarget;
  outbox(changes?: { settings?: Partial<typeof outboxSettings>; grades?: GradeService }): GradeOutbox;
  missing: string[];
  /** Where the grades of single students go otherwise, by `sub`. */
  elsewhere: Map<string, Partial<GradeTarget>>;
  /** A student's journey whose grade is to be sent; returns its id. */
  addJourney(userId: string, grade?: Partial<Grade>, assignmentId?: string): Promise<string>;
  want(journeyId: string, grade: Partial<Grade>): Promise<void>;
  passback(journeyId: string): Promise<Passback>;
  assignmentId: string;
  tenantId: string;
  close(): Promise<void>;
}

export function grade(changes: Partial<Grade> = {}): Grade {
  return {
    scoreGiven: 8,
    scoreMaximum: 10,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    startedAt: new Date('2026-09-01T08:00:00Z'),
    submittedAt: new Date('2026-09-01T09:00:00Z'),
    comment: 'What counted: Food web 8/10',
    ...changes,
  };
}

/** Puts the grade half together over one database and one AGS server. */
export async function openGradeBench(
  databaseUri: string,
  ags: Pick<AgsServer, 'url' | 'tokenUrl' | 'lineItemUrl' | 'lineItemsUrl'>,
  options: { boxKey?: Buffer; platform?: Partial<NewPlatform> } = {},
): Promise<GradeBench> {
  const connection = await openDatabase(databaseUri);
  const models = createPlatformModels(connection);
  const { journeys } = createJourneyModels(connection);
  const box = createSealedBox(options.boxKey ?? randomBytes(32));
  const outbound = { allowPrivateNetwork: true, timeoutSeconds: 1, maxResponseBytes: 200_000 };
  const ltijs = createLtijsProvider({ models, box, clock: systemClock, outbound });
  const registry = createPlatformRegistry({ models, ltijs, box, clock: systemClock });
  const platform = await registry.add({
    name: 'Test LMS',
    family: 'other',
    issuer: ags.url,
    clientId: 'client-1',
    authUrl: `${ags.url}/auth`,
    tokenUrl: ags.tokenUrl,
    jwksUrl: `${ags.url}/jwks`,
    deploymentPolicy: 'accept',
    frameOrigins: [],
    deploymentIds: ['1'],
    ...options.platform,
  });
  const grades = createGradeService({ ltijs, accessTokens: models.accessTokens });
  const now = { value: new Date() };
  const [tenantId, assignmentId] = [newId(), newId()];
  const users = new Map<string, string>();
  const missing: string[] = [];
  const elsewhere: GradeBench['elsewhere'] = new Map();
  const target: GradeTarget = {
    platform,
    deploymentId: options.platform?.deploymentIds?.[0] ?? '1',
    lineItemUrl: ags.lineItemUrl,
    lineItemsUrl: ags.lineItemsUrl,
    userId: '',
    submissionUrl: 'https://waymark.test/lti/launch?journey=1',
    scopes: allScopes,
  };

  async function passback(journeyId: string): Promise<Passback> {
    const journey = await journeys.findOne({ _id: journeyId }).lean();
    if (!journey) throw new Error('no such journey');
    return journey.passback;
  }

  return {
    connection,
    journeys,
    platform,
    grades,
    registry,
    now,
    target,
    missing,
    elsewhere,
    tenantId,
    assignmentId,
    passback,
    pass(seconds) {
      now.value = new Date(now.value.getTime() + seconds * 1000);
    },
    beFamily(family) {
      target.platform = { ...platform, family };
    },
    outbox: (changes = {}) =>
      createGradeOutbox({
        journeys,
        grades: changes.grades ?? grades,
        async resolveTarget(journey) {
          const userId = users.get(journey.personId) ?? '';
          return { ...target, userId, ...elsewhere.get(userId) };
        },
        onLineItemMissing: (place) => void missing.push(place.assignmentId),
        clock: () => now.value,
        log: createLogger('silent'),
        random: () => 0.5,
        settings: { ...outboxSettings, ...changes.settings },
      }),
    async addJourney(userId, changes = {}, place = assignmentId) {
      const [_id, personId] = [newId(), newId()];
      users.set(personId, userId);
      await journeys.create({
        _id,
        tenantId,
        assignmentId: place,
        courseId: newId(),
        personId,
        isTestStudent: false,
        pathwayId: newId(),
        pathwayVersion: 1,
        picks: [],
        switchRequests: [],
        works: [],
        summary: { stage: 'reviewed', milestones: [], waiting: 0 },
        passback: wantGrade(emptyPassback, grade(changes), now.value),
        revision: 0,
        createdAt: now.value,
        updatedAt: now.value,
      });
      return _id;
    },
    async want(journeyId, changes) {
      const next = wantGrade(await passback(journeyId), grade(changes), now.value);
      await journeys.updateOne({ _id: journeyId }, { $set: { passback: next } });
    },
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
