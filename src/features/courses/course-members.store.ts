import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import type { CourseRole } from '../../http/api-contract.ts';
import { moreAbleRole } from '../../lti/roles.ts';
import type { Member } from '../../lti/roster-service.ts';
import type { Clock } from '../../observability/clock.ts';
import type { CourseModels, Enrolment, Person } from './course.model.ts';

/** One reading of a course's class list, from its first page to its last. */
export interface RosterPass {
  tenantId: string;
  platformId: string;
  courseId: string;
  passId: string;
  startedAt: Date;
}

/** A student of a course as a board needs them. */
export interface ClassMember extends Person {
  /** The LMS does not list them any more. */
  hasLeft: boolean;
  sections: string[];
}

export interface CourseMembers {
  /** Keeps what one page says. Safe to repeat. Nobody is dropped by a page. */
  applyMembers(pass: RosterPass, members: Member[]): Promise<void>;
  /** After the last page: who was not named has left. Safe to repeat. */
  markLeft(pass: RosterPass): Promise<void>;
  /** Everyone who is or was a student of the course, test student included. */
  listClass(tenantId: string, courseId: string): Promise<ClassMember[]>;
  /** Whether this person is a student of the course and has not left it. */
  isStudentOf(tenantId: string, courseId: string, personId: string): Promise<boolean>;
}

/** What the LMS's class list says about a course's people (NRPS 2.0). */
export function createCourseMembers(dependencies: { models: CourseModels; clock: Clock }): CourseMembers {
  const { models, clock } = dependencies;

  const applyMembers: CourseMembers['applyMembers'] = async (pass, listed) => {
    const members = withoutDoubles(listed);
    const known = await findPeople(pass, members);
    // Staff, parents and test students are kept when they launch: a list alone is no reason to keep their names.
    const newcomers = members.filter(
      ({ userId, role, isActive, isTestStudent }) =>
        !known.has(userId) && role === 'student' && isActive && !isTestStudent,
    );
    for (const person of await addPeople(pass, newcomers)) known.set(person.sub, person);
    await updateNames(pass, members, known);
    await updateEnrolments(pass, members, known);
  };

  async function findPeople(
    { tenantId, platformId }: RosterPass,
    members: Member[],
  ): Promise<Map<string, Person>> {
    const subs = members.map(({ userId }) => userId);
    const people = await models.people.find({ tenantId, platformId, sub: { $in: subs } }).lean();
    return new Map(people.map((person) => [person.sub, person]));
  }

  /** A launch or another process may add the same person now; the unique index settles it. */
  async function addPeople(pass: RosterPass, newcomers: Member[]): Promise<Person[]> {
    if (newcomers.length === 0) return [];
    const { tenantId, platformId } = pass;
    const people = newcomers.map(({ userId, name }) => ({
      _id: newId(),
      tenantId,
      platformId,
      sub: userId,
      ...(name ? { name } : {}),
      isTestStudent: false,
      createdAt: clock(),
    }));
    await ignoringDuplicates(models.people.insertMany(people, { ordered: false }));
    return [...(await findPeople(pass, newcomers)).values()];
  }

  /** A stored name is never overwritten with nothing. */
  async function updateNames(
    { tenantId }: RosterPass,
    members: Member[],
    known: Map<string, Person>,
  ): Promise<void> {
    const renamed = members.flatMap(({ userId, name }) => {
      const person = known.get(userId);
      return person && name && person.name !== name ? [{ _id: person._id, name }] : [];
    });
    await Promise.all(
      renamed.map(({ _id, name }) => models.people.updateOne({ tenantId, _id }, { $set: { name } })),
    );
  }

  async function updateEnrolments(
    pass: RosterPass,
    members: Member[],
    known: Map<string, Person>,
  ): Promise<void> {
    const { tenantId, courseId, passId } = pass;
    const listed = members.flatMap((member) => {
      const person = known.get(member.userId);
      return person ? [{ personId: person._id, member }] : [];
    });
    const personIds = listed.map(({ personId }) => personId);
    const enrolments = await models.enrolments
      .find({ tenantId, courseId, personId: { $in: personIds } })
      .lean();
    const byPerson = new Map(enrolments.map((enrolment) => [enrolment.personId, enrolment]));
    await addEnrolments(
      pass,
      listed.filter(
        ({ personId, member }) => !byPerson.has(personId) && member.role === 'student' && member.isActive,
      ),
    );
    await Promise.all(
      listed.map(async ({ personId, member }) => {
        const enrolment = byPerson.get(personId);
        const change = enrolment && roleChange(enrolment, member, passId);
        if (change) await models.enrolments.updateOne({ tenantId, courseId, personId }, { $set: change });
      }),
    );
    await markListed(pass, listed);
  }

  async function addEnrolments(
    { tenantId, courseId, passId }: RosterPass,
    listed: { personId: string }[],
  ): Promise<void> {
    if (listed.length === 0) return;
    const enrolments = listed.map(({ personId }) => ({
      _id: newId(),
      tenantId,
      courseId,
      personId,
      role: 'student' as const,
      rosterRole: 'student' as const,
      rosterPass: passId,
      isTestStudent: false,
      createdAt: clock(),
    }));
    await ignoringDuplicates(models.enrolments.insertMany(enrolments, { ordered: false }));
  }

  async function markListed(
    { tenantId, courseId, passId }: RosterPass,
    listed: { personId: string; member: Member }[],
  ): Promise<void> {
    const idsOf = (isActive: boolean) =>
      listed.filter(({ member }) => member.isActive === isActive).map(({ personId }) => personId);
    const [active, inactive] = [idsOf(true), idsOf(false)];
    await models.enrolments.updateMany(
      { tenantId, courseId, personId: { $in: active } },
      { $set: { rosterPass: passId }, $unset: { leftAt: 1 } },
    );
    if (inactive.length === 0) return;
    await models.enrolments.updateMany(
      { tenantId, courseId, personId: { $in: inactive }, leftAt: { $exists: false } },
      { $set: { leftAt: clock() } },
    );
  }

  /** Who launched since the reading began may have come too late for it; the LMS's test student is on no list. */
  async function markLeft({ tenantId, courseId, passId, startedAt }: RosterPass): Promise<void> {
    await models.enrolments.updateMany(
      {
        tenantId,
        courseId,
        rosterPass: { $ne: passId },
        isTestStudent: false,
        leftAt: { $exists: false },
        createdAt: { $lt: startedAt },
        $or: [{ launchedAt: { $exists: false } }, { launchedAt: { $lt: startedAt } }],
      },
      { $set: { leftAt: clock() } },
    );
  }

  const listClass: CourseMembers['listClass'] = async (tenantId, courseId) => {
    const enrolments = await models.enrolments.find({ tenantId, courseId, role: 'student' }).lean();
    const personIds = enrolments.map(({ personId }) => personId);
    const people = await models.people.find({ tenantId, _id: { $in: personIds } }).lean();
    const byPerson = new Map(enrolments.map((enrolment) => [enrolment.personId, enrolment]));
    return people.map((person) => {
      const { leftAt, sections = [] } = byPerson.get(person._id) ?? {};
      return { ...person, hasLeft: leftAt !== undefined, sections };
    });
  };

  const isStudentOf: CourseMembers['isStudentOf'] = async (tenantId, courseId, personId) => {
    const enrolment = await models.enrolments.findOne({ tenantId, courseId, personId }).lean();
    return enrolment?.role === 'student' && enrolment.leftAt === undefined;
  };

  return { applyMembers, markLeft, listClass, isStudentOf };
}

