import type { BindApi } from '../../http/api-route.ts';
import { listAuditApi, type AuditEntryView } from './audit.contract.ts';
import type { Audit, AuditEntry } from './audit.ts';

/** The audit trail, for admins of a tenant and for operators. */
export function auditRoutes(
  bind: BindApi,
  dependencies: {
    audit: Audit;
    /** What the given people and admins are called. */
    namesOf(tenantId: string, ids: string[]): Promise<Map<string, string>>;
  },
): void {
  const { audit, namesOf } = dependencies;
  bind(listAuditApi, async ({ session: { tenantId }, query: { subject, before, limit } }) => {
    const page = await audit.list(tenantId || undefined, {
      limit,
      ...(subject ? { subjectPersonId: subject } : {}),
      ...(before ? { before } : {}),
    });
    const ids = page.entries.flatMap(({ actor, subjectPersonId }) => [actor.id, subjectPersonId ?? '']);
    const names = await namesOf(tenantId, [...ids, subject ?? ''].filter(Boolean));
    const named = (id: string) => ({ id, ...(names.has(id) ? { name: names.get(id) } : {}) });
    return {
      entries: page.entries.map((entry) => toView(entry, named)),
      ...(page.nextBefore ? { nextBefore: page.nextBefore } : {}),
      ...(subject ? { subject: named(subject) } : {}),
    };
  });
}

function toView(
  { _id, at, actor, action, subjectPersonId, target, details }: AuditEntry,
  named: (id: string) => { id: string; name?: string },
): AuditEntryView {
  const { name } = named(actor.id);
  return {
    id: _id,
    at: at.toISOString(),
    actor: { kind: actor.kind, ...(name ? { name } : {}) },
    action,
    ...(subjectPersonId ? { subject: named(subjectPersonId) } : {}),
    ...(target ? { target } : {}),
    ...(details ? { details } : {}),
  };
}
