import type { PipelineStage } from 'mongoose';
import { knowCard } from '../../domain/class-cards.ts';
import { mostEntries } from '../../domain/profile.ts';
import type { Session } from '../../http/session.ts';
import type { ClusterView, KnowCardView } from './class-profiles.contract.ts';
import type { NoteOpened } from './note-opened.ts';
import type { ProfileEntry, ProfileModels } from './profile.model.ts';
import type { RulesOf } from './profile-rules.ts';

/** Someone who is or was a student of the course. */
export interface ClassMember {
  _id: string;
  name?: string;
  isTestStudent: boolean;
  hasLeft: boolean;
}

export interface ClassProfiles {
  /** One page of the class, by name; whoever shares a line sees that it was opened. */
  listCards(
    session: Session,
    page: number,
  ): Promise<{ cards: KnowCardView[]; students: number; pages: number }>;
  /** Words that two or more share with this teacher, most shared first. */
  listClusters(session: Session): Promise<{ students: number; clusters: ClusterView[] }>;
  /** Who shares this word, by name; they see that their lines were opened. */
  listClusterPeople(
    session: Session,
    word: { section: ClusterView['section']; tap: string },
  ): Promise<{ personId: string; name?: string }[]>;
}

const cardsPerPage = 30;
const clusterAtLeast = 2;

/** The class as its teacher may know it, from what each student lets this teacher read. */
export function createClassProfiles(dependencies: {
  models: Pick<ProfileModels, 'entries'>;
  noteOpened: NoteOpened;
  rulesOf: RulesOf;
  listClass(tenantId: string, courseId: string): Promise<ClassMember[]>;
}): ClassProfiles {
  const { models, noteOpened, rulesOf, listClass } = dependencies;
  const { entries } = models;

  async function listStudents({ tenantId, courseId, locale }: Session): Promise<ClassMember[]> {
    if (!courseId) return [];
    const students = await listClass(tenantId, courseId);
    const { compare } = collatorOf(locale);
    return students
      .filter(({ isTestStudent, hasLeft }) => !isTestStudent && !hasLeft)
      .toSorted((a, b) => compareNames(a, b, compare));
  }

  return {
    async listCards(session, page) {
      const students = await listStudents(session);
      const shown = students.slice(page * cardsPerPage, (page + 1) * cardsPerPage);
      const { isUsed } = await rulesOf(session);
      const found = await entries
        .find(readableLines(session, shown))
        .select({ history: 0, answers: 0 })
        .limit(cardsPerPage * mostEntries)
        .lean();
      const lines = found.filter(({ section }) => isUsed(section));
      const byPerson = new Map<string, typeof lines>();
      for (const line of lines) byPerson.set(line.personId, [...(byPerson.get(line.personId) ?? []), line]);
      const lookedBefore = await noteOpened(session, [...byPerson.keys()]);
      const reader = teacherOf(session);
      return {
        students: students.length,
        pages: Math.max(1, Math.ceil(students.length / cardsPerPage)),
        cards: shown.map((student) => ({
          ...named(student),
          ...knowCard(byPerson.get(student._id) ?? [], reader, lookedBefore.get(student._id)),
        })),
      };
    },
    async listClusters(session) {
      const [students, { isUsed }] = await Promise.all([listStudents(session), rulesOf(session)]);
      const counted = await entries.aggregate<{
        _id: Pick<ClusterView, 'section' | 'tap'>;
        people: string[];
      }>(clusterPipeline(readableLines(session, students)));
      const clusters = counted
        .map(({ _id: { section, tap }, people }) => ({ section, tap, students: people.length }))
        .filter((cluster) => cluster.students >= clusterAtLeast && isUsed(cluster.section))
        .toSorted((a, b) => b.students - a.students || a.tap.localeCompare(b.tap));
      return { students: students.length, clusters };
    },
    async listClusterPeople(session, { section, tap }) {
      if (!(await rulesOf(session)).isUsed(section)) return [];
      const students = await listStudents(session);
      const lines = await entries
        .find({ ...readableLines(session, students), section, taps: tap })
        .select({ personId: 1 })
        .lean<Pick<ProfileEntry, 'personId'>[]>();
      const who = new Set(lines.map(({ personId }) => personId));
      await noteOpened(session, [...who]);
      return students.filter(({ _id }) => who.has(_id)).map(named);
    },
  };
}

/** Own lines of these students that `mayRead` opens to a teacher of the session's course, as a query. */
const readableLines = ({ tenantId, courseId }: Session, students: ClassMember[]) => ({
  tenantId,
  personId: { $in: students.map(({ _id }) => _id) },
  authorRole: 'student' as const,
  $or: [
    { visibility: { $in: ['my-teachers' as const, 'family' as const] } },
    { visibility: 'this-teacher' as const, courseId: courseId ?? '' },
  ],
});

/** One pass over the lines of the class: who tapped which word. */
function clusterPipeline(readable: Record<string, unknown>): PipelineStage[] {
  return [
    { $match: { ...readable, section: { $in: ['interests', 'helps'] } } },
    { $unwind: '$taps' },
    { $group: { _id: { section: '$section', tap: '$taps' }, people: { $addToSet: '$personId' } } },
  ];
}

const teacherOf = ({ personId, courseId = '' }: Session) => ({
  kind: 'teacher' as const,
  personId,
  courseId,
});

const named = ({ _id, name }: ClassMember) => ({ personId: _id, ...(name === undefined ? {} : { name }) });

/** Those without a name come last, in an order that stays. */
function compareNames(a: ClassMember, b: ClassMember, compare: (x: string, y: string) => number): number {
  if (a.name === undefined || b.name === undefined)
    return Number(a.name === undefined) - Number(b.name === undefined) || compare(a._id, b._id);
  return compare(a.name, b.name) || compare(a._id, b._id);
}

/** The LMS's locale may be no language tag. */
function collatorOf(locale: string): Intl.Collator {
  try {
    return new Intl.Collator(locale);
  } catch {
    return new Intl.Collator();
  }
}
