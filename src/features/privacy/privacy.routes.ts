import type { BindApi, BindBytes } from '../../http/api-route.ts';
import type { Session } from '../../http/session.ts';
import { actorOf } from '../audit/audit.ts';
import { languageOf } from './export-words.ts';
import * as api from './privacy.contract.ts';
import {
  findNames,
  idsOfErasure,
  toCounts,
  toErasureView,
  toHoldView,
  toInventory,
  toNoteView,
  toRetentionView,
} from './privacy.presenter.ts';
import type { Hold } from './privacy.model.ts';
import type { Scope } from './scope.ts';
import type { Privacy } from './privacy.service.ts';
import { erasureRoutes } from './erasure.routes.ts';

/** The privacy desk of the admin console. */
export function privacyRoutes(bind: BindApi, bindBytes: BindBytes, privacy: Privacy): void {
  learnerRoutes(bind, privacy);
  noteRoutes(bind, privacy);
  exportRoute(bindBytes, privacy);
  erasureRoutes(bind, privacy);
  holdRoutes(bind, privacy);
  retentionRoutes(bind, privacy);
}

function learnerRoutes(bind: BindApi, privacy: Privacy): void {
  const { learners, holds, erasures, connection, audit } = privacy;

  bind(api.findLearnersApi, ({ session, query }) =>
    learners.find(session.tenantId, query.search, query.page),
  );
  bind(api.findCoursesApi, async ({ session, query }) => {
    const { found, hasMore } = await learners.findCourses(session.tenantId, query.search, query.page);
    return {
      hasMore,
      found: found.map((course) => ({ ...course, createdAt: course.createdAt.toISOString() })),
    };
  });
  bind(api.getLearnerRecordApi, async ({ session, params: { personId } }) => {
    const { tenantId } = session;
    const scope: Scope = { kind: 'person', id: personId };
    const record = await learners.getRecord(tenantId, personId);
    const [stopping, open] = await Promise.all([
      holds.listStopping(tenantId, scope),
      erasures.findOpen(tenantId, scope),
    ]);
    await audit.recordView({
      tenantId,
      actor: actorOf(session),
      action: 'record.opened',
      subjectPersonId: personId,
    });
    const names = await findNames(connection, tenantId, [
      ...stopping.map((hold) => hold.scope.id),
      ...(open ? idsOfErasure(open) : []),
    ]);
    const language = languageOf(session.locale);
    const { firstSeenAt, counts, notes, ...person } = record;
    return {
      ...person,
      firstSeenAt: firstSeenAt.toISOString(),
      counts: toCounts(counts, language),
      notes: notes.map(toNoteView),
      holds: stopping.map((hold) => toHoldView(hold, names)),
      ...(open ? { erasure: toErasureView(open, names, language) } : {}),
    };
  });
}

function noteRoutes(bind: BindApi, { learners, audit }: Privacy): void {
  bind(api.addNoteApi, async ({ session, params: { personId }, body }) => {
    const { tenantId } = session;
    const note = await learners.addNote(tenantId, { personId, ...body }, actorOf(session));
    await audit.record({
      tenantId,
      actor: actorOf(session),
      action: 'statement.added',
      subjectPersonId: personId,
      target: { kind: 'statement', id: note._id },
    });
    return toNoteView(note);
  });
  bind(api.removeNoteApi, async ({ session, params: { personId, noteId } }) => {
    const { tenantId } = session;
    await learners.removeNote(tenantId, personId, noteId);
    await audit.record({
      tenantId,
      actor: actorOf(session),
      action: 'statement.removed',
      subjectPersonId: personId,
      target: { kind: 'statement', id: noteId },
    });
    return {};
  });
}

function exportRoute(bindBytes: BindBytes, { exportRecord }: Privacy): void {
  bindBytes(api.exportLearnerApi, async ({ session, params: { personId }, response }) => {
    const { tenantId } = session;
    try {
      await exportRecord({ tenantId, personId, actor: actorOf(session) }, languageOf(session.locale), () =>
        response.attachment(`waymark-${personId}.zip`).set({
          'content-type': 'application/zip',
          'cache-control': 'private, no-store, no-transform',
          'x-content-type-options': 'nosniff',
        }),
      );
    } catch (error) {
      // Half a zip must not look like a whole one.
      if (!response.headersSent) throw error;
      response.destroy();
    }
    return undefined;
  });
}

function holdRoutes(bind: BindApi, { holds, erasures, connection, audit, learners }: Privacy): void {
  const shown = async (session: Session, list: Hold[]) => {
    const names = await findNames(
      connection,
      session.tenantId,
      list.map(({ scope }) => scope.id),
    );
    return list.map((hold) => toHoldView(hold, names));
  };
  const record = (session: Session, hold: Hold, action: string) =>
    audit.record({
      tenantId: session.tenantId,
      actor: actorOf(session),
      action,
      target: { kind: 'hold', id: hold._id },
      ...(hold.scope.kind === 'person' ? { subjectPersonId: hold.scope.id } : {}),
    });
  const one = async (session: Session, hold: Hold) => {
    const [view] = await shown(session, [hold]);
    return view ?? toHoldView(hold, new Map());
  };

  bind(api.listHoldsApi, async ({ session }) => ({
    holds: await shown(session, await holds.list(session.tenantId)),
  }));
  bind(api.placeHoldApi, async ({ session, body }) => {
    await learners.assertHere(session.tenantId, body.scope);
    const hold = await holds.place(session.tenantId, body, actorOf(session));
    await record(session, hold, 'hold.placed');
    return one(session, hold);
  });
  bind(api.releaseHoldApi, async ({ session, params }) => {
    const hold = await holds.release(session.tenantId, params.holdId, actorOf(session));
    await erasures.wakeHeld(session.tenantId);
    await record(session, hold, 'hold.released');
    return one(session, hold);
  });
}

function retentionRoutes(bind: BindApi, { audit, getSettings, setSettings }: Privacy): void {
  bind(api.getRetentionApi, async ({ session }) => toRetentionView(await getSettings(session.tenantId)));
  bind(api.setRetentionApi, async ({ session, body }) => {
    const settings = await setSettings(session.tenantId, body);
    await audit.record({
      tenantId: session.tenantId,
      actor: actorOf(session),
      action: 'retention.changed',
      details: { ...settings.periods, backupDays: settings.backupDays },
    });
    return toRetentionView(settings);
  });
  bind(api.getInventoryApi, async ({ session }) =>
    toInventory(await getSettings(session.tenantId), languageOf(session.locale)),
  );
}
