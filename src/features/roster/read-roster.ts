import { randomUUID } from 'node:crypto';
import { backoffMilliseconds } from '../../domain/passback.ts';
import { PlatformFailedError } from '../../http/errors.ts';
import type { Platform } from '../../lti/platform.model.ts';
import type { Member, RosterService } from '../../lti/roster-service.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { ClaimedRoster, RosterPlace, RosterStore } from './roster.store.ts';
import type { RosterProblem } from './roster-problems.ts';
import type { Roster, StoredPass } from './roster.model.ts';

export interface RosterReaderDependencies {
  store: RosterStore;
  service: RosterService;
  /** Undefined when there is nothing to ask: no such course, no address, a registration that is not active. */
  resolveTarget(place: RosterPlace): Promise<{ platform: Platform; membershipsUrl: string } | undefined>;
  /** Keeps what one page says. */
  applyMembers(pass: RosterPassPlace, members: Member[]): Promise<void>;
  /** After the last page. */
  markLeft(pass: RosterPassPlace): Promise<void>;
  clock: Clock;
  log: Logger;
  /** 0 to 1. */
  random: () => number;
  settings: { leaseSeconds: number; retryBaseSeconds: number; retryMaxSeconds: number };
}

interface RosterPassPlace extends RosterPlace {
  platformId: string;
  passId: string;
  startedAt: Date;
}

/** What became of one try. `pauseSeconds`: the LMS wants to be left alone. */
export interface RosterOutcome {
  outcome: 'read' | 'failed' | 'nothing-to-ask' | 'lost' | 'interrupted';
  pauseSeconds?: number;
}

const hourMilliseconds = 3_600_000;
/** Addresses of later pages do not live for ever, and people move: an older reading begins anew. */
const longestPassMilliseconds = hourMilliseconds;
/** Schoology and Canvas give 50 to 100 people on a page; more than this is a fault of the LMS. */
const mostPages = 1_000;
/** A class that is looked at is read about twice a day. */
const againMilliseconds = 12 * hourMilliseconds;
const forgottenMilliseconds = 14 * 24 * hourMilliseconds;
/** What an admin must change is not changed within minutes. */
const refusedAgainMilliseconds = 6 * hourMilliseconds;
const unreachablePauseSeconds = 15;

