import type { Response } from 'express';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../database/connection.ts';
import { newId } from '../database/ids.ts';
import type { Clock } from '../observability/clock.ts';
import type { LaunchLogEntry } from './launch-log.model.ts';
import type { Platform } from './platform.model.ts';

const keptMilliseconds = 30 * 24 * 3_600_000;
const writeEveryMilliseconds = 2_000;
/** More than this waits only while the database is away. */
const mostWaiting = 5_000;
/** Anyone on the internet can cause refusals: so many a minute are kept, the others are only counted. */
const refusalsPerMinute = { known: 600, unknown: 60 };

export type LaunchLogNote = Omit<LaunchLogEntry, '_id' | 'at' | 'forgetAt' | 'isRefused'>;

/** What is known so far of the login or launch that a request brings; a refusal is noted with it. */
export type LaunchSubject = Pick<LaunchLogNote, 'tenantId' | 'platformId' | 'deploymentId'>;

export interface LaunchLogPage {
  limit: number;
  before?: string | undefined;
  platformId?: string | undefined;
  isOnlyRefused?: boolean | undefined;
}

export interface LaunchLog {
  /** Keeps an outcome; it is written a moment later, so that no launch waits for it. A process that is killed loses two seconds. */
  note(entry: LaunchLogNote): void;
  /**
   * Newest first. What this process has not written yet is written before.
   * @param tenantId `all` for the operator of the installation
   * @param page.before the `nextBefore` of the page before
   */
  list(
    tenantId: string,
    page: LaunchLogPage,
  ): Promise<{ entries: LaunchLogEntry[]; nextBefore: string | undefined }>;
  /** How many entries this process could not keep: too many refusals, or no database. */
  dropped(): number;
  /** Writes what waits, and nothing afterwards by itself. */
  stop(): Promise<void>;
}

/** The last launches and refusals, kept for 30 days. */
export function createLaunchLog(dependencies: { model: Model<LaunchLogEntry>; clock: Clock }): LaunchLog {
  const { model, clock } = dependencies;
  const isWithinLimits = createRefusalLimits(clock);
  let waiting: LaunchLogEntry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let dropped = 0;

  const note: LaunchLog['note'] = (entry) => {
    if (waiting.length >= mostWaiting || !isWithinLimits(entry)) return void (dropped += 1);
    waiting.push(entryOf(entry, clock()));
    writeLater();
  };

  function writeLater(): void {
    if (isStopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void write();
    }, writeEveryMilliseconds).unref();
  }

  async function write(): Promise<void> {
    const batch = waiting;
    if (batch.length === 0) return;
    waiting = [];
    try {
      await model.collection.insertMany(batch as never[], { ordered: false });
    } catch (error) {
      // A first try whose answer was lost had written some or all of them.
      if (isDuplicateKey(error)) return;
      const kept = batch.slice(0, Math.max(0, mostWaiting - waiting.length));
      waiting = [...kept, ...waiting];
      dropped += batch.length - kept.length;
      writeLater();
    }
  }

  return {
    note,
    dropped: () => dropped,
    async list(tenantId, page) {
      await write();
      return listEntries(model, tenantId, page);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await write();
    },
  };
}

function entryOf(note: LaunchLogNote, at: Date): LaunchLogEntry {
  const refused = note.outcome === 'accepted' ? {} : { isRefused: true as const };
  return { ...note, ...refused, _id: newId(), at, forgetAt: new Date(at.getTime() + keptMilliseconds) };
}

async function listEntries(
  model: Model<LaunchLogEntry>,
  tenantId: string,
  { limit, before, platformId, isOnlyRefused = false }: LaunchLogPage,
): ReturnType<LaunchLog['list']> {
  const filter = {
    ...(tenantId === 'all' ? {} : { tenantId }),
    ...(platformId === undefined ? {} : { platformId }),
    ...(isOnlyRefused ? { isRefused: true as const } : {}),
    ...(before === undefined ? {} : { _id: { $lt: before } }),
  };
  const found = await model
    .find(filter)
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const entries = found.slice(0, limit);
  return { entries, nextBefore: found.length > limit ? entries.at(-1)?._id : undefined };
}

/** Adds what a handler found out about the launch of this request. */
export function tellLaunch(response: Response, subject: LaunchSubject): void {
  response.locals.launch = { ...launchTold(response), ...subject };
}

/** What handlers found out about the launch of a request until it ended. */
export function launchTold(response: Response): LaunchSubject {
  return (response.locals.launch as LaunchSubject | undefined) ?? {};
}

/** Keeps each refused login and launch, with what was found out about it. */
export function noteRefusals(log: LaunchLog) {
  return (response: Response, code: string): void =>
    log.note({ ...launchTold(response), outcome: code, requestId: String(response.locals.requestId ?? '') });
}

/** Whose launch it is as far as its registration tells. */
export function subjectOf(platform: Pick<Platform, '_id' | 'tenantId'>): LaunchSubject {
  return { platformId: platform._id, ...(platform.tenantId ? { tenantId: platform.tenantId } : {}) };
}

function createRefusalLimits(clock: Clock): (entry: LaunchLogNote) => boolean {
  let minute = 0;
  let counts = { known: 0, unknown: 0 };
  return ({ outcome, platformId }) => {
    if (outcome === 'accepted') return true;
    const now = Math.floor(clock().getTime() / 60_000);
    if (now !== minute) counts = { known: 0, unknown: 0 };
    minute = now;
    const kind = platformId ? 'known' : 'unknown';
    counts[kind] += 1;
    return counts[kind] <= refusalsPerMinute[kind];
  };
}
