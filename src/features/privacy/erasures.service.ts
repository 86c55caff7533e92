import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../../database/connection.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { AuditActor } from '../audit/audit.ts';
import { countRows, type RowCounts } from './erase-rows.ts';
import type { Holds } from './holds.service.ts';
import type { Erasure, ErasureStatus, Hold, PrivacyModels } from './privacy.model.ts';
import type { Scope } from './scope.ts';
import { rowsOf } from './rows.ts';
import { findSelection } from './selection.ts';

export interface ErasurePreview {
  /** Name of the person, course or tenant, as the person asked for would recognise it; absent where the LMS gave none. */
  name: string | undefined;
  counts: RowCounts;
  /** Of a course: students who are in no other course and are erased with it. */
  people: number;
  /** What stops it. */
  holds: Hold[];
  /** The open request for the same, if there is one. */
  open: Erasure | undefined;
}

export interface NewErasure {
  /** Chosen by whoever asks, so that asking twice is asking once. */
  id: string;
  scope: Scope;
  reason: Erasure['reason'];
  reference?: string;
  dueAt: Date;
}

/** The queue of what is to be erased, and the certificates of what was. */
export interface Erasures {
  /** @throws NotFoundError when the tenant holds no such person or course */
  preview(tenantId: string, scope: Scope): Promise<ErasurePreview>;
  /** @throws ConflictError when the same is in the queue already under another id */
  request(tenantId: string, erasure: NewErasure, actor: AuditActor): Promise<Erasure>;
  /** @throws ConflictError when it has begun or is over */
  cancel(tenantId: string, erasureId: string): Promise<Erasure>;
  /** @throws NotFoundError */
  get(tenantId: string, erasureId: string): Promise<Erasure>;
  /** Newest first. @param skip how many to leave out */
  list(tenantId: string, page: { skip: number; limit: number }): Promise<Erasure[]>;
  findOpen(tenantId: string, scope: Scope): Promise<Erasure | undefined>;
  /** Held ones are looked at again at once. */
  wakeHeld(tenantId: string): Promise<void>;
}

const cancellable: ErasureStatus[] = ['waiting', 'held'];
const collectionOf = { person: 'people', course: 'courses', tenant: 'tenants' } as const;

export function createErasures(dependencies: {
  connection: Connection;
  models: PrivacyModels;
  holds: Holds;
  clock: Clock;
}): Erasures {
  const { connection, models, holds, clock } = dependencies;

  const findOpen: Erasures['findOpen'] = async (tenantId, scope) =>
    (await models.erasures
      .findOne({ tenantId, 'scope.kind': scope.kind, 'scope.id': scope.id, isOpen: true })
      .lean()) ?? undefined;

  const get: Erasures['get'] = async (tenantId, erasureId) => {
    const found = await models.erasures.findOne({ _id: erasureId, tenantId }).lean();
    if (!found) throw new NotFoundError('There is no such request.');
    return found;
  };

  /** @throws NotFoundError */
  async function nameOf(tenantId: string, { kind, id }: Scope): Promise<string | undefined> {
    const place = kind === 'tenant' ? { _id: tenantId } : { tenantId, _id: id };
    const row = await rowsOf(connection, collectionOf[kind]).findOne(place);
    if (!row) throw new NotFoundError(`We could not find this ${kind}.`);
    const name = row['name'] ?? row['title'];
    return typeof name === 'string' && name !== '' ? name : undefined;
  }

  const preview: Erasures['preview'] = async (tenantId, scope) => {
    const name = await nameOf(tenantId, scope);
    const selection = await findSelection(connection, tenantId, scope);
    const [counts, stopping, open] = await Promise.all([
      countRows(connection, selection),
      holds.listStopping(tenantId, scope),
      findOpen(tenantId, scope),
    ]);
    return {
      name,
      counts,
      people: scope.kind === 'course' ? selection.ids.person.length : 0,
      holds: stopping,
      open,
    };
  };

  const request: Erasures['request'] = async (tenantId, { id, scope, ...more }, requestedBy) => {
    await nameOf(tenantId, scope);
    const erasure: Erasure = {
      _id: id,
      tenantId,
      scope,
      ...more,
      status: 'waiting',
      isOpen: true,
      requestedBy,
      requestedAt: clock(),
      nextAt: more.dueAt,
    };
    try {
      await models.erasures.create(erasure);
      return erasure;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const same = await models.erasures.findOne({ _id: id, tenantId }).lean();
      if (same) return same;
      throw new ConflictError('This is in the queue already.');
    }
  };

  const cancel: Erasures['cancel'] = async (tenantId, erasureId) => {
    const cancelled = await models.erasures
      .findOneAndUpdate(
        { _id: erasureId, tenantId, status: { $in: cancellable } },
        {
          $set: { status: 'cancelled', cancelledAt: clock() },
          $unset: { isOpen: 1, nextAt: 1, leaseToken: 1, 'scope.id': 1 },
        },
        { returnDocument: 'after' },
      )
      .lean();
    if (cancelled) return cancelled;
    await get(tenantId, erasureId);
    throw new ConflictError('This has begun or is over, and can no longer be stopped.');
  };

  return {
    preview,
    request,
    cancel,
    get,
    findOpen,
    list: (tenantId, { skip, limit }) =>
      models.erasures.find({ tenantId }).sort({ requestedAt: -1, _id: -1 }).skip(skip).limit(limit).lean(),
    async wakeHeld(tenantId) {
      await models.erasures.updateMany({ tenantId, status: 'held' }, { $set: { nextAt: clock() } });
    },
  };
}
