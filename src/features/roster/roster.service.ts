import type { Model } from 'mongoose';
import { createShortCache } from '../../database/short-cache.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { readRoster, type RosterReaderDependencies } from './read-roster.ts';
import { createRosterStore, type RosterPlace } from './roster.store.ts';
import { createRosterWorker, type RosterWorker } from './roster-worker.ts';
import type { RosterView } from './roster.contract.ts';
import type { Roster } from './roster.model.ts';

export interface RosterService extends RosterWorker {
  /** A teacher looks at this class: reads its list in the background when the last reading is some minutes old. */
  look(course: RosterCourse): void;
  /** How much the list is worth; for boards, so it also counts as a look. At most some seconds old. */
  status(place: RosterPlace): Promise<RosterView>;
  /** A teacher asks for it. @throws NotFoundError for a session outside a course */
  readNow(session: Session): Promise<RosterView>;
}

/** What of a course matters here. */
export interface RosterCourse {
  _id: string;
  tenantId: string;
  platformId: string;
  /** The LMS's deployment_id. */
  deploymentId: string;
  membershipsUrl?: string;
}

/** Who joins or leaves shows so much later at most while a teacher looks. */
const freshMilliseconds = 10 * 60_000;
/** Boards ask every few seconds; the database is told of a look once a minute. */
const lookMilliseconds = 60_000;
const statusCacheMilliseconds = 5_000;

/** The LMS's class lists (NRPS 2.0), so that teachers see students who have not launched yet. */
export function createRosterService(
  dependencies: Omit<RosterReaderDependencies, 'store'> & {
    rosters: Model<Roster>;
    findCourse(tenantId: string, courseId: string): Promise<RosterCourse | undefined>;
  },
): RosterService {
  const { rosters, findCourse, clock, log } = dependencies;
  const store = createRosterStore(rosters);
  const reader = { ...dependencies, store };
  const worker = createRosterWorker({
    store,
    read: (roster, isStopping) => readRoster(reader, roster, isStopping),
    clock,
    log,
  });
  const looks = createShortCache<void>(clock, lookMilliseconds);
  const statuses = createShortCache<RosterView>(clock, statusCacheMilliseconds);

  async function want({ _id: courseId, tenantId, platformId }: RosterCourse): Promise<void> {
    await looks.get(`${tenantId}/${courseId}`, async () => {
      const now = clock();
      const staleBefore = new Date(now.getTime() - freshMilliseconds);
      await store.want({ tenantId, courseId, platformId }, now, staleBefore);
      worker.nudge();
    });
  }

  function look(course: RosterCourse): void {
    if (!course.membershipsUrl) return;
    want(course).catch((error: unknown) => log.error({ err: error }, 'class list could not be asked for'));
  }

  async function currentStatus(place: RosterPlace): Promise<RosterView> {
    const course = await findCourse(place.tenantId, place.courseId);
    if (!course?.membershipsUrl) return { state: 'not-offered' };
    await want(course);
    return viewOf(await store.find(place));
  }

  return {
    ...worker,
    look,
    status: (place) => statuses.get(`${place.tenantId}/${place.courseId}`, () => currentStatus(place)),
    async readNow({ tenantId, courseId }) {
      const course = courseId === undefined ? undefined : await findCourse(tenantId, courseId);
      if (!course) throw new NotFoundError('This session belongs to no course.');
      const place = { tenantId, courseId: course._id };
      if (!course.membershipsUrl) return { state: 'not-offered' };
      await want(course);
      await store.ask(place, clock());
      worker.nudge();
      statuses.forget(`${tenantId}/${course._id}`);
      return viewOf(await store.find(place));
    },
  };
}

function viewOf(roster: Roster | undefined): RosterView {
  const { readAt, problem, askedAt, dueAt } = roster ?? {};
  const isAskedAgain = problem && askedAt && askedAt > problem.at;
  return {
    state: isAskedAgain ? 'reading' : problem ? 'failed' : readAt ? 'listed' : 'reading',
    ...(readAt ? { readAt: readAt.toISOString() } : {}),
    ...(problem ? { problem: problem.reason } : {}),
    ...(problem?.status === undefined ? {} : { status: problem.status }),
    ...(problem && dueAt ? { nextTryAt: dueAt.toISOString() } : {}),
  };
}
