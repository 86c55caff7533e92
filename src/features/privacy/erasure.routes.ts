import { learnerNumber } from '../../domain/pseudonym.ts';
import type { BindApi } from '../../http/api-route.ts';
import { InvalidRequestError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { actorOf } from '../audit/audit.ts';
import { languageOf } from './export-words.ts';
import { pageSize } from './learners.service.ts';
import * as api from './privacy.contract.ts';
import type { Erasure } from './privacy.model.ts';
import type { Scope } from './scope.ts';
import {
  confirmationFor,
  findNames,
  idsOfErasure,
  toCounts,
  toErasureView,
  toHoldView,
} from './privacy.presenter.ts';
import type { Privacy } from './privacy.service.ts';

const dayMilliseconds = 24 * 3_600_000;
/** All of a school cannot go by one person's mistake of one day. */
const tenantDaysAtLeast = 7;

/** Asking for something to be erased, and what became of it. */
export function erasureRoutes(bind: BindApi, privacy: Privacy): void {
  requestRoutes(bind, privacy);
  queueRoutes(bind, privacy);
}

async function shownOne({ connection }: Privacy, session: Session, erasure: Erasure) {
  const names = await findNames(connection, session.tenantId, idsOfErasure(erasure));
  return toErasureView(erasure, names, languageOf(session.locale));
}

function requestRoutes(bind: BindApi, privacy: Privacy): void {
  const { erasures, connection, getSettings, clock } = privacy;

  bind(api.previewErasureApi, async ({ session, body: { scope: asked } }) => {
    const { tenantId, locale } = session;
    const scope = ownScope(asked, tenantId);
    const [preview, { backupDays }] = await Promise.all([
      erasures.preview(tenantId, scope),
      getSettings(tenantId),
    ]);
    const names = await findNames(
      connection,
      tenantId,
      preview.holds.map((hold) => hold.scope.id),
    );
    return {
      confirmWith: confirmWith(scope, preview.name),
      counts: toCounts(preview.counts, languageOf(locale)),
      people: preview.people,
      holds: preview.holds.map((hold) => toHoldView(hold, names)),
      ...(preview.open ? { open: await shownOne(privacy, session, preview.open) } : {}),
      backupDays,
    };
  });

  bind(api.requestErasureApi, async ({ session, body }) => {
    const { tenantId } = session;
    const scope = ownScope(body.scope, tenantId);
    const { name } = await erasures.preview(tenantId, scope);
    assertConfirmed(body.confirmation, confirmWith(scope, name));
    const days = scope.kind === 'tenant' ? Math.max(body.inDays, tenantDaysAtLeast) : body.inDays;
    const erasure = await erasures.request(
      tenantId,
      {
        id: body.id,
        scope,
        reason: 'request',
        dueAt: new Date(clock().getTime() + days * dayMilliseconds),
        ...(body.reference ? { reference: body.reference } : {}),
      },
      actorOf(session),
    );
    await recordErasure(privacy, session, { erasure, scope, action: 'erasure.requested' });
    return shownOne(privacy, session, erasure);
  });
}

function queueRoutes(bind: BindApi, privacy: Privacy): void {
  const { erasures, connection } = privacy;
  const shown = async ({ tenantId, locale }: Session, list: Erasure[]) => {
    const names = await findNames(connection, tenantId, list.flatMap(idsOfErasure));
    return list.map((erasure) => toErasureView(erasure, names, languageOf(locale)));
  };

  bind(api.listErasuresApi, async ({ session, query }) => {
    const page = { skip: query.page * pageSize, limit: pageSize + 1 };
    const found = await erasures.list(session.tenantId, page);
    return { found: await shown(session, found.slice(0, pageSize)), hasMore: found.length > pageSize };
  });
  bind(api.getErasureApi, async ({ session, params }) =>
    shownOne(privacy, session, await erasures.get(session.tenantId, params.erasureId)),
  );
  bind(api.cancelErasureApi, async ({ session, params }) => {
    const before = await erasures.get(session.tenantId, params.erasureId);
    const erasure = await erasures.cancel(session.tenantId, params.erasureId);
    const scope = { kind: before.scope.kind, id: before.scope.id ?? '' };
    await recordErasure(privacy, session, { erasure, scope, action: 'erasure.cancelled' });
    return shownOne(privacy, session, erasure);
  });
}

function recordErasure(
  { audit }: Privacy,
  session: Session,
  { erasure, scope, action }: { erasure: Erasure; scope: Scope; action: string },
): Promise<void> {
  return audit.record({
    tenantId: session.tenantId,
    actor: actorOf(session),
    action,
    target: { kind: 'erasure', id: erasure._id },
    details: { scope: scope.kind },
    ...(scope.kind === 'person' && scope.id ? { subjectPersonId: scope.id } : {}),
  });
}

/** The tenant is always the session's own. */
function ownScope(scope: Scope, tenantId: string): Scope {
  return scope.kind === 'tenant' ? { kind: 'tenant', id: tenantId } : scope;
}

function confirmWith({ kind, id }: Scope, name: string | undefined): string {
  return confirmationFor(kind, { name, id, number: learnerNumber(id) });
}

/** @throws InvalidRequestError */
function assertConfirmed(typed: string, expected: string): void {
  if (plain(typed) === plain(expected)) return;
  throw new InvalidRequestError([{ path: 'confirmation', message: `type "${expected}" to go on` }]);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
