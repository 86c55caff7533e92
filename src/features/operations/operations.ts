import type { Connection, Model } from 'mongoose';
import { pendingMigrations } from '../../database/migrate.ts';
import { watchPool } from '../../database/pool-use.ts';
import { createShortCache } from '../../database/short-cache.ts';
import type { Lti } from '../../lti/index.ts';
import { createSealedBox } from '../../lti/sealed-box.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { outboxStates, type OutboxCount } from './outbox-counts.ts';
import { createOutboxHealth, type OutboxHealth, type WaitingJourney } from './outbox-health.service.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { withinPatience } from './within-patience.ts';

/** Whoever asks for the metrics, and how often, costs one look at the outbox in ten seconds. */
const outboxCacheMilliseconds = 10_000;

export interface Operations {
  outboxHealth: OutboxHealth;
  readiness: Readiness;
}

interface Place {
  title: string;
  courseId: string;
}

/** What operators and admins look at, put together over the parts that do the work. */
export function createOperations<T extends WaitingJourney>(dependencies: {
  connection: Connection;
  lti: Lti;
  storageKey: Uint8Array;
  journeys: Model<T>;
  outbox: { retryNow(tenantId: string, journeyId: string): Promise<void> };
  courses: {
    getAssignment(tenantId: string, assignmentId: string): Promise<Place>;
    findCourse(tenantId: string, courseId: string): Promise<{ title?: string | undefined } | undefined>;
  };
  metrics: Metrics;
  clock: Clock;
}): Operations {
  const { connection, lti, journeys, outbox, courses, metrics, clock } = dependencies;
  const outboxHealth = createOutboxHealth({
    journeys,
    retryNow: outbox.retryNow,
    async findPlace(tenantId, assignmentId) {
      const assignment = await courses.getAssignment(tenantId, assignmentId).catch(() => undefined);
      const course = assignment && (await courses.findCourse(tenantId, assignment.courseId));
      return assignment && { assignmentTitle: assignment.title, courseTitle: course?.title };
    },
  });
  const counts = createShortCache<OutboxCount[]>(clock, outboxCacheMilliseconds);
  metrics.watch({
    outbox: () => withinPatience(counts.get('all', () => outboxHealth.counts('all'))),
    outboxStates,
    database: watchPool(connection),
    launchLogDropped: lti.launchLog.dropped,
    now: clock,
  });
  const readiness = createReadiness({
    connection,
    pendingMigrations: () => pendingMigrations(connection),
    keyPairs: lti.models.keyPairs,
    box: createSealedBox(dependencies.storageKey),
  });
  return { outboxHealth, readiness };
}
