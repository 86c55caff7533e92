import type { Connection } from 'mongoose';
import type { AuditActor } from '../audit/audit.ts';
import type { RowCounts } from './erase-rows.ts';
import type { Language } from './export-words.ts';
import { holdings } from './holdings.ts';
import type { FoundPerson } from './learners.service.ts';
import type { ErasureView, HoldView, InventoryView, NoteView, RetentionView } from './privacy.contract.ts';
import type { Erasure, Hold, Note } from './privacy.model.ts';
import { backupBounds, retentionBounds } from './retention-periods.ts';
import type { RetentionSettings } from './retention-settings.ts';
import { rowsOf } from './rows.ts';

/** Names by id, of people, courses, the tenant and admins. */
export type Names = Map<string, string>;

/** Looks up what the given ids are called, each kind in one query. */
export async function findNames(connection: Connection, tenantId: string, ids: string[]): Promise<Names> {
  const wanted = [...new Set(ids)];
  const names: Names = new Map();
  if (wanted.length === 0) return names;
  const places = [
    { collection: 'people', field: 'name', filter: { tenantId } },
    { collection: 'courses', field: 'title', filter: { tenantId } },
    // An operator acts in a tenant, too.
    { collection: 'admins', field: 'label', filter: { tenantId: { $in: [tenantId, ''] } } },
    { collection: 'tenants', field: 'name', filter: {} },
  ];
  for (const { collection, field, filter } of places) {
    const rows = await rowsOf(connection, collection)
      .find({ ...filter, _id: { $in: wanted } })
      .toArray();
    for (const row of rows) if (row[field]) names.set(String(row._id), String(row[field]));
  }
  return names;
}

/** The ids whose names a list of erasures needs. */
export function idsOfErasure({ scope, requestedBy, tenantId }: Erasure): string[] {
  return [requestedBy.id, scope.kind === 'tenant' ? tenantId : (scope.id ?? '')].filter(Boolean);
}

export function toCounts(rows: RowCounts, language: Language) {
  return holdings.flatMap(({ collection, title }) => {
    const count = rows[collection];
    return count ? [{ collection, title: title[language], rows: count }] : [];
  });
}

export function toErasureView(erasure: Erasure, names: Names, language: Language): ErasureView {
  const { scope, requestedBy, tenantId } = erasure;
  const scopeId = scope.kind === 'tenant' ? tenantId : scope.id;
  const isOver = erasure.status === 'done' || erasure.status === 'cancelled';
  const name = scopeId === undefined ? undefined : names.get(scopeId);
  return {
    id: erasure._id,
    kind: scope.kind,
    ...(scopeId && !isOver ? { scopeId } : {}),
    ...(name ? { name } : {}),
    reason: erasure.reason,
    ...(erasure.reference ? { reference: erasure.reference } : {}),
    status: erasure.status,
    requestedBy: actorView(requestedBy, names),
    requestedAt: erasure.requestedAt.toISOString(),
    dueAt: erasure.dueAt.toISOString(),
    ...datesOf(erasure),
    counts: toCounts(erasure.counts ?? {}, language),
  };
}

function datesOf(erasure: Erasure) {
  const fields = ['erasedAt', 'doneAt', 'cancelledAt', 'backupsUntil'] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const date = erasure[field];
      return date ? [[field, date.toISOString()]] : [];
    }),
  ) as Partial<Record<(typeof fields)[number], string>>;
}

export function actorView({ kind, id }: AuditActor, names: Names) {
  const name = names.get(id);
  return { kind, ...(name ? { name } : {}) };
}

export function toHoldView(hold: Hold, names: Names): HoldView {
  const name = names.get(hold.scope.id);
  return {
    id: hold._id,
    scope: hold.scope,
    ...(name ? { name } : {}),
    reason: hold.reason,
    placedAt: hold.placedAt.toISOString(),
    ...(hold.releasedAt ? { releasedAt: hold.releasedAt.toISOString() } : {}),
  };
}

export function toNoteView({ _id, from, text, addedAt }: Note): NoteView {
  return { id: _id, from, text, addedAt: addedAt.toISOString() };
}

export function toRetentionView({ periods, backupDays }: RetentionSettings): RetentionView {
  return { periods, backupDays, bounds: { ...retentionBounds, backupDays: backupBounds } };
}

/** The list of holdings in the reader's language, with this tenant's periods. */
export function toInventory({ periods }: RetentionSettings, language: Language): InventoryView {
  return {
    parts: holdings.map(({ collection, title, holds, purpose, isPersonal, kept }) => ({
      collection,
      title: title[language],
      holds: holds[language],
      purpose: purpose[language],
      isPersonal,
      kept: typeof kept === 'string' ? periods[kept] : kept[language],
    })),
  };
}

/** What must be typed to erase: what the screen calls the person, course or tenant. */
export function confirmationFor(
  kind: Erasure['scope']['kind'],
  { name, id, number }: { name: string | undefined; id: string; number: FoundPerson['number'] },
): string {
  if (name) return name;
  return kind === 'person' ? String(number) : id;
}
