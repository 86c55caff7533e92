import type { Config } from '../../config/config.ts';
import { backoffMilliseconds, failed } from '../../domain/passback.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Delivery } from './delivery.ts';
import type { GradeEvents } from './grade-events.ts';
import type { GradeTarget } from './grade-target.ts';
import { createLanes, restAfterTrouble, type Job, type Lane } from './outbox-lanes.ts';
import type { OutboxJourney, PassbackStore } from './passback-store.ts';

/** What a run did. `claimed` counts every try that was taken up. */
export interface OutboxRun {
  claimed: number;
  delivered: number;
  failed: number;
}

interface WorkerDependencies {
  store: PassbackStore;
  events: GradeEvents;
  deliver: (journey: OutboxJourney, target: GradeTarget | undefined) => Promise<Delivery>;
  resolveTarget: (journey: OutboxJourney) => Promise<GradeTarget | undefined>;
  clock: Clock;
  random: () => number;
  settings: Config['outbox'];
}

interface Worker extends WorkerDependencies {
  lanes: ReturnType<typeof createLanes>;
  /** Journeys that are queued or being sent by this process. */
  inHand: Set<string>;
  jobs: Set<Promise<void>>;
  totals: OutboxRun;
  /** Entries that were taken up, whatever became of them. */
  taken: number;
  timers: Set<NodeJS.Timeout>;
  isStarted: boolean;
  isStopped: boolean;
  filling?: Promise<void>;
  isFillWanted: boolean;
}

export interface OutboxWorker {
  start(): void;
  stop(): Promise<void>;
  runOnce(): Promise<OutboxRun>;
  nudge(): void;
}

/** Finds what is due and keeps each platform's lane filled, with at most so many sendings at once in each. */
export function createOutboxWorker(dependencies: WorkerDependencies): OutboxWorker {
  const worker: Worker = {
    ...dependencies,
    lanes: createLanes(),
    inHand: new Set(),
    jobs: new Set(),
    totals: { claimed: 0, delivered: 0, failed: 0 },
    taken: 0,
    timers: new Set(),
    isStarted: false,
    isStopped: false,
    isFillWanted: false,
  };
  return {
    start() {
      if (worker.isStarted) return;
      worker.isStarted = true;
      poll(worker);
    },
    async stop() {
      worker.isStopped = true;
      for (const timer of worker.timers) clearTimeout(timer);
      for (const lane of worker.lanes.all()) drop(worker, lane);
      await worker.filling?.catch(() => undefined);
      await Promise.allSettled(worker.jobs);
    },
    runOnce: () => runOnce(worker),
    nudge: () => search(worker),
  };
}

async function runOnce(worker: Worker): Promise<OutboxRun> {
  const before = { ...worker.totals };
  for (;;) {
    const { taken } = worker;
    await fill(worker);
    while (worker.jobs.size > 0) await Promise.race(worker.jobs);
    if (worker.taken === taken) break;
  }
  const { claimed, delivered, failed } = worker.totals;
  return {
    claimed: claimed - before.claimed,
    delivered: delivered - before.delivered,
    failed: failed - before.failed,
  };
}

function poll(worker: Worker): void {
  search(worker);
  later(worker, worker.settings.pollSeconds * 1000, () => poll(worker));
}

function search(worker: Worker): void {
  if (!worker.isStarted || worker.isStopped) return;
  fill(worker).catch((error: unknown) => worker.events.broken(undefined, error));
}

function later(worker: Worker, milliseconds: number, action: () => void): void {
  if (!worker.isStarted || worker.isStopped) return;
  const timer = setTimeout(() => {
    worker.timers.delete(timer);
    action();
  }, milliseconds);
  worker.timers.add(timer.unref());
}

/** Runs one search at a time; a wish during one is met by another after it. */
function fill(worker: Worker): Promise<void> {
  worker.isFillWanted = true;
  worker.filling ??= fillWhileWanted(worker).finally(() => delete worker.filling);
  return worker.filling;
}