/** The list came, and it cannot be one. */
class RosterUnusableError extends Error {
  readonly reason: RosterProblem;
  constructor(reason: RosterProblem) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Reads one class list from page to page. People are dropped only after a list whose every page has come.
 * @param isStopping asked between pages; what is left is another process's
 */
export async function readRoster(
  dependencies: RosterReaderDependencies,
  due: Roster,
  isStopping: () => boolean,
): Promise<RosterOutcome> {
  const { store, clock } = dependencies;
  const roster = await store.claim(due, leaseEnd(dependencies));
  if (!roster) return { outcome: 'lost' };
  const target = await dependencies.resolveTarget(roster);
  if (!target) {
    // Whoever looks at the class again asks again.
    await store.putOff(roster, undefined);
    return { outcome: 'nothing-to-ask' };
  }
  const { platform, membershipsUrl } = target;
  const pass = usablePass(roster.pass, membershipsUrl, clock()) ?? newPass(membershipsUrl, clock());
  try {
    return await readPages(dependencies, { roster, platform, pass }, isStopping);
  } catch (error) {
    return fail(dependencies, roster, error);
  }
}

async function readPages(
  dependencies: RosterReaderDependencies,
  { roster, platform, pass: begun }: { roster: ClaimedRoster; platform: Platform; pass: StoredPass },
  isStopping: () => boolean,
): Promise<RosterOutcome> {
  const { store, service, clock } = dependencies;
  let pass = begun;
  while (!isWhole(pass)) {
    const { membershipsUrl, nextUrl: pageUrl } = pass;
    const page = await service.listMembers(platform, { membershipsUrl, pageUrl });
    await dependencies.applyMembers(placeOf(roster, pass), page.members);
    pass = passAfter(pass, page);
    if (!(await store.keepPass(roster, pass, leaseEnd(dependencies)))) return { outcome: 'lost' };
    if (!isWhole(pass) && isStopping()) {
      await store.putOff(roster, clock());
      return { outcome: 'interrupted' };
    }
  }
  await finish(dependencies, roster, pass);
  return { outcome: 'read' };
}

async function finish(
  { store, markLeft, log, clock, random }: RosterReaderDependencies,
  roster: ClaimedRoster,
  pass: StoredPass,
): Promise<void> {
  // Not even the teacher who is looking: no list of a class.
  if (pass.members === 0) throw new RosterUnusableError('empty');
  await markLeft(placeOf(roster, pass));
  const isForgotten = clock().getTime() - roster.lookedAt.getTime() > forgottenMilliseconds;
  // Spread out, so that a district's classes are not all read in one minute.
  const next = later(clock, againMilliseconds * (0.75 + random() / 2));
  await store.finish(roster, pass.startedAt, isForgotten ? undefined : next);
  const { _id: rosterId, courseId } = roster;
  log.info({ rosterId, courseId, pages: pass.pages, members: pass.members }, 'class list read');
}

async function fail(
  { store, log, clock, random, settings }: RosterReaderDependencies,
  roster: ClaimedRoster,
  error: unknown,
): Promise<RosterOutcome> {
  const { reason, status, isFinal, pauseSeconds } = meaningOf(error);
  const backoff = backoffMilliseconds(roster.attempts + 1, settings, random());
  const wait = isFinal ? refusedAgainMilliseconds : Math.max(backoff, (pauseSeconds ?? 0) * 1000);
  await store.fail(roster, {
    problem: { reason, ...(status === undefined ? {} : { status }), at: clock() },
    dueAt: later(clock, wait),
    // A later page that is refused may have outlived its address.
    dropsPass: reason !== 'unreachable',
  });
  const { _id: rosterId, courseId } = roster;
  // Without the answer's own words: they may be a list of names.
  log.warn({ rosterId, courseId, reason, status }, 'class list not read');
  return { outcome: 'failed', ...(pauseSeconds === undefined ? {} : { pauseSeconds }) };
}

function leaseEnd({ clock, settings }: RosterReaderDependencies): Date {
  return later(clock, settings.leaseSeconds * 1000);
}

function later(clock: Clock, milliseconds: number): Date {
  return new Date(clock().getTime() + milliseconds);
}

function newPass(membershipsUrl: string, now: Date): StoredPass {
  return { passId: randomUUID(), startedAt: now, membershipsUrl, pages: 0, members: 0 };
}

function usablePass(pass: StoredPass | undefined, membershipsUrl: string, now: Date): StoredPass | undefined {
  if (!pass || pass.membershipsUrl !== membershipsUrl) return undefined;
  return now.getTime() - pass.startedAt.getTime() < longestPassMilliseconds ? pass : undefined;
}

const isWhole = ({ pages, nextUrl }: StoredPass): boolean => pages > 0 && nextUrl === undefined;

function passAfter(
  { nextUrl: _read, ...pass }: StoredPass,
  page: { members: Member[]; nextUrl: string | undefined },
): StoredPass {
  const after = { ...pass, pages: pass.pages + 1, members: pass.members + page.members.length };
  if (page.nextUrl === undefined) return after;
  if (after.pages >= mostPages) throw new RosterUnusableError('unreadable');
  return { ...after, nextUrl: page.nextUrl };
}

function placeOf(
  { tenantId, courseId, platformId }: Roster,
  { passId, startedAt }: StoredPass,
): RosterPassPlace {
  return { tenantId, courseId, platformId, passId, startedAt };
}

interface Meaning {
  reason: RosterProblem;
  status?: number | undefined;
  /** Trying again soon cannot help. */
  isFinal: boolean;
  pauseSeconds?: number | undefined;
}

/** What a failed try means for the teacher, and for the next try. @throws what is no fault of the LMS's */
function meaningOf(error: unknown): Meaning {
  if (error instanceof RosterUnusableError) return { reason: error.reason, isFinal: false };
  if (!(error instanceof PlatformFailedError)) throw error;
  const { upstreamStatus: status, retryable, retryAfterSeconds } = error;
  // The token is refused with 400 and one of these words (RFC 6749 §5.2).
  const isScopeRefused = /invalid_scope|unauthorized_client/.test(error.upstreamMessage ?? '');
  if (isScopeRefused || status === 401 || status === 403)
    return { reason: 'no-access', status, isFinal: true };
  if (status === 200) return { reason: 'unreadable', isFinal: false };
  if (!retryable && status !== undefined) return { reason: 'refused', status, isFinal: true };
  return {
    reason: 'unreachable',
    status,
    isFinal: false,
    pauseSeconds: retryAfterSeconds ?? unreachablePauseSeconds,
  };
}
