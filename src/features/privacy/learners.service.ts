import type { Connection } from 'mongoose';
import { newId } from '../../database/ids.ts';
import { learnerNumber } from '../../domain/pseudonym.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { AuditActor } from '../audit/audit.ts';
import { countRows, type RowCounts } from './erase-rows.ts';
import type { Note, PrivacyModels } from './privacy.model.ts';
import { rowsOf, type Filter, type Row } from './rows.ts';
import { findSelection } from './selection.ts';

export interface FoundPerson {
  id: string;
  /** Absent where the LMS gave none. */
  name?: string;
  /** Stands for the name. */
  number: number;
  isTestStudent: boolean;
}

export interface FoundCourse {
  id: string;
  title?: string;
  createdAt: Date;
}

export interface Page<T> {
  found: T[];
  hasMore: boolean;
}

export interface PersonRecord extends FoundPerson {
  firstSeenAt: Date;
  courses: { id: string; title?: string; role: string }[];
  counts: RowCounts;
  notes: Note[];
}

/** Looks people and courses up for the privacy desk. */
export interface Learners {
  /** People by part of their name, or by their exact id here or in the LMS. @param page from 0 */
  find(tenantId: string, search: string, page: number): Promise<Page<FoundPerson>>;
  findCourses(tenantId: string, search: string, page: number): Promise<Page<FoundCourse>>;
  /** @throws NotFoundError */
  getRecord(tenantId: string, personId: string): Promise<PersonRecord>;
  /** The person with this id, or with this id in the LMS when only one has it. @throws NotFoundError */
  getByAnyId(tenantId: string, id: string): Promise<FoundPerson>;
  /** Names of those whom the tenant knows. */
  namesOf(tenantId: string, personIds: string[]): Promise<Map<string, string>>;
  addNote(tenantId: string, note: Pick<Note, 'personId' | 'from' | 'text'>, actor: AuditActor): Promise<Note>;
  /** @throws NotFoundError */
  removeNote(tenantId: string, personId: string, noteId: string): Promise<void>;
  /** @throws NotFoundError when the tenant holds no such person or course */
  assertHere(tenantId: string, scope: { kind: 'person' | 'course'; id: string }): Promise<void>;
  listCoursesOf(tenantId: string, personId: string): Promise<string[]>;
  listPeopleOf(tenantId: string, courseId: string): Promise<string[]>;
}

export const pageSize = 25;

export function createLearners(dependencies: {
  connection: Connection;
  models: PrivacyModels;
  clock: Clock;
}): Learners {
  const { connection, models, clock } = dependencies;
  const people = rowsOf(connection, 'people');
  const courses = rowsOf(connection, 'courses');
  const enrolments = rowsOf(connection, 'enrolments');

  async function findPerson(tenantId: string, personId: string): Promise<Row> {
    const row = await people.findOne({ tenantId, _id: personId });
    if (!row) throw new NotFoundError('We could not find this person.');
    return row;
  }

  const find: Learners['find'] = async (tenantId, search, page) => {
    const rows = await people
      .find({ tenantId, ...(search ? peopleFilter(search) : {}) })
      .sort({ name: 1, _id: 1 })
      .skip(page * pageSize)
      .limit(pageSize + 1)
      .toArray();
    return { found: rows.slice(0, pageSize).map(toPerson), hasMore: rows.length > pageSize };
  };

  const findCourses: Learners['findCourses'] = async (tenantId, search, page) => {
    const named = { title: { $regex: literally(search), $options: 'i' } };
    const rows = await courses
      .find({ tenantId, ...(search ? { $or: [named, { _id: search }] } : {}) })
      .sort({ title: 1, _id: 1 })
      .skip(page * pageSize)
      .limit(pageSize + 1)
      .toArray();
    return { found: rows.slice(0, pageSize).map(toCourse), hasMore: rows.length > pageSize };
  };

  const getRecord: Learners['getRecord'] = async (tenantId, personId) => {
    const row = await findPerson(tenantId, personId);
    const selection = await findSelection(connection, tenantId, { kind: 'person', id: personId });
    const [counts, notes, enrolled] = await Promise.all([
      countRows(connection, selection),
      models.notes.find({ tenantId, personId }).sort({ _id: 1 }).lean(),
      enrolments.find({ tenantId, personId }).toArray(),
    ]);
    const ids = enrolled.map(({ courseId }) => String(courseId));
    const titles = new Map(
      (await courses.find({ tenantId, _id: { $in: ids } }).toArray()).map((course) => [
        String(course._id),
        toCourse(course).title,
      ]),
    );
    return {
      ...toPerson(row),
      firstSeenAt: row['createdAt'] as Date,
      counts,
      notes,
      courses: enrolled.map(({ courseId, role }) => {
        const title = titles.get(String(courseId));
        return { id: String(courseId), role: String(role), ...(title ? { title } : {}) };
      }),
    };
  };

  return {
    find,
    findCourses,
    getRecord,
    async getByAnyId(tenantId, id) {
      const rows = await people
        .find({ tenantId, $or: [{ _id: id }, { sub: id }] })
        .limit(2)
        .toArray();
      const [row] = rows;
      if (!row || rows.length > 1)
        throw new NotFoundError(
          row
            ? 'More than one person of this tenant has this id in an LMS: use the person id.'
            : 'This tenant knows nobody with this id.',
        );
      return toPerson(row);
    },
    async namesOf(tenantId, personIds) {
      const rows = await people.find({ tenantId, _id: { $in: personIds } }).toArray();
      return new Map(rows.flatMap(({ _id, name }) => (name ? [[String(_id), String(name)] as const] : [])));
    },
    async addNote(tenantId, note, addedBy) {
      await findPerson(tenantId, note.personId);
      const added: Note = { _id: newId(), tenantId, ...note, addedBy, addedAt: clock() };
      await models.notes.create(added);
      return added;
    },
    async removeNote(tenantId, personId, noteId) {
      const { deletedCount } = await models.notes.deleteOne({ _id: noteId, tenantId, personId });
      if (deletedCount === 0) throw new NotFoundError('There is no such statement.');
    },
    async assertHere(tenantId, { kind, id }) {
      const row = await (kind === 'person' ? people : courses).findOne({ tenantId, _id: id });
      if (!row) throw new NotFoundError(`We could not find this ${kind}.`);
    },
    async listCoursesOf(tenantId, personId) {
      const rows = await enrolments.find({ tenantId, personId }).toArray();
      return rows.map(({ courseId }) => String(courseId));
    },
    async listPeopleOf(tenantId, courseId) {
      const rows = await enrolments.find({ tenantId, courseId }).project({ personId: 1 }).toArray();
      return rows.map(({ personId }) => String(personId));
    },
  };
}

function peopleFilter(search: string): Filter {
  return { $or: [{ name: { $regex: literally(search), $options: 'i' } }, { _id: search }, { sub: search }] };
}

/** A text as a regular expression that finds just this text. */
function literally(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

function toPerson({ _id, name, isTestStudent }: Row): FoundPerson {
  const id = String(_id);
  return {
    id,
    number: learnerNumber(id),
    isTestStudent: isTestStudent === true,
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
  };
}

function toCourse({ _id, title, createdAt }: Row): FoundCourse {
  return {
    id: String(_id),
    createdAt: createdAt as Date,
    ...(typeof title === 'string' && title !== '' ? { title } : {}),
  };
}
