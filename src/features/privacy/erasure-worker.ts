import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { Audit } from '../audit/audit.ts';
import { countRows, eraseRows, type RowCounts } from './erase-rows.ts';
import { disconnectTenant } from './disconnect-tenant.ts';
import type { Holds } from './holds.service.ts';
import type { Erasure, PrivacyModels } from './privacy.model.ts';
import { getRetentionSettings } from './retention-settings.ts';
import type { Scope, Selection } from './scope.ts';
import { findSelection, unite } from './selection.ts';

const dayMilliseconds = 24 * 3_600_000;
const leaseMilliseconds = 5 * 60_000;
const heldMilliseconds = 3_600_000;
/**
 * After this long nobody still works with what they read before the rows went: launches remember people for 30 seconds, sessions for
 * 20, and an upload is cut off with its journey.
 */
export const settleMilliseconds = 40_000;

export interface ErasureWorker {
  /** Does all that is due. Any number of processes may run it; each request is in one hand at a time. @returns how many steps */
  runOnce(): Promise<number>;
  /** Ends at the next batch of rows; the lease brings the rest to another process. */
  stop(): void;
}

interface WorkerDependencies {
  connection: Connection;
  models: PrivacyModels;
  holds: Holds;
  audit: Audit;
  clock: Clock;
  log: Logger;
  /** Whether a course that was queued because its time was over is still idle. */
  isStillOver(tenantId: string, courseId: string): Promise<boolean>;
  /** Told when people are gone, so that this process forgets them. */
  onErased(): void;
}

interface Worker extends WorkerDependencies {
  isStopped(): boolean;
}

/** Another process took the request over, or will. */
class LeaseLostError extends Error {}

/**
 * Carries requests out. Each step is safe to repeat: a process that dies leaves a lease that ends, and the next goes on where rows
 * are left.
 */
export function createErasureWorker(dependencies: WorkerDependencies): ErasureWorker {
  const { models, clock, log } = dependencies;
  let isStopped = false;
  const worker: Worker = { ...dependencies, isStopped: () => isStopped };

  async function claim(): Promise<Erasure | null> {
    const now = clock();
    return models.erasures
      .findOneAndUpdate(
        { nextAt: { $lte: now } },
        { $set: { nextAt: new Date(now.getTime() + leaseMilliseconds), leaseToken: randomUUID() } },
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      )
      .lean();
  }

  return {
    async runOnce() {
      for (let steps = 0; ; steps += 1) {
        const erasure = isStopped ? null : await claim();
        if (!erasure) return steps;
        try {
          await step(worker, erasure);
        } catch (error) {
          if (error instanceof LeaseLostError) continue;
          // Its lease brings it back.
          log.error({ err: error, erasureId: erasure._id }, 'an erasure could not be carried out');
        }
      }
    },
    stop: () => void (isStopped = true),
  };
}

async function step(worker: Worker, erasure: Erasure): Promise<void> {
  if (erasure.status === 'erased') return finish(worker, erasure);
  if (erasure.status === 'erasing') return erase(worker, erasure);
  const scope = scopeOf(erasure);
  const { tenantId } = erasure;
  if (erasure.reason === 'retention' && !(await worker.isStillOver(tenantId, scope.id)))
    return void (await write(worker, erasure, {
      set: { status: 'cancelled', cancelledAt: worker.clock() },
      unset: ['isOpen', 'nextAt', 'leaseToken'],
    }));
  if ((await worker.holds.listStopping(tenantId, scope)).length > 0) {
    const nextAt = new Date(worker.clock().getTime() + heldMilliseconds);
    return void (await write(worker, erasure, { set: { status: 'held', nextAt }, unset: ['leaseToken'] }));
  }
  const work = await findSelection(worker.connection, tenantId, scope);
  const begun = await write(worker, erasure, {
    set: {
      status: 'erasing',
      work,
      counts: await countRows(worker.connection, work),
      startedAt: worker.clock(),
    },
  });
  await erase(worker, begun);
}

async function erase(worker: Worker, erasure: Erasure): Promise<void> {
  await eraseNow(worker, erasure, selectionOf(erasure));
  const now = worker.clock();
  const { backupDays } = await getRetentionSettings(worker.models, erasure.tenantId);
  await write(worker, erasure, {
    set: {
      status: 'erased',
      erasedAt: now,
      backupsUntil: new Date(now.getTime() + backupDays * dayMilliseconds),
      nextAt: new Date(now.getTime() + settleMilliseconds),
    },
    unset: ['leaseToken'],
  });
}

/** Once more, for what others had in hand; then the certificate forgets whose it is. */
async function finish(worker: Worker, erasure: Erasure): Promise<void> {
  const { connection, audit, clock } = worker;
  const { tenantId, _id, scope } = erasure;
  const now = await findSelection(connection, tenantId, scopeOf(erasure));
  const selection = unite(selectionOf(erasure), now);
  const counts = sum(erasure.counts ?? {}, await countRows(connection, selection));
  await write(worker, erasure, { set: { counts, work: selection } });
  await eraseNow(worker, { ...erasure, counts }, selection);
  await write(worker, erasure, {
    set: { status: 'done', doneAt: clock() },
    unset: ['isOpen', 'nextAt', 'leaseToken', 'work', ...(scope.kind === 'person' ? ['scope.id'] : [])],
  });
  await audit.record({
    tenantId,
    actor: { kind: 'system', id: 'erasure' },
    action: `${scope.kind}.erased`,
    target: { kind: 'erasure', id: _id },
    details: counts,
  });
}

async function eraseNow(
  { connection, models, clock, onErased, isStopped }: Worker,
  { _id, leaseToken, tenantId, scope }: Erasure,
  selection: Selection,
): Promise<void> {
  const keepLease = async () => {
    if (isStopped()) throw new LeaseLostError();
    const nextAt = new Date(clock().getTime() + leaseMilliseconds);
    const { matchedCount } = await models.erasures.updateOne(
      { tenantId, _id, leaseToken },
      { $set: { nextAt } },
    );
    if (matchedCount === 0) throw new LeaseLostError();
  };
  if (scope.kind === 'tenant') await disconnectTenant(connection, tenantId);
  await eraseRows(connection, selection, keepLease);
  onErased();
}

/** Upon the lease that this worker holds. @throws LeaseLostError */
async function write(
  { models }: WorkerDependencies,
  { tenantId, _id, leaseToken }: Erasure,
  { set, unset = [] }: { set: Partial<Erasure>; unset?: string[] },
): Promise<Erasure> {
  const gone = Object.fromEntries(unset.map((field) => [field, 1]));
  const written = await models.erasures
    .findOneAndUpdate(
      { tenantId, _id, leaseToken },
      { $set: set, ...(unset.length > 0 ? { $unset: gone } : {}) },
      { returnDocument: 'after' },
    )
    .lean();
  if (!written) throw new LeaseLostError();
  return written;
}

function scopeOf({ scope: { kind, id }, tenantId }: Erasure): Scope {
  return { kind, id: id ?? tenantId };
}

function selectionOf({ work, _id }: Erasure): Selection {
  if (!work) throw new Error(`the erasure ${_id} has begun and does not say what it erases`);
  return work;
}

function sum(one: RowCounts, other: RowCounts): RowCounts {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
