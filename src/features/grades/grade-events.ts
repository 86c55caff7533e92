import type { Logger } from '../../observability/logger.ts';
import type { OutboxJourney } from './passback-store.ts';

function ids({ _id, tenantId, assignmentId }: OutboxJourney) {
  return { journeyId: _id, tenantId, assignmentId };
}

/** One function per thing that happens to a grade on its way; opaque ids and numbers only. */
export function createGradeEvents(log: Logger) {
  return {
    delivered: (journey: OutboxJourney, milliseconds: number) =>
      log.info({ event: 'grade.delivered', ...ids(journey), milliseconds }, 'grade delivered'),
    foundDelivered: (journey: OutboxJourney) =>
      log.info({ event: 'grade.found-delivered', ...ids(journey) }, 'an earlier try had arrived'),
    notNeeded: (journey: OutboxJourney) =>
      log.info({ event: 'grade.not-needed', ...ids(journey) }, 'this LMS has no use for this score'),
    retried: (
      journey: OutboxJourney,
      failure: { lmsStatus?: number; attempts: number; waitMilliseconds: number; why: string },
    ) => log.warn({ event: 'grade.retried', ...ids(journey), ...failure }, 'grade not delivered, will retry'),
    refused: (journey: OutboxJourney, lmsStatus: number | undefined) =>
      log.warn({ event: 'grade.refused', ...ids(journey), lmsStatus }, 'the LMS refused a grade'),
    lineItemMissing: (journey: OutboxJourney, lmsStatus: number | undefined) =>
      log.warn({ event: 'grade.line-item-missing', ...ids(journey), lmsStatus }, 'the column is gone'),
    changedInLms: (journey: OutboxJourney) =>
      log.info({ event: 'grade.changed-in-lms', ...ids(journey) }, 'held: changed in the LMS by hand'),
    lookFailed: (place: { tenantId: string; assignmentId: string }, error: unknown) =>
      log.warn({ event: 'grade.look-failed', ...place, err: error }, 'could not read what the LMS shows'),
    paused: (platformId: string, waitMilliseconds: number) =>
      log.warn({ event: 'grade.platform-paused', platformId, waitMilliseconds }, 'sending is paused'),
    broken: (journey: OutboxJourney | undefined, error: unknown) =>
      log.error({ event: 'grade.broken', ...(journey ? ids(journey) : {}), err: error }, 'the outbox failed'),
  };
}

export type GradeEvents = ReturnType<typeof createGradeEvents>;
