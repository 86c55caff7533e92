import { possiblePoints, roundPoints } from '../../domain/path-score.ts';
import { toPassbackView } from '../../domain/passback.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { Session } from '../../http/session.ts';
import type { BoardView } from './board.contract.ts';
import type { JourneyView, PassbackView } from './journey.contract.ts';
import type { Draft, JourneyModels, StoredJourney } from './journey.model.ts';
import { presentJourney } from './journey.presenter.ts';
import type { JourneyAssignment, JourneyStore } from './journey.store.ts';

/** An assignment as screens need it. */
export interface ShownAssignment extends JourneyAssignment {
  title: string;
  dueAt?: Date;
  grades?: { lineItemUrl?: string; lineItemMissing?: boolean };
}

export interface ShownPerson {
  _id: string;
  name?: string;
  isTestStudent: boolean;
}

export interface JourneyViews {
  /** The whole screen of one journey. Drafts only for the student who writes them. */
  journey(session: Session, journey: StoredJourney, drafts: Draft[]): Promise<JourneyView>;
  board(session: Session): Promise<BoardView>;
}

/** Puts journeys together with names, the assignment and the LMS's name, for screens. */
export function createJourneyViews(dependencies: {
  models: JourneyModels;
  store: JourneyStore;
  getAssignment(tenantId: string, assignmentId: string): Promise<ShownAssignment>;
  listStudents(tenantId: string, courseId: string): Promise<ShownPerson[]>;
  listPeople(tenantId: string, personIds: string[]): Promise<ShownPerson[]>;
  lmsName(platformId: string): Promise<string>;
  currentPathway(tenantId: string, pathwayId: string): Promise<{ version: number; content: PathwayContent }>;
}): JourneyViews {
  const { models, store, getAssignment, listStudents, listPeople, lmsName, currentPathway } = dependencies;

  const journeyViewOf: JourneyViews['journey'] = async (session, journey, drafts) => {
    const reviewers = journey.works.flatMap((work) => work.reviews.map((review) => review.reviewedBy));
    const [assignment, content, people, lms] = await Promise.all([
      getAssignment(session.tenantId, journey.assignmentId),
      store.contentOf(journey),
      listPeople(session.tenantId, [...new Set([journey.personId, ...reviewers])]),
      lmsName(session.platformId),
    ]);
    const names = new Map(people.map((person) => [person._id, displayName(person)]));
    const maximum = assignment.points ?? possiblePoints(content);
    return presentJourney({
      journey,
      content,
      assignment,
      studentName: names.get(journey.personId) ?? pseudonym(journey.personId),
      reviewerNames: names,
      drafts,
      passback: passbackOf(journey, assignment, lms, maximum),
    });
  };

  async function board(session: Session): Promise<BoardView> {
    const assignment = await getAssignment(session.tenantId, session.assignmentId ?? '');
    const pathwayId = assignment.pathwayId ?? '';
    const [{ version, content }, students, journeys, lms] = await Promise.all([
      currentPathway(session.tenantId, pathwayId),
      listStudents(session.tenantId, assignment.courseId),
      // Work is not read for a list: the summary stands in the journey.
      models.journeys
        .find({ tenantId: session.tenantId, assignmentId: assignment._id })
        .select({ works: 0, picks: 0, switchRequests: 0 })
        .lean(),
      lmsName(session.platformId),
    ]);
    const people = await withoutGaps(session.tenantId, students, journeys);
    const rows = boardRows({ people, journeys, content, assignment, lms });
    const counted = rows.filter((row) => !row.isTestStudent);
    return {
      assignment: {
        id: assignment._id,
        title: assignment.title,
        dueAt: assignment.dueAt?.toISOString(),
        hasLineItem: Boolean(assignment.grades?.lineItemUrl) && !assignment.grades?.lineItemMissing,
      },
      pathway: { id: pathwayId, title: content.title, version },
      milestones: content.milestones.map(({ id, title }) => ({ id, title })),
      rows,
      counts: {
        students: counted.length,
        waiting: counted.reduce((sum, row) => sum + row.waiting, 0),
        complete: counted.filter((row) => row.stage === 'complete').length,
      },
      lms,
    };
  }

  /** Someone with work who is no student of the course any more still has a row. */
  async function withoutGaps(
    tenantId: string,
    students: ShownPerson[],
    journeys: StoredJourney[],
  ): Promise<ShownPerson[]> {
    const known = new Set(students.map((student) => student._id));
    const missing = journeys.map((journey) => journey.personId).filter((personId) => !known.has(personId));
    return missing.length === 0 ? students : [...students, ...(await listPeople(tenantId, missing))];
  }

  return { journey: journeyViewOf, board };
}

function boardRows(input: {
  people: ShownPerson[];
  journeys: StoredJourney[];
  content: PathwayContent;
  assignment: ShownAssignment;
  lms: string;
}): BoardView['rows'] {
  const { people, content, assignment, lms } = input;
  const byPerson = new Map(input.journeys.map((journey) => [journey.personId, journey]));
  const maximum = assignment.points ?? possiblePoints(content);
  const rows = people.map((person) => {
    const journey = byPerson.get(person._id);
    const cells = new Map(journey?.summary.milestones.map((milestone) => [milestone.id, milestone]));
    const fraction = journey?.summary.fraction;
    return {
      personId: person._id,
      journeyId: journey?._id,
      name: displayName(person),
      isTestStudent: person.isTestStudent,
      stage: journey?.summary.stage ?? ('not-started' as const),
      cells: content.milestones.map(({ id }) => {
        const { required = 0, done = 0, waiting = 0, notYet = 0 } = cells.get(id) ?? {};
        return { milestoneId: id, required, done, waiting, notYet };
      }),
      waiting: journey?.summary.waiting ?? 0,
      score: { given: fraction === undefined ? undefined : roundPoints(fraction * maximum), maximum },
      passback: passbackOf(journey, assignment, lms, maximum),
    };
  });
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}

function passbackOf(
  journey: StoredJourney | undefined,
  assignment: ShownAssignment,
  lms: string,
  maximum: number,
): PassbackView {
  const hasLineItem = Boolean(assignment.grades?.lineItemUrl);
  if (!journey)
    return { state: hasLineItem ? 'nothing-to-send' : 'no-line-item', lms, scoreMaximum: maximum };
  return toPassbackView(journey.passback, { lms, hasLineItem, scoreMaximum: maximum });
}

export function displayName(person: ShownPerson): string {
  return person.name ?? pseudonym(person._id);
}

/** Names may be withheld: a short, stable stand-in that says nothing about the person. */
function pseudonym(personId: string): string {
  return `Learner ${(Number.parseInt(personId.slice(-6), 16) % 9_000) + 1_000}`;
}
