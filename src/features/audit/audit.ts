import { createShortCache } from '../../database/short-cache.ts';
import { newId } from '../../database/ids.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { AuditActor, AuditEntry, AuditModels } from './audit.model.ts';

export type { AuditActor, AuditEntry } from './audit.model.ts';

export interface NewAuditEntry {
  /** Absent: the whole installation. */
  tenantId?: string;
  actor: AuditActor;
  action: string;
  subjectPersonId?: string;
  target?: { kind: string; id: string };
  /** Ids and counts, never names or free text. */
  details?: Record<string, string | number | boolean>;
}

export interface AuditPage {
  /** Newest first. */
  entries: AuditEntry[];
  /** To be given as `before` for the next page; absent on the last. */
  nextBefore?: string;
}

/** Who saw and changed what: appended, never edited. */
export interface Audit {
  record(entry: NewAuditEntry): Promise<void>;
  /**
   * The same for looking at something: the same person looking at the same thing again within a quarter of an hour is one entry,
   * because screens refresh by themselves.
   */
  recordView(entry: NewAuditEntry): Promise<void>;
  /** The same for many at once, in one write. */
  recordViews(entries: NewAuditEntry[]): Promise<void>;
  /**
   * Entries of one tenant; without a tenant, those of the whole installation.
   * @param options.before an entry's id, to go on from there · `limit` 1 to 200
   */
  list(
    tenantId: string | undefined,
    options: { subjectPersonId?: string; before?: string; limit: number },
  ): Promise<AuditPage>;
}

const viewMilliseconds = 15 * 60_000;

/** Who acts in this session. */
export function actorOf(session: Session): AuditActor {
  return { kind: consoleKinds[session.role] ?? 'person', id: session.personId };
}

const viewKey = ({ tenantId, actor, action, subjectPersonId, target }: NewAuditEntry) =>
  JSON.stringify([tenantId, actor, action, subjectPersonId, target]);

const consoleKinds: Record<string, AuditActor['kind'] | undefined> = { admin: 'admin', operator: 'operator' };

export function createAudit(dependencies: { models: AuditModels; clock: Clock }): Audit {
  const { models, clock } = dependencies;
  const views = createShortCache<void>(clock, viewMilliseconds);

  const record: Audit['record'] = async ({ tenantId = '', ...entry }) => {
    await models.auditEntries.create({ _id: newId(), tenantId, at: clock(), ...entry });
  };

  async function recordAll(entries: NewAuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const at = clock();
    await models.auditEntries.insertMany(
      entries.map(({ tenantId = '', ...entry }) => ({ _id: newId(), tenantId, at, ...entry })),
    );
  }

  return {
    record,
    recordView: (entry) => views.get(viewKey(entry), () => record(entry)),
    async recordViews(entries) {
      const fresh: NewAuditEntry[] = [];
      // Written once all of them were asked for: each that is new waits for the same write.
      const written = Promise.resolve().then(() => recordAll(fresh));
      await Promise.all([
        written,
        ...entries.map((entry) =>
          views.get(viewKey(entry), () => {
            fresh.push(entry);
            return written;
          }),
        ),
      ]);
    },
    async list(tenantId = '', { subjectPersonId, before, limit }) {
      const found = await models.auditEntries
        .find({
          tenantId,
          ...(subjectPersonId ? { subjectPersonId } : {}),
          ...(before ? { _id: { $lt: before } } : {}),
        })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean();
      const entries = found.slice(0, limit);
      const last = entries.at(-1);
      return { entries, ...(found.length > limit && last ? { nextBefore: last._id } : {}) };
    },
  };
}
