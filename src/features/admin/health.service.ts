import type { z } from 'zod';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { LaunchLog } from '../../lti/launch-log.ts';
import type { LaunchLogEntry } from '../../lti/launch-log.model.ts';
import type { PlatformModels } from '../../lti/platform.model.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import type { Admins } from './admins.ts';
import type {
  getOutboxApi,
  getOverviewApi,
  LaunchEntry,
  OutboxEntryView,
  OutboxStateName,
  retryOutboxApi,
} from './health.contract.ts';
import { scopeOf } from './platforms.service.ts';

type Overview = z.infer<typeof getOverviewApi.response>;
type Outbox = z.infer<typeof getOutboxApi.response>;
type Retried = z.infer<typeof retryOutboxApi.response>;
interface Count {
  state: OutboxStateName;
  count: number;
  since?: Date;
}

/** What the console needs of the outbox's health. */
export interface OutboxSource {
  counts(tenantId: string): Promise<Count[]>;
  list(
    tenantId: string,
    page: { state?: OutboxStateName | undefined; limit: number; after?: string | undefined },
  ): Promise<{
    entries: (Omit<OutboxEntryView, 'since' | 'nextTryAt'> & { since?: Date; nextTryAt?: Date })[];
    nextAfter: string | undefined;
  }>;
  retry(tenantId: string, journeyId: string): Promise<boolean>;
  retryAll(
    tenantId: string,
    page: { state?: OutboxStateName | undefined; after?: string | undefined },
  ): Promise<{ retried: number; left: number; nextAfter: string | undefined }>;
}

/** Whether it works: launches, grades, and what waits for an admin. */
export interface HealthDesk {
  launches(
    session: Session,
    page: {
      before?: string | undefined;
      platformId?: string | undefined;
      only?: 'refused' | undefined;
    },
  ): Promise<{ launches: LaunchEntry[]; nextBefore?: string | undefined }>;
  outbox(
    session: Session,
    page: { state?: OutboxStateName | undefined; after?: string | undefined },
  ): Promise<Outbox>;
  retryAll(
    session: Session,
    page: { state?: OutboxStateName | undefined; after?: string | undefined },
  ): Promise<Retried>;
  /** @throws NotFoundError when the tenant has no such grade to send */
  retry(session: Session, journeyId: string): Promise<void>;
  overview(session: Session): Promise<Overview>;
}

const perPage = 50;
const lookedAt = 200;
const dayMilliseconds = 24 * 3_600_000;

