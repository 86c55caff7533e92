import { mostLines, pieceKey } from '../../domain/conference.ts';
import type { ProfileVisibility } from '../../domain/profile.ts';
import type { Session } from '../../http/session.ts';
import type {
  ConferenceView,
  OwnConferenceView,
  ShownGoalView,
  ShownLineView,
} from './conference.contract.ts';
import type { HeldConference, StoredConference } from './conference.model.ts';
import type { ConferenceService } from './conference.service.ts';

/** Something that was handed in. */
export interface ShownWork {
  journeyId: string;
  taskId: string;
  title: string;
  assignment?: string;
  handedInAt: Date;
  outcome?: 'accepted' | 'not-yet';
  text?: string;
  link?: string;
  note?: string;
  files?: { id: string; name: string; type: string; bytes: number }[];
}

interface ProfileLine {
  _id: string;
  personId: string;
  authorId: string;
  section: string;
  taps: string[];
  text: string;
  visibility: ProfileVisibility;
}

export interface ConferenceViews {
  own(session: Session): Promise<OwnConferenceView>;
  /** What a student shows this reader; noted as opened. @throws NotFoundError */
  shared(session: Session, personId: string): Promise<ConferenceView[]>;
}

export function createConferenceViews(dependencies: {
  service: ConferenceService;
  /** All that a student handed in in one course, latest first. */
  listWorks(tenantId: string, courseId: string, personId: string): Promise<ShownWork[]>;
  /** Lines of one's own profile. */
  listOwnLines(session: Session): Promise<ProfileLine[]>;
  /** Lines of somebody's profile that this reader may read; noted as opened. */
  openLines(session: Session, personId: string): Promise<ProfileLine[]>;
  /** Goals of a person that this session may read. */
  listGoals(session: Session, personId: string): Promise<ShownGoalView[]>;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
  findCourse(tenantId: string, courseId: string): Promise<{ title?: string } | undefined>;
}): ConferenceViews {
  const { service, listWorks, listOwnLines, openLines, listGoals, listPeople, findCourse } = dependencies;

  return {
    async own(session) {
      const { tenantId, courseId = '', personId } = session;
      const [stored, works, lines, goals, course] = await Promise.all([
        service.findOwn(session),
        listWorks(tenantId, courseId, personId),
        listOwnLines(session),
        listGoals(session, personId),
        findCourse(tenantId, courseId),
      ]);
      const openings = stored?.openings ?? [];
      const people = await listPeople(tenantId, [personId, ...openings.map(({ viewerId }) => viewerId)]);
      const names = new Map(people.map(({ _id, name }) => [_id, name]));
      const said = ownLines(lines);
      return {
        conference: present(stored, {
          personId,
          courseId,
          name: names.get(personId),
          course,
          works,
          lines: said,
          goals,
          mayOpenFiles: true,
        }),
        choices: {
          works: works.map(asChoice),
          lines: said.map(presentLine),
          goals,
        },
        openedBy: openings
          .toSorted((a, b) => b.at.getTime() - a.at.getTime())
          .map(({ viewerId, at }) => ({ ...optional('name', names.get(viewerId)), at: at.toISOString() })),
      };
    },
    async shared(session, personId) {
      const { tenantId } = session;
      const conferences = await service.open(session, personId);
      if (conferences.length === 0) return [];
      const [lines, goals, [person]] = await Promise.all([
        openLines(session, personId),
        listGoals(session, personId),
        listPeople(tenantId, [personId]),
      ]);
      return Promise.all(
        conferences.map(async (stored) => {
          const [works, course] = await Promise.all([
            listWorks(tenantId, stored.courseId, personId),
            findCourse(tenantId, stored.courseId),
          ]);
          return present(stored, {
            personId,
            courseId: stored.courseId,
            name: person?.name,
            course,
            works,
            lines: ownLines(lines),
            goals,
            // A file is read in its own course only, and by staff and its owner.
            mayOpenFiles: session.role === 'teacher' && stored.courseId === session.courseId,
          });
        }),
      );
    },
  };
}

/** The student's own words; a picture without any says nothing on this page. */
const ownLines = (lines: ProfileLine[]): ProfileLine[] =>
  lines.filter(
    ({ authorId, personId, taps, text }) => authorId === personId && (taps.length > 0 || text !== ''),
  );

interface Around {
  personId: string;
  courseId: string;
  name: string | undefined;
  course: { title?: string } | undefined;
  works: ShownWork[];
  lines: ProfileLine[];
  goals: ShownGoalView[];
  mayOpenFiles: boolean;
}

function present(stored: StoredConference | undefined, around: Around): ConferenceView {
  const { personId, courseId, name, course, works, lines, goals, mayOpenFiles } = around;
  const byKey = new Map(works.map((work) => [pieceKey(work), work]));
  const byId = new Map(lines.map((line) => [line._id, line]));
  const goal = goals.find(({ id }) => id === stored?.goalId);
  return {
    personId,
    courseId,
    ...optional('name', name),
    ...optional('course', course?.title),
    visibility: stored?.visibility ?? 'this-teacher',
    revision: stored?.revision ?? -1,
    // Work that is gone, with its assignment, is shown no more.
    pieces: (stored?.pieces ?? []).flatMap((piece) => {
      const work = byKey.get(pieceKey(piece));
      return work ? [{ ...withTime(work), shows: piece.shows }] : [];
    }),
    lines: (stored?.lineIds ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .slice(0, mostLines)
      .map(presentLine),
    ...optional('goal', goal),
    question: stored?.question ?? '',
    mayOpenFiles,
    held: (stored?.held ?? []).toReversed().map(presentHeld),
  };
}

const presentLine = ({ _id, section, taps, text, visibility }: ProfileLine): ShownLineView => ({
  id: _id,
  section,
  taps,
  text,
  visibility,
});

/** Without its content: a student may have handed in a great deal. */
const asChoice = ({ journeyId, taskId, title, assignment, handedInAt, outcome }: ShownWork) => ({
  journeyId,
  taskId,
  title,
  ...optional('assignment', assignment),
  handedInAt: handedInAt.toISOString(),
  ...optional('outcome', outcome),
});

const withTime = <Work extends { handedInAt: Date }>(work: Work) => ({
  ...work,
  handedInAt: work.handedInAt.toISOString(),
});

function presentHeld({ at, pieces, ...held }: HeldConference) {
  return { ...held, at: at.toISOString(), pieces: pieces.map(({ title, shows }) => ({ title, shows })) };
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>;
}
