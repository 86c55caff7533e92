import { Schema, type Connection, type Model } from 'mongoose';
import type { AuditActor } from '../audit/audit.ts';
import type { Periods } from './retention-periods.ts';
import type { ScopeKind, Selection } from './scope.ts';

/**
 * `waiting` for its day · `held` by a legal hold · `erasing` · `erased`, and looked at once more in a moment, because other
 * processes may have had something in hand · `done` · `cancelled`.
 */
export type ErasureStatus = 'waiting' | 'held' | 'erasing' | 'erased' | 'done' | 'cancelled';

/** A request to erase, and in the end its certificate: then it names nobody. */
export interface Erasure {
  _id: string;
  tenantId: string;
  /** The id is gone from a person's certificate. */
  scope: { kind: ScopeKind; id?: string };
  reason: 'request' | 'retention';
  /** The school's own number for the request. */
  reference?: string;
  status: ErasureStatus;
  /** There is one open erasure of the same scope at most. */
  isOpen?: true;
  requestedBy: AuditActor;
  requestedAt: Date;
  dueAt: Date;
  /** When a worker looks at it next; while one has it in hand, the end of its lease. Absent when nothing is left to do. */
  nextAt?: Date;
  leaseToken?: string;
  /** What belongs to the scope, found before the first row went. */
  work?: Selection;
  /** Rows by collection. */
  counts?: Record<string, number>;
  startedAt?: Date;
  erasedAt?: Date;
  doneAt?: Date;
  cancelledAt?: Date;
  /** When the last backup that still holds the data is gone, as the school says. */
  backupsUntil?: Date;
}

/** A legal hold: nothing of this person or course is erased while it lasts. */
export interface Hold {
  _id: string;
  tenantId: string;
  scope: { kind: 'person' | 'course'; id: string };
  reason: string;
  placedBy: AuditActor;
  placedAt: Date;
  isActive?: true;
  releasedBy?: AuditActor;
  releasedAt?: Date;
}

/** A statement that stands beside a learner's record. */
export interface Note {
  _id: string;
  tenantId: string;
  personId: string;
  from: 'learner' | 'family' | 'school';
  text: string;
  addedBy: AuditActor;
  addedAt: Date;
}

export interface PrivacySettings {
  /** Id of the tenant. */
  _id: string;
  tenantId: string;
  periods?: Partial<Periods>;
  backupDays?: number;
}

export interface Sweep {
  _id: string;
  nextAt: Date;
}

export interface PrivacyModels {
  erasures: Model<Erasure>;
  holds: Model<Hold>;
  notes: Model<Note>;
  settings: Model<PrivacySettings>;
  sweeps: Model<Sweep>;
}

const text = { type: String, required: true };
const time = { type: Date, required: true };
const options = { versionKey: false, minimize: false } as const;
const held = Schema.Types.Mixed;

export function createPrivacyModels(connection: Connection): PrivacyModels {
  const hold = new Schema<Hold>(
    {
      _id: text,
      tenantId: text,
      scope: held,
      reason: text,
      placedBy: held,
      placedAt: time,
      isActive: Boolean,
      releasedBy: { type: held },
      releasedAt: Date,
    },
    options,
  );
  const note = new Schema<Note>(
    { _id: text, tenantId: text, personId: text, from: text, text, addedBy: held, addedAt: time },
    options,
  );
  const settings = new Schema<PrivacySettings>(
    { _id: text, tenantId: text, periods: held, backupDays: Number },
    options,
  );
  return {
    erasures: connection.model<Erasure>('privacy_erasures', erasureSchema()),
    holds: connection.model<Hold>('privacy_holds', hold),
    notes: connection.model<Note>('privacy_notes', note),
    // Named twice, because mongoose would look for a plural.
    settings: connection.model<PrivacySettings>('privacy_settings', settings, 'privacy_settings'),
    sweeps: connection.model<Sweep>(
      'privacy_sweeps',
      new Schema<Sweep>({ _id: text, nextAt: time }, options),
    ),
  };
}

function erasureSchema(): Schema<Erasure> {
  return new Schema<Erasure>(
    {
      _id: text,
      tenantId: text,
      scope: held,
      reason: text,
      reference: String,
      status: text,
      isOpen: Boolean,
      requestedBy: held,
      requestedAt: time,
      dueAt: time,
      nextAt: Date,
      leaseToken: String,
      work: { type: held },
      counts: { type: held },
      startedAt: Date,
      erasedAt: Date,
      doneAt: Date,
      cancelledAt: Date,
      backupsUntil: Date,
    },
    options,
  );
}
