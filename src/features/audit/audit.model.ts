import { Schema, type Connection, type Model } from 'mongoose';

/** Who did something: `person` within a course, an `admin` of a tenant, an `operator` of the installation, or no person at all. */
export interface AuditActor {
  kind: 'person' | 'admin' | 'operator' | 'command-line' | 'system';
  /** Opaque; `erased` once the person was erased. */
  id: string;
}

/** What was seen or changed, once. Never changed afterwards, except that erasing a person takes their ids out. */
export interface AuditEntry {
  _id: string;
  /** Empty for what concerns the whole installation. */
  tenantId: string;
  at: Date;
  actor: AuditActor;
  /** Kind of thing and what happened to it, such as `platform.suspended`. */
  action: string;
  /** Whom it is about. */
  subjectPersonId?: string;
  target?: { kind: string; id: string };
  /** Ids and counts, never names or free text. */
  details?: Record<string, string | number | boolean>;
}

export interface AuditModels {
  auditEntries: Model<AuditEntry>;
}

const text = { type: String, required: true };

export function createAuditModels(connection: Connection): AuditModels {
  const part = { _id: false, versionKey: false } as const;
  const entry = new Schema<AuditEntry>(
    {
      _id: text,
      // Empty for the installation, which `required` would refuse.
      tenantId: String,
      at: { type: Date, required: true },
      actor: { type: new Schema<AuditActor>({ kind: text, id: String }, part), required: true },
      action: text,
      subjectPersonId: String,
      target: { type: new Schema({ kind: text, id: String }, part) },
      details: Schema.Types.Mixed,
    },
    { versionKey: false },
  );
  return { auditEntries: connection.model<AuditEntry>('audit_entries', entry) };
}
