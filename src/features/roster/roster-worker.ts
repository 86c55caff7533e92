import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { RosterOutcome } from './read-roster.ts';
import type { Roster } from './roster.model.ts';
import type { RosterStore } from './roster.store.ts';

const pollMilliseconds = 5_000;
/** A slow LMS must not hold up the lists of others, nor be asked too much at once. */
const atOncePerPlatform = 2;
const atOnce = 8;

interface WorkerDependencies {
  store: Pick<RosterStore, 'findDue'>;
  read(roster: Roster, isStopping: () => boolean): Promise<RosterOutcome>;
  clock: Clock;
  log: Logger;
}

interface Worker extends WorkerDependencies {
  /** Being read by this process, by platform. */
  running: Map<string, number>;
  /** Milliseconds since 1970, by platform. */
  restingUntil: Map<string, number>;
  inHand: Set<string>;
  jobs: Set<Promise<void>>;
  timer?: NodeJS.Timeout;
  isStopped: boolean;
  filling?: Promise<void>;
  isFillWanted: boolean;
}

export interface RosterWorker {
  start(): void;
  /** Takes nothing new; a reading under way ends after its page and goes on elsewhere. */
  stop(): Promise<void>;
  /** Reads all that is due now; resolves when it is done. */
  runOnce(): Promise<void>;
  /** To be called when something may be due. */
  nudge(): void;
}

/** Reads class lists in the background. Any number of processes may run one. */
export function createRosterWorker(dependencies: WorkerDependencies): RosterWorker {
  const worker: Worker = {
    ...dependencies,
    running: new Map(),
    restingUntil: new Map(),
    inHand: new Set(),
    jobs: new Set(),
    isStopped: false,
    isFillWanted: false,
  };
  return {
    start() {
      worker.timer ??= setInterval(() => search(worker), pollMilliseconds).unref();
      search(worker);
    },
    async stop() {
      worker.isStopped = true;
      clearInterval(worker.timer);
      await worker.filling?.catch(() => undefined);
      await Promise.allSettled(worker.jobs);
    },
    async runOnce() {
      do {
        await fill(worker);
        await Promise.all(worker.jobs);
      } while ((await worker.store.findDue(worker.clock(), busyPlatformIds(worker), 1)).length > 0);
    },
    nudge: () => search(worker),
  };
}

function search(worker: Worker): void {
  if (!worker.timer || worker.isStopped) return;
  fill(worker).catch((error: unknown) =>
    worker.log.error({ err: error }, 'class lists could not be looked for'),
  );
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
    const due = await worker.store.findDue(worker.clock(), busyPlatformIds(worker), atOnce);
    for (const roster of due) {
      if (!hasRoom(worker, roster)) continue;
      begin(worker, roster);
      // A full page may hide the classes of other platforms behind it.
      worker.isFillWanted ||= due.length === atOnce;
    }
  }
}

function busyPlatformIds({ running, restingUntil, clock }: Worker): string[] {
  const now = clock().getTime();
  for (const [platformId, until] of restingUntil) if (until <= now) restingUntil.delete(platformId);
  const full = [...running].filter(([, count]) => count >= atOncePerPlatform).map(([id]) => id);
  return [...new Set([...full, ...restingUntil.keys()])];
}

function hasRoom({ running, inHand, jobs, isStopped }: Worker, { _id, platformId }: Roster): boolean {
  if (isStopped || inHand.has(_id) || jobs.size >= atOnce) return false;
  return (running.get(platformId) ?? 0) < atOncePerPlatform;
}

function begin(worker: Worker, roster: Roster): void {
  const { running, inHand, jobs } = worker;
  const { _id, platformId } = roster;
  inHand.add(_id);
  running.set(platformId, (running.get(platformId) ?? 0) + 1);
  const job = run(worker, roster).finally(() => {
    inHand.delete(_id);
    running.set(platformId, (running.get(platformId) ?? 1) - 1);
    jobs.delete(job);
    search(worker);
  });
  jobs.add(job);
}

async function run(worker: Worker, roster: Roster): Promise<void> {
  const { restingUntil, clock, log } = worker;
  try {
    const { pauseSeconds } = await worker.read(roster, () => worker.isStopped);
    if (pauseSeconds !== undefined)
      restingUntil.set(roster.platformId, clock().getTime() + pauseSeconds * 1000);
  } catch (error) {
    // Something of ours; the lease ends by itself, and somebody tries again.
    log.error({ rosterId: roster._id, err: error }, 'class list could not be kept');
  }
}
