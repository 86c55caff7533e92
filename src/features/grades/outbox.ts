import type { Model } from 'mongoose';
import type { Config } from '../../config/config.ts';
import * as passbacks from '../../domain/passback.ts';
import type { GradeService } from '../../lti/grade-service.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import { createGradeDelivery } from './deliver-grade.ts';
import { createGradeEvents } from './grade-events.ts';
import type { GradeTarget } from './grade-target.ts';
import { createOutboxWorker, type OutboxRun } from './outbox-worker.ts';
import { createQuietCheck } from './quiet-check.ts';
import { createPassbackStore, type OutboxJourney } from './passback-store.ts';

export type { GradeTarget } from './grade-target.ts';
export type { OutboxJourney } from './passback-store.ts';

export interface GradeOutboxDependencies<T extends OutboxJourney> {
  /** Needs the sparse index `{ 'passback.dueAt': 1 }`. */
  journeys: Model<T>;
  grades: GradeService;
  /** Undefined when the grade has nowhere to go. */
  resolveTarget: (journey: OutboxJourney) => Promise<GradeTarget | undefined>;
  /** Told when the LMS says that the column of an assignment is gone. */
  onLineItemMissing?: (place: { tenantId: string; assignmentId: string }) => void | Promise<void>;
  clock: Clock;
  log: Logger;
  /** 0 to 1; Math.random in production. */
  random: () => number;
  settings: Config['outbox'];
}

/** Sends the grades that wait in journeys. Any number of processes may run one. */
export interface GradeOutbox {
  start(): void;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
  /** Sends everything that is due now and may be sent now; resolves when it is done. */
  runOnce(): Promise<OutboxRun>;
  /** To be called after a change, so that sending begins at once and not at the next poll. */
  nudge(): void;
  /** Looks in the background whether someone changed delivered grades in the LMS by hand; seldom, however often it is called. */
  look(place: { tenantId: string; assignmentId: string }): void;
  /** The same at once. @returns how many grades are held since */
  lookNow(place: { tenantId: string; assignmentId: string }): Promise<number>;
  /** Tries this grade now. A grade changed in the LMS by hand stays held. */
  retryNow(tenantId: string, journeyId: string): Promise<void>;
  /** The teacher's answer to a grade changed by hand: send ours, or keep what the LMS shows. */
  decide(tenantId: string, journeyId: string, keep: 'ours' | 'theirs'): Promise<void>;
  /** The assignment's column was found again or is another one now: whatever it does not hold is sent. */
  relinked(tenantId: string, assignmentId: string): Promise<void>;
  /** The assignment's column is known now: what was held for want of one is sent. */
  columnFound(tenantId: string, assignmentId: string): Promise<void>;
}

export function createGradeOutbox<T extends OutboxJourney>(
  dependencies: GradeOutboxDependencies<T>,
): GradeOutbox {
  const { clock, settings, resolveTarget, random } = dependencies;
  const store = createPassbackStore(dependencies.journeys);
  const events = createGradeEvents(dependencies.log);
  const deliver = createGradeDelivery({ onLineItemMissing: () => undefined, ...dependencies, store, events });
  const quietCheck = createQuietCheck({ ...dependencies, store, events });
  const worker = createOutboxWorker({ store, events, deliver, resolveTarget, clock, random, settings });

  async function changeAll(
    tenantId: string,
    assignmentId: string,
    step: (passback: passbacks.Passback) => passbacks.Passback,
  ): Promise<void> {
    const journeys = await store.findByAssignment(tenantId, assignmentId);
    for (const journey of journeys) await store.change(journey, step);
    worker.nudge();
  }

  return {
    start: worker.start,
    async stop() {
      await Promise.all([worker.stop(), quietCheck.stop()]);
    },
    runOnce: worker.runOnce,
    nudge: worker.nudge,
    look: quietCheck.look,
    lookNow: quietCheck.lookNow,
    async retryNow(tenantId, _id) {
      await store.change({ tenantId, _id }, (passback) => passbacks.retryNow(passback, clock()));
      worker.nudge();
    },
    async decide(tenantId, _id, keep) {
      const decided = keep === 'ours' ? passbacks.keepOurs : passbacks.keepTheirs;
      await store.change({ tenantId, _id }, (passback) => decided(passback, clock()));
      worker.nudge();
    },
    relinked: (tenantId, assignmentId) =>
      changeAll(tenantId, assignmentId, (passback) => passbacks.relinked(passback, clock())),
    columnFound: (tenantId, assignmentId) =>
      changeAll(tenantId, assignmentId, (passback) =>
        passback.problem?.reason === 'no-line-item' ? passbacks.retryNow(passback, clock()) : passback,
      ),
  };
}