/** Some LMSs list a person once for each role. */
function withoutDoubles(members: Member[]): Member[] {
  const byUser = new Map<string, Member>();
  for (const member of members) {
    const other = byUser.get(member.userId);
    byUser.set(member.userId, other ? together(other, member) : member);
  }
  return [...byUser.values()];
}

function together(one: Member, other: Member): Member {
  return {
    userId: one.userId,
    name: one.name ?? other.name,
    role: moreAbleRole(one.role, other.role),
    isTestStudent: one.isTestStudent || other.isTestStudent,
    isActive: one.isActive || other.isActive,
  };
}

/**
 * The list never takes away what a launch gave: Moodle lists a non-editing teacher, who launches as a teacher, as a learner. It may
 * raise somebody, and a page of the same reading may have named them in another role.
 */
function roleChange(
  enrolment: Enrolment,
  member: Member,
  passId: string,
): { role: CourseRole; rosterRole: CourseRole } | undefined {
  const earlier = enrolment.rosterPass === passId ? enrolment.rosterRole : undefined;
  const rosterRole = moreAbleRole(earlier ?? 'none', member.role);
  const launchRole = enrolment.launchRole ?? (enrolment.rosterRole ? 'none' : enrolment.role);
  const role = moreAbleRole(launchRole, rosterRole);
  return role === enrolment.role && rosterRole === enrolment.rosterRole ? undefined : { role, rosterRole };
}

async function ignoringDuplicates(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