async function fillWhileWanted(worker: Worker): Promise<void> {
  while (worker.isFillWanted && !worker.isStopped) {
    worker.isFillWanted = false;
    const found = await queueDue(worker);
    // A full page with news may hide the work of other platforms behind it.
    if (found.isFull && found.queued > 0) worker.isFillWanted = true;
  }
}

async function queueDue(worker: Worker): Promise<{ isFull: boolean; queued: number }> {
  const { store, settings, lanes, inHand } = worker;
  const now = worker.clock();
  const due = await store.findDue(now, settings.batchSize, lanes.busyAssignmentIds(now.getTime()));
  const fresh = due.filter((journey) => !inHand.has(journey._id));
  const touched = new Set<Lane>();
  // Other processes read the same page: in another order, they seldom want the same entry.
  for (const journey of shuffled(fresh, worker.random)) {
    inHand.add(journey._id);
    const job = await resolve(worker, journey);
    if (!job) continue;
    const lane = lanes.laneOf(job);
    lane.queue.push(job);
    touched.add(lane);
  }
  for (const lane of touched) pump(worker, lane);
  return { isFull: due.length === settings.batchSize, queued: fresh.length };
}

async function resolve(worker: Worker, journey: OutboxJourney): Promise<Job | undefined> {
  try {
    return { journey, target: await worker.resolveTarget(journey) };
  } catch (error) {
    await putOff(worker, journey, error);
    worker.inHand.delete(journey._id);
    return undefined;
  }
}

function pump(worker: Worker, lane: Lane): void {
  if (worker.isStopped || lane.pausedUntil > worker.clock().getTime()) return drop(worker, lane);
  while (lane.running < worker.settings.concurrencyPerPlatform) {
    const job = lane.queue.shift();
    if (!job) return;
    lane.running += 1;
    const done = run(worker, lane, job).finally(() => {
      worker.jobs.delete(done);
      worker.inHand.delete(job.journey._id);
      lane.running -= 1;
      pump(worker, lane);
      if (lane.queue.length === 0) search(worker);
    });
    worker.jobs.add(done);
  }
}

async function run(worker: Worker, lane: Lane, { journey, target }: Job): Promise<void> {
  const { totals } = worker;
  worker.taken += 1;
  try {
    const delivery = await worker.deliver(journey, target);
    if (delivery.outcome !== 'lost') totals.claimed += 1;
    if (delivery.outcome === 'delivered') totals.delivered += 1;
    if (delivery.outcome === 'retry' || delivery.outcome === 'held') totals.failed += 1;
    rest(worker, lane, delivery);
  } catch (error) {
    totals.failed += 1;
    await putOff(worker, journey, error);
  }
}

/** Lets a platform alone that asked for it, or that failed many times in a row. */
function rest(worker: Worker, lane: Lane, delivery: Delivery): void {
  const { clock, settings, random, events } = worker;
  if (delivery.outcome === 'delivered') lane.troubles = 0;
  const wait =
    delivery.pauseMilliseconds ??
    (delivery.isPlatformTrouble ? restAfterTrouble(lane, settings, random()) : undefined);
  if (wait === undefined) return;
  const until = clock().getTime() + wait;
  if (until <= lane.pausedUntil) return;
  lane.pausedUntil = until;
  events.paused(lane.platformId, wait);
  drop(worker, lane);
  later(worker, wait, () => search(worker));
}

/** What was not begun stays due in the database. */
function drop(worker: Worker, lane: Lane): void {
  for (const { journey } of lane.queue) worker.inHand.delete(journey._id);
  lane.queue = [];
}

/** Something of ours went wrong: not again at once, and never lost. */
async function putOff(worker: Worker, journey: OutboxJourney, error: unknown): Promise<void> {
  const { events, store, settings, random, clock } = worker;
  events.broken(journey, error);
  const wait = backoffMilliseconds(journey.passback.attempts + 1, settings, random());
  try {
    // A claimed one comes back by itself when its lease ends; it may be another process's by now.
    await store.change(journey, (passback) =>
      passback.leaseToken
        ? passback
        : failed({ ...passback, attempts: passback.attempts + 1 }, { at: clock() }, wait),
    );
  } catch (second) {
    events.broken(journey, second);
  }
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
