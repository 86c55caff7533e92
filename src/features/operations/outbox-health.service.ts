import type { Model } from 'mongoose';
import { isPending, type Passback } from '../../domain/passback.ts';
import { countOutbox, heldReasons, isDue, type OutboxCount, type OutboxState } from './outbox-counts.ts';

/** What the outbox's health needs of a journey. */
export interface WaitingJourney {
  _id: string;
  tenantId: string;
  assignmentId: string;
  personId: string;
  passback: Passback;
}

export interface OutboxEntry {
  journeyId: string;
  assignmentId: string;
  personId: string;
  assignmentTitle?: string;
  courseTitle?: string;
  state: OutboxState;
  /** Tries since the last delivery or decision. */
  attempts: number;
  /** HTTP status of the LMS's last answer, when it answered. */
  lmsStatus?: number;
  since?: Date;
  /** When it is tried next; absent while it is held. */
  nextTryAt?: Date;
}

export interface OutboxHealth {
  /** One count for each state that occurs. @param tenantId `all` for the whole installation */
  counts(tenantId: string): Promise<OutboxCount[]>;
  /** Entries of one tenant in a stable order. @param page.after the `nextAfter` of the page before */
  list(
    tenantId: string,
    page: { state?: OutboxState | undefined; limit: number; after?: string | undefined },
  ): Promise<{ entries: OutboxEntry[]; nextAfter: string | undefined }>;
  /** Tries one grade now; false when it is settled already or needs a person's decision. */
  retry(tenantId: string, journeyId: string): Promise<boolean>;
  /**
   * Tries all of a tenant now that can be tried, a thousand at a time. Grades that were changed in the LMS by hand stay held, for they
   * need their teacher's decision.
   * @returns how many are due now, how many stay as they are, and where the next thousand begin
   */
  retryAll(
    tenantId: string,
    page?: { state?: OutboxState | undefined; after?: string | undefined },
  ): Promise<{ retried: number; left: number; nextAfter: string | undefined }>;
}

interface OutboxHealthDependencies<T extends WaitingJourney> {
  /** Any model whose documents hold what a WaitingJourney has. */
  journeys: Model<T>;
  /** The outbox's own way of trying at once. */
  retryNow(tenantId: string, journeyId: string): Promise<void>;
  findPlace(
    tenantId: string,
    assignmentId: string,
  ): Promise<{ assignmentTitle: string; courseTitle?: string | undefined } | undefined>;
}

const retriedAtOnce = 1_000;
const fields = { tenantId: 1, assignmentId: 1, personId: 1, passback: 1 } as const;

/** How grades on their way to the LMS are doing, for admins and for the metrics. */
export function createOutboxHealth<T extends WaitingJourney>(
  dependencies: OutboxHealthDependencies<T>,
): OutboxHealth {
  const { retryNow, findPlace } = dependencies;
  const journeys = dependencies.journeys as unknown as Model<WaitingJourney>;

  const counts: OutboxHealth['counts'] = (tenantId) =>
    countOutbox(dependencies.journeys.collection, tenantId === 'all' ? {} : { tenantId });

  async function find(tenantId: string, state: OutboxState | undefined, limit: number, after = '') {
    const filter = { tenantId, ...filterOf(state), _id: { $gt: after } };
    return journeys.find(filter, fields).sort({ _id: 1 }).limit(limit).lean();
  }

  async function list(tenantId: string, { state, limit, after }: Parameters<OutboxHealth['list']>[1]) {
    const found = await find(tenantId, state, limit + 1, after);
    const page = found.slice(0, limit);
    const ids = [...new Set(page.map(({ assignmentId }) => assignmentId))];
    const places = new Map(
      await Promise.all(ids.map(async (id) => [id, await findPlace(tenantId, id)] as const)),
    );
    return {
      entries: page.map((journey) => ({ ...entryOf(journey), ...places.get(journey.assignmentId) })),
      nextAfter: found.length > limit ? page.at(-1)?._id : undefined,
    };
  }

  async function retry(tenantId: string, journeyId: string): Promise<boolean> {
    const journey = await journeys.findOne({ tenantId, _id: journeyId }, fields).lean();
    if (!journey || !canBeTried(journey.passback)) return false;
    await retryNow(tenantId, journeyId);
    return true;
  }

  const retryAll: OutboxHealth['retryAll'] = async (tenantId, { state, after } = {}) => {
    const found = await find(tenantId, state, retriedAtOnce + 1, after);
    const page = found.slice(0, retriedAtOnce);
    const tried = page.filter(({ passback }) => canBeTried(passback));
    for (const { _id } of tried) await retryNow(tenantId, _id);
    const nextAfter = found.length > retriedAtOnce ? page.at(-1)?._id : undefined;
    return { retried: tried.length, left: page.length - tried.length, nextAfter };
  };

  return { counts, list, retry, retryAll };
}

function filterOf(state: OutboxState | undefined): Record<string, unknown> {
  if (state === undefined) return { $or: [isDue, { 'passback.problem.reason': { $in: [...heldReasons] } }] };
  if (state === 'waiting') return { ...isDue, 'passback.problem': { $exists: false } };
  return { 'passback.problem.reason': state === 'retrying' ? 'lms-failed' : state };
}

/** A change by hand needs its teacher, and one that has a lease is being tried. */
function canBeTried(passback: Passback): boolean {
  const { problem, leaseToken } = passback;
  return isPending(passback) && problem?.reason !== 'changed-in-lms' && leaseToken === undefined;
}

function entryOf({ _id, assignmentId, personId, passback }: WaitingJourney): OutboxEntry {
  const { problem, attempts, wanted, dueAt } = passback;
  const state = stateOf(passback);
  const isHeld = state !== 'waiting' && state !== 'retrying';
  const since = isHeld ? problem?.at : wanted?.at;
  return {
    journeyId: _id,
    assignmentId,
    personId,
    state,
    attempts,
    ...(problem?.lmsStatus === undefined ? {} : { lmsStatus: problem.lmsStatus }),
    ...(since ? { since } : {}),
    ...(isHeld || !dueAt ? {} : { nextTryAt: dueAt }),
  };
}

function stateOf({ problem }: Passback): OutboxState {
  if (!problem) return 'waiting';
  return problem.reason === 'lms-failed' ? 'retrying' : problem.reason;
}
