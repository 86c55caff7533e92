import { createHash } from 'node:crypto';
import { createShortCache } from '../../database/short-cache.ts';
import { stuckReasons } from '../../domain/class-marks.ts';
import { possiblePoints } from '../../domain/path-score.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { learnerNumbers } from '../../domain/pseudonym.ts';
import { shownScore } from '../../domain/shown-score.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { boardCsv, csvFileName } from './board-csv.ts';
import type { RosterView } from '../roster/roster.contract.ts';
import type { BoardRow, BoardView } from './board.contract.ts';
import type { JourneyModels, StoredJourney } from './journey.model.ts';
import type { JourneyStore } from './journey.store.ts';
import {
  displayName,
  passbackOf,
  type ClassMember,
  type ShownAssignment,
  type ShownPerson,
} from './journey.views.ts';

export interface BoardViews {
  board(session: Session): Promise<BoardView>;
  /** Changes whenever the board may have; costs no reading of work. At the latest it changes every hour. */
  version(session: Session): Promise<string>;
  exported(session: Session): Promise<{ fileName: string; csv: string }>;
}

/** Someone who never opened the assignment shows this much later at most; who opened it shows at once. */
const studentsCacheMilliseconds = 5_000;
const hourMilliseconds = 3_600_000;

export function createBoardViews(dependencies: {
  models: JourneyModels;
  store: JourneyStore;
  clock: Clock;
  getAssignment(tenantId: string, assignmentId: string): Promise<ShownAssignment>;
  /** Everyone who is or was a student of the course. */
  listClass(tenantId: string, courseId: string): Promise<ClassMember[]>;
  rosterStatus(place: { tenantId: string; courseId: string }): Promise<RosterView>;
  listPeople(tenantId: string, personIds: string[]): Promise<ShownPerson[]>;
  lmsName(platformId: string): Promise<string>;
  currentPathway(tenantId: string, pathwayId: string): Promise<{ version: number; content: PathwayContent }>;
}): BoardViews {
  const { models, store, clock, getAssignment, listPeople, lmsName, currentPathway, rosterStatus } =
    dependencies;
  const cache = createShortCache<ClassMember[]>(clock, studentsCacheMilliseconds);
  const listClass = (tenantId: string, courseId: string) =>
    cache.get(`${tenantId}/${courseId}`, () => dependencies.listClass(tenantId, courseId));

  async function surroundings(session: Session) {
    const { tenantId, assignmentId = '', platformId } = session;
    const assignment = await getAssignment(tenantId, assignmentId);
    const { courseId } = assignment;
    const [pathway, students, lms, roster] = await Promise.all([
      currentPathway(tenantId, assignment.pathwayId ?? ''),
      listClass(tenantId, courseId),
      lmsName(platformId),
      rosterStatus({ tenantId, courseId }),
    ]);
    return { assignment, ...pathway, students, lms, roster };
  }

  async function board(session: Session): Promise<BoardView> {
    const [{ assignment, version, content, students, lms, roster }, journeys] = await Promise.all([
      surroundings(session),
      // Work is not read for a list: the summary stands in the journey.
      models.journeys
        .find({ tenantId: session.tenantId, assignmentId: session.assignmentId ?? '' })
        .select({ works: 0, picks: 0, switchRequests: 0, proposals: 0 })
        .lean(),
    ]);
    const people = await withoutGaps(session.tenantId, students, journeys);
    const rows = boardRows({ people, journeys, content, assignment, lms, now: clock() });
    const counted = rows.filter((row) => !row.isTestStudent && !row.hasLeft);
    return {
      assignment: {
        id: assignment._id,
        title: assignment.title,
        dueAt: assignment.dueAt?.toISOString(),
        hasLineItem: Boolean(assignment.grades?.lineItemUrl) && !assignment.grades?.lineItemMissing,
      },
      pathway: { id: assignment.pathwayId ?? '', title: content.title, version },
      milestones: content.milestones.map(({ id, title }) => ({ id, title })),
      rows,
      counts: {
        students: counted.length,
        waiting: counted.reduce((sum, row) => sum + row.waiting, 0),
        complete: counted.filter((row) => row.stage === 'complete').length,
        left: students.filter((student) => student.hasLeft && !student.isTestStudent).length,
      },
      roster,
      lms,
    };
  }

  /** Someone with work who is no student of the course any more still has a row; who left without any has none. */
  async function withoutGaps(
    tenantId: string,
    students: ClassMember[],
    journeys: StoredJourney[],
  ): Promise<ClassMember[]> {
    const known = new Set(students.map((student) => student._id));
    const atWork = new Set(journeys.map((journey) => journey.personId));
    const shown = students.filter((student) => !student.hasLeft || atWork.has(student._id));
    const missing = [...atWork].filter((personId) => !known.has(personId));
    if (missing.length === 0) return shown;
    const others = await listPeople(tenantId, missing);
    return [...shown, ...others.map((person) => ({ ...person, hasLeft: false, sections: [] }))];
  }

  async function version(session: Session): Promise<string> {
    const [{ assignment, students, lms, roster, version: pathwayVersion }, revisions] = await Promise.all([
      surroundings(session),
      // Answered from the index "class_versions" alone.
      models.journeys
        .find({ tenantId: session.tenantId, assignmentId: session.assignmentId ?? '' })
        .select({ _id: 0, revision: 1, 'passback.revision': 1 })
        .lean<{ revision: number; passback: { revision: number } }[]>(),
    ]);
    // Revisions only grow, so that their sums change with every change.
    const own = revisions.reduce((sum, { revision }) => sum + revision, 0);
    const sent = revisions.reduce((sum, { passback }) => sum + passback.revision, 0);
    // Who is quiet depends on the time.
    const hour = Math.floor(clock().getTime() / hourMilliseconds);
    const facts = [assignment, students, lms, roster, pathwayVersion, revisions.length, own, sent, hour];
    return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
  }

  async function exported(session: Session): Promise<{ fileName: string; csv: string }> {
    const [view, journeys] = await Promise.all([
      board(session),
      models.journeys
        .find({ tenantId: session.tenantId, assignmentId: session.assignmentId ?? '' })
        .select({ passback: 0 })
        .lean(),
    ]);
    const walks = await Promise.all(
      journeys.map(async (journey) => ({
        personId: journey.personId,
        journey,
        content: await store.contentOf(journey),
      })),
    );
    return { fileName: csvFileName(view.assignment.title), csv: boardCsv(view, walks, session.locale) };
  }

  return { board, version, exported };
}