export function createHealthDesk(dependencies: {
  models: Pick<PlatformModels, 'platforms' | 'deployments'>;
  launchLog: Pick<LaunchLog, 'list'>;
  outboxHealth: OutboxSource;
  admins: Pick<Admins, 'listRequests'>;
  audit: Audit;
  clock: Clock;
}): HealthDesk {
  const { models, launchLog, outboxHealth, admins, audit, clock } = dependencies;

  async function namesOf(ids: string[]): Promise<Map<string, string>> {
    const found = await models.platforms.find({ _id: { $in: ids } }, { name: 1 }).lean();
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  async function countsOf(session: Session): Promise<Outbox['counts']> {
    const counts = await outboxHealth.counts(all(session));
    return counts.map(({ state, count, since }) => ({
      state,
      count,
      ...(since ? { since: since.toISOString() } : {}),
    }));
  }

  async function registered(session: Session) {
    const tenantId = scopeOf(session);
    const whose = tenantId === undefined ? {} : { tenantId };
    const [platforms, deployments] = await Promise.all([
      models.platforms.find(whose, { status: 1, nextKey: 1 }).lean(),
      models.deployments.find(whose, { status: 1 }).lean(),
    ]);
    return { platforms, deployments };
  }

  async function lastLaunches(session: Session): Promise<Overview['launches']> {
    const { entries } = await launchLog.list(all(session), { limit: lookedAt });
    const yesterday = clock().getTime() - dayMilliseconds;
    const recent = entries.filter(({ at }) => at.getTime() >= yesterday);
    const failing = onlyRefused(recent);
    const names = await namesOf(failing);
    const [last] = entries;
    return {
      looked: recent.length,
      refused: recent.filter(({ outcome }) => outcome !== 'accepted').length,
      ...(last ? { lastAt: last.at.toISOString() } : {}),
      failing: failing.map((id) => ({ id, name: names.get(id) ?? '' })),
    };
  }

  return {
    async launches(session, { before, platformId, only }) {
      const page = { before, platformId, isOnlyRefused: only === 'refused', limit: perPage };
      const { entries, nextBefore } = await launchLog.list(all(session), page);
      const names = await namesOf([...new Set(entries.flatMap(({ platformId }) => platformId ?? []))]);
      return {
        launches: entries.map((entry) => launchView(entry, names)),
        ...(nextBefore ? { nextBefore } : {}),
      };
    },
    async outbox(session, page) {
      const counts = await countsOf(session);
      const tenantId = scopeOf(session);
      // An operator sees how many; which ones is the district's own affair.
      if (tenantId === undefined) return { counts, entries: [] };
      const { entries, nextAfter } = await outboxHealth.list(tenantId, { ...page, limit: perPage });
      return { counts, entries: entries.map(outboxEntryView), ...(nextAfter ? { nextAfter } : {}) };
    },
    async retryAll(session, page) {
      const { tenantId } = session;
      const { retried, left, nextAfter } = await outboxHealth.retryAll(tenantId, page);
      const actor = actorOf(session);
      await audit.record({ tenantId, actor, action: 'grades.tried-again', details: { retried } });
      return { retried, left, ...(nextAfter ? { nextAfter } : {}) };
    },
    async retry(session, journeyId) {
      const { tenantId } = session;
      if (!(await outboxHealth.retry(tenantId, journeyId)))
        throw new NotFoundError('This grade is not one that can be tried again.');
      const target = { kind: 'journey', id: journeyId };
      await audit.record({ tenantId, actor: actorOf(session), action: 'grades.tried-again', target });
    },
    async overview(session) {
      const [{ platforms, deployments }, outbox, launches, requests] = await Promise.all([
        registered(session),
        countsOf(session),
        lastLaunches(session),
        admins.listRequests(session.tenantId),
      ]);
      return {
        platforms: {
          active: having(platforms, 'active'),
          pending: having(platforms, 'pending'),
          suspended: having(platforms, 'suspended'),
        },
        deployments: {
          active: having(deployments, 'active'),
          unclaimed: having(deployments, 'unclaimed'),
          suspended: having(deployments, 'suspended'),
        },
        outbox,
        launches,
        requests: requests.length,
        rotating: platforms.filter(({ nextKey }) => nextKey).length,
      };
    },
  };
}

/** Registrations of which something was refused and nothing accepted. */
function onlyRefused(entries: LaunchLogEntry[]): string[] {
  const accepted = new Set(
    entries.filter(({ outcome }) => outcome === 'accepted').map(({ platformId }) => platformId),
  );
  const refused = new Set(entries.flatMap(({ platformId }) => platformId ?? []));
  return [...refused].filter((id) => !accepted.has(id));
}

function launchView(entry: LaunchLogEntry, names: ReadonlyMap<string, string>): LaunchEntry {
  const { _id, at, outcome, platformId, deploymentId, kind, role, requestId } = entry;
  return {
    id: _id,
    at: at.toISOString(),
    outcome,
    ...(platformId ? { platform: { id: platformId, name: names.get(platformId) ?? '' } } : {}),
    ...(deploymentId ? { deploymentId } : {}),
    ...(kind ? { kind } : {}),
    ...(role ? { role } : {}),
    requestId,
  };
}

function outboxEntryView(
  entry: Awaited<ReturnType<OutboxSource['list']>>['entries'][number],
): OutboxEntryView {
  const { journeyId, assignmentTitle, courseTitle, state, attempts, lmsStatus, since, nextTryAt } = entry;
  return {
    journeyId,
    ...(assignmentTitle ? { assignmentTitle } : {}),
    ...(courseTitle ? { courseTitle } : {}),
    state,
    attempts,
    ...(lmsStatus === undefined ? {} : { lmsStatus }),
    ...(since ? { since: since.toISOString() } : {}),
    ...(nextTryAt ? { nextTryAt: nextTryAt.toISOString() } : {}),
  };
}

/** The tenant's things, or everybody's. */
function all(session: Session): string {
  return scopeOf(session) ?? 'all';
}

function having(things: { status: string }[], status: string): number {
  return things.filter((each) => each.status === status).length;
}
