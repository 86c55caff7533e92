import type { Readable, Writable } from 'node:stream';
import type { Connection } from 'mongoose';
import { createShortCache } from '../../database/short-cache.ts';
import { SessionError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { Audit, AuditActor } from '../audit/audit.ts';
import { createErasures } from './erasures.service.ts';
import { createErasureWorker } from './erasure-worker.ts';
import { readRecord } from './export-record.ts';
import type { Language } from './export-words.ts';
import { writeRecordZip } from './export-zip.ts';
import { createHolds } from './holds.service.ts';
import { createLearners } from './learners.service.ts';
import { createPrivacyModels } from './privacy.model.ts';
import { findNames } from './privacy.presenter.ts';
import { createRetention } from './retention.service.ts';
import { getRetentionSettings, setRetentionSettings, type RetentionSettings } from './retention-settings.ts';
import { rowsOf } from './rows.ts';

export interface PrivacyDependencies {
  connection: Connection;
  audit: Audit;
  clock: Clock;
  log: Logger;
  openFile(id: string): Readable;
}

type SessionCheck = (session: Session) => Promise<Session>;

export type Privacy = ReturnType<typeof createPrivacy>;

/** Sessions of admins are checked by what they are admins of. */
const consoleRoles = new Set<string>(['admin', 'operator']);
const pollMilliseconds = 15_000;
const sweepMilliseconds = 10 * 60_000;
/** Less than erasing waits before it looks a last time. */
const presenceMilliseconds = 20_000;

/** The privacy desk: finding, exporting and erasing people's data, how long it is kept, and what the law holds back. */
export function createPrivacy(dependencies: PrivacyDependencies) {
  const { connection, audit, clock, log, openFile } = dependencies;
  const models = createPrivacyModels(connection);
  const learners = createLearners({ connection, models, clock });
  const holds = createHolds({ models, clock, ...learners });
  const erasures = createErasures({ connection, models, holds, clock });
  const retention = createRetention({ connection, models, erasures, holds, clock });
  let present = createShortCache<boolean>(clock, presenceMilliseconds);
  const worker = createErasureWorker({
    connection,
    models,
    holds,
    audit,
    clock,
    log,
    isStillOver: retention.isOver,
    onErased: () => void (present = createShortCache(clock, presenceMilliseconds)),
  });

  function isPresent(tenantId: string, personId: string): Promise<boolean> {
    return present.get(`${tenantId}/${personId}`, async () => {
      const found = await rowsOf(connection, 'people').findOne(
        { tenantId, _id: personId },
        { projection: { _id: 1 } },
      );
      return found !== null;
    });
  }

  /** Adds to a check of sessions that its person is still known: nothing may be written for somebody who was erased. */
  function alsoPresent(check: SessionCheck): SessionCheck {
    return async (session) => {
      const [checked, isHere] = await Promise.all([
        check(session),
        consoleRoles.has(session.role) || isPresent(session.tenantId, session.personId),
      ]);
      if (!isHere) throw new SessionError('SESSION_EXPIRED');
      return checked;
    };
  }

  /** Writes everything about a person as a zip. Nothing is written when there is no such person. @throws NotFoundError */
  async function exportRecord(
    { tenantId, personId, actor }: { tenantId: string; personId: string; actor: AuditActor },
    language: Language,
    open: () => Writable,
  ): Promise<{ files: number; parts: number }> {
    const record = await readRecord(
      { connection, learners, audit },
      { tenantId, personId, exportedAt: clock() },
    );
    const did = { files: record.files.length, parts: record.parts.length };
    await audit.record({
      tenantId,
      actor,
      action: 'learner.exported',
      subjectPersonId: personId,
      details: did,
    });
    await writeRecordZip(record, language, { into: open(), openFile });
    return did;
  }

  return {
    connection,
    audit,
    clock,
    learners,
    holds,
    erasures,
    retention,
    worker,
    alsoPresent,
    exportRecord,
    namesOf: (tenantId: string, ids: string[]) => findNames(connection, tenantId, ids),
    getSettings: (tenantId: string) => getRetentionSettings(models, tenantId),
    setSettings: (tenantId: string, settings: RetentionSettings) =>
      setRetentionSettings(models, tenantId, settings),
    ...createRounds({ worker, retention, log }),
  };
}

/** Looks from time to time for what is due. Any number of processes may. */
function createRounds({ worker, retention, log }: Pick<Rounds, 'worker' | 'retention' | 'log'>) {
  const timers = new Set<NodeJS.Timeout>();
  const under = new Set<Promise<void>>();
  const every = (milliseconds: number, work: () => Promise<unknown>) => {
    const timer = setInterval(() => {
      const round = work()
        .then(() => undefined)
        .catch((error: unknown) => log.error({ err: error }, 'a round of the privacy desk failed'))
        .finally(() => under.delete(round));
      under.add(round);
    }, milliseconds);
    timers.add(timer.unref());
  };
  return {
    start() {
      every(pollMilliseconds, worker.runOnce);
      every(sweepMilliseconds, retention.sweepIfDue);
    },
    /** Begins nothing new and waits for what is under way. */
    async stop() {
      for (const timer of timers) clearInterval(timer);
      worker.stop();
      await Promise.all(under);
    },
  };
}

interface Rounds {
  worker: ReturnType<typeof createErasureWorker>;
  retention: ReturnType<typeof createRetention>;
  log: Logger;
}