function boardRows(input: {
  people: ClassMember[];
  journeys: StoredJourney[];
  content: PathwayContent;
  assignment: ShownAssignment;
  lms: string;
  now: Date;
}): BoardRow[] {
  const { people, journeys, content, assignment, lms } = input;
  const byPerson = new Map(journeys.map((journey) => [journey.personId, journey]));
  const maximum = assignment.points ?? possiblePoints(content);
  const learners = learnerNumbers(people.map(({ _id }) => _id));
  const rows = people.map((person) => {
    const journey = byPerson.get(person._id);
    const cells = new Map(journey?.summary.milestones.map((milestone) => [milestone.id, milestone]));
    return {
      personId: person._id,
      journeyId: journey?._id,
      name: displayName(person),
      learner: learners.get(person._id) ?? 0,
      isTestStudent: person.isTestStudent,
      hasLeft: person.hasLeft,
      sections: person.sections,
      stage: journey?.summary.stage ?? ('not-started' as const),
      cells: content.milestones.map(({ id }) => {
        const { required = 0, done = 0, waiting = 0, notYet = 0 } = cells.get(id) ?? {};
        return { milestoneId: id, required, done, waiting, notYet };
      }),
      waiting: journey?.summary.waiting ?? 0,
      ...marksOf(journey, journeys, input.now),
      score: shownScore(journey?.summary.fraction, maximum, journey?.passback),
      passback: passbackOf(journey, assignment, lms, maximum),
    };
  });
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}

function marksOf(
  journey: StoredJourney | undefined,
  journeys: StoredJourney[],
  now: Date,
): Pick<BoardRow, 'waitingSince' | 'waitingWorks' | 'stuck' | 'sentBackTwice' | 'lastActiveAt'> {
  const marks = journey?.summary.marks;
  if (!journey || !marks) return { waitingWorks: [], stuck: [] };
  const { stage } = journey.summary;
  return {
    waitingSince: marks.waitingSince?.toISOString(),
    waitingWorks: marks.waitingWorks.map((work) => ({
      ...work,
      handedInAt: work.handedInAt.toISOString(),
    })),
    stuck: stuckReasons({ ...marks, stage }, lastActivityOfOthers(journey, journeys), now),
    sentBackTwice: marks.sentBackTwice,
    lastActiveAt: marks.lastActiveAt?.toISOString(),
  };
}

function lastActivityOfOthers(own: StoredJourney, journeys: StoredJourney[]): Date | undefined {
  return journeys
    .filter((journey) => journey !== own && !journey.isTestStudent)
    .flatMap((journey) => journey.summary.marks?.lastActiveAt ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1);
}
