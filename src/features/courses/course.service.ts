import { newId } from '../../database/ids.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Launch } from '../../lti/launch.ts';
import type { Platform } from '../../lti/platform.model.ts';
import type { Assignment, Course, CourseModels, Person } from './course.model.ts';
import { createShortCache } from '../../database/short-cache.ts';
import { assignmentChanges, assignmentFacts, type PlannedAssignment } from './assignment-changes.ts';
import { noteCopy, type CopiedCourse } from './copy-source.ts';
import { createCourseMembers, type CourseMembers } from './course-members.store.ts';
import { findPathwayOrigin } from './pathway-origin.ts';
import { createSeenCache } from './seen-cache.ts';

export interface Entered {
  person: Person;
  course: Course | undefined;
  assignment: Assignment | undefined;
}

export interface CourseService extends CourseMembers {
  /** Records who launched, where, and what; writes only what is new or changed. Safe to repeat and to run at once. */
  enter(input: { tenantId: string; platform: Platform; launch: Launch }): Promise<Entered>;
  /** @throws NotFoundError when the tenant has no such assignment */
  getAssignment(tenantId: string, assignmentId: string): Promise<Assignment>;
  /** @throws NotFoundError */
  getPerson(tenantId: string, personId: string): Promise<Person>;
  findPerson(tenantId: string, personId: string): Promise<Person | undefined>;
  findCourse(tenantId: string, courseId: string): Promise<Course | undefined>;
  findPersonBySub(tenantId: string, platformId: string, sub: string): Promise<Person | undefined>;
  /** Those of the given LMS users whom we know. */
  listPeopleBySub(tenantId: string, platformId: string, subs: string[]): Promise<Person[]>;
  listPeople(tenantId: string, personIds: string[]): Promise<Person[]>;
  /** Notes that a course was copied (Canvas's notice), before anyone opens it. Safe to repeat. */
  noteCopy(copy: CopiedCourse): Promise<void>;
  /**
   * Says which pathway a link holds, once.
   * @param choice `insteadOf`: one that is not there any more
   * @throws ConflictError when it holds another one already
   */
  setPathway(
    tenantId: string,
    assignmentId: string,
    choice: { pathwayId: string; insteadOf?: string | undefined },
  ): Promise<void>;
  setLineItem(tenantId: string, assignmentId: string, lineItemUrl: string): Promise<Assignment>;
  markLineItemMissing(tenantId: string, assignmentId: string): Promise<void>;
  /** Replaces all soft dates. */
  setMilestoneDates(
    tenantId: string,
    assignmentId: string,
    days: Readonly<Record<string, string>>,
  ): Promise<Assignment>;
}

/** A class opens the same assignment at the same moment; another process's change shows this much later at most. */
const assignmentCacheMilliseconds = 1_000;

export function createCourseService(dependencies: {
  models: CourseModels;
  clock: Clock;
  findPlanned(tenantId: string, plannedId: string): Promise<PlannedAssignment | null>;
  /** Told when a launch names a column for an assignment that had none, or whose column was gone. */
  onColumn(tenantId: string, assignmentId: string, what: 'found' | 'replaced'): Promise<void>;
  /** Told when staff opens a course whose people the LMS lists. */
  onStaffEntered(course: Course): void;
}): CourseService {
  const { models, clock, findPlanned, onColumn, onStaffEntered } = dependencies;
  const seen = {
    people: createSeenCache<Person>(20_000, clock),
    courses: createSeenCache<Course>(5_000, clock),
    enrolments: createSeenCache<void>(20_000, clock),
    assignments: createSeenCache<Assignment>(5_000, clock),
  };

  const enter: CourseService['enter'] = async ({ tenantId, platform, launch }) => {
    const { userId, userName, isTestStudent, role, context, resourceLink, deploymentId } = launch;
    const at = [tenantId, platform._id];
    const [person, course] = await Promise.all([
      seen.people.ensure([...at, userId], [userName, isTestStudent], () =>
        ensurePerson(tenantId, platform, launch),
      ),
      context &&
        seen.courses.ensure([...at, context.id], [context, deploymentId, launch.membershipsUrl], () =>
          ensureCourse(tenantId, platform, launch),
        ),
    ]);
    if (!course) return { person, course, assignment: undefined };
    if (course.membershipsUrl && (role === 'teacher' || role === 'reviewer')) onStaffEntered(course);
    const [assignment] = await Promise.all([
      resourceLink &&
        seen.assignments.ensure([tenantId, course._id, resourceLink.id], assignmentFacts(launch), () =>
          ensureAssignment({ tenantId, platform, launch, course }),
        ),
      seen.enrolments.ensure([tenantId, course._id, person._id], [role, isTestStudent, launch.sections], () =>
        ensureEnrolment(tenantId, course, person, launch),
      ),
    ]);
    return { person, course, assignment };
  };

  /** A stored name is never overwritten with nothing: LMSs may withhold it in one launch and give it in another. */
  async function ensurePerson(tenantId: string, platform: Platform, launch: Launch): Promise<Person> {
    const person = await models.people
      .findOneAndUpdate(
        { tenantId, platformId: platform._id, sub: launch.userId },
        {
          $setOnInsert: { _id: newId(), createdAt: clock() },
          $set: {
            isTestStudent: launch.isTestStudent,
            ...(launch.userName ? { name: launch.userName } : {}),
          },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    return person;
  }

  async function ensureCourse(tenantId: string, platform: Platform, launch: Launch): Promise<Course> {
    const title = launch.context?.title ?? launch.context?.label;
    return models.courses
      .findOneAndUpdate(
        { tenantId, platformId: platform._id, contextId: launch.context?.id },
        {
          $setOnInsert: { _id: newId(), createdAt: clock() },
          $set: {
            deploymentId: launch.deploymentId,
            ...(title ? { title } : {}),
            // Moodle leaves it out until the course has an activity of ours; what was told once stays.
            ...(launch.membershipsUrl ? { membershipsUrl: launch.membershipsUrl } : {}),
          },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
  }

  async function ensureEnrolment(
    tenantId: string,
    course: Course,
    person: Person,
    launch: Launch,
  ): Promise<void> {
    await models.enrolments.updateOne(
      { tenantId, courseId: course._id, personId: person._id },
      {
        $setOnInsert: { _id: newId(), createdAt: clock() },
        $set: {
          role: launch.role,
          launchRole: launch.role,
          launchedAt: clock(),
          isTestStudent: launch.isTestStudent,
          ...(launch.sections.length > 0 ? { sections: launch.sections } : {}),
        },
        $unset: { leftAt: 1 },
      },
      { upsert: true },
    );
  }

  async function ensureAssignment(input: {
    tenantId: string;
    platform: Platform;
    launch: Launch;
    course: Course;
  }): Promise<Assignment> {
    const { tenantId, platform, launch, course } = input;
    const place = { tenantId, courseId: course._id, resourceLinkId: launch.resourceLink?.id ?? '' };
    const existing = await models.assignments.findOne(place).lean();
    const origin = await findPathwayOrigin(
      { models, findPlanned },
      { existing: existing ?? undefined, launch, course },
    );
    const changes = assignmentChanges(existing ?? undefined, launch, origin);
    if (existing && Object.keys(changes).length === 0) return existing;
    const assignment = await models.assignments
      .findOneAndUpdate(
        place,
        {
          $setOnInsert: { _id: newId(), platformId: platform._id, createdAt: clock() },
          $set: { deploymentId: launch.deploymentId, ...changes },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    assignmentsRead.forget(`${tenantId}/${assignment._id}`);
    await tellOfColumn(existing ?? undefined, assignment);
    return assignment;
  }

  /** Grades that waited for a column, or whose column was gone, can be sent when a launch brings one. */
  async function tellOfColumn(before: Assignment | undefined, now: Assignment): Promise<void> {
    const isNew = now.grades?.lineItemUrl && now.grades.lineItemUrl !== before?.grades?.lineItemUrl;
    if (!before || !isNew) return;
    await onColumn(now.tenantId, now._id, before.grades?.lineItemMissing ? 'replaced' : 'found');
  }

  const assignmentsRead = createShortCache<Assignment>(clock, assignmentCacheMilliseconds);

  function getAssignment(tenantId: string, assignmentId: string): Promise<Assignment> {
    return assignmentsRead.get(`${tenantId}/${assignmentId}`, async () => {
      const assignment = await models.assignments.findOne({ tenantId, _id: assignmentId }).lean();
      if (!assignment) throw new NotFoundError('We could not find this assignment.');
      return assignment;
    });
  }

  async function getPerson(tenantId: string, personId: string): Promise<Person> {
    const person = await findPerson(tenantId, personId);
    if (!person) throw new NotFoundError('We could not find this person.');
    return person;
  }

  async function findCourse(tenantId: string, courseId: string) {
    return (await models.courses.findOne({ tenantId, _id: courseId }).lean()) ?? undefined;
  }

  async function findPerson(tenantId: string, personId: string) {
    return (await models.people.findOne({ tenantId, _id: personId }).lean()) ?? undefined;
  }

  async function findPersonBySub(tenantId: string, platformId: string, sub: string) {
    return (await models.people.findOne({ tenantId, platformId, sub }).lean()) ?? undefined;
  }

  const setPathway: CourseService['setPathway'] = async (tenantId, assignmentId, choice) => {
    const { pathwayId, insteadOf } = choice;
    const held = insteadOf === undefined ? [{ pathwayId }] : [{ pathwayId }, { pathwayId: insteadOf }];
    const free = { $or: [...held, { pathwayId: { $exists: false } }] };
    const changed = await models.assignments.updateOne(
      { tenantId, _id: assignmentId, ...free },
      { $set: { pathwayId } },
    );
    assignmentsRead.forget(`${tenantId}/${assignmentId}`);
    if (changed.matchedCount > 0) return;
    throw new ConflictError('This link holds a pathway already. Add a new assignment for another one.');
  };

  async function updateAssignment(
    tenantId: string,
    assignmentId: string,
    change: object,
  ): Promise<Assignment> {
    const assignment = await models.assignments
      .findOneAndUpdate({ tenantId, _id: assignmentId }, change, { returnDocument: 'after' })
      .lean();
    assignmentsRead.forget(`${tenantId}/${assignmentId}`);
    if (!assignment) throw new NotFoundError('We could not find this assignment.');
    return assignment;
  }

  return {
    enter,
    getAssignment,
    getPerson,
    findPerson,
    findCourse,
    findPersonBySub,
    listPeopleBySub: (tenantId, platformId, subs) =>
      models.people.find({ tenantId, platformId, sub: { $in: subs.slice(0, 50) } }).lean(),
    listPeople: (tenantId, personIds) => models.people.find({ tenantId, _id: { $in: personIds } }).lean(),
    ...createCourseMembers({ models, clock }),
    noteCopy: (copy) => noteCopy(models, clock, copy),
    setPathway,
    setLineItem: (tenantId, assignmentId, lineItemUrl) =>
      updateAssignment(tenantId, assignmentId, {
        $set: { 'grades.lineItemUrl': lineItemUrl },
        $unset: { 'grades.lineItemMissing': 1 },
      }),
    setMilestoneDates: (tenantId, assignmentId, milestoneDates) =>
      updateAssignment(tenantId, assignmentId, { $set: { milestoneDates } }),
    markLineItemMissing: async (tenantId, assignmentId) => {
      await updateAssignment(tenantId, assignmentId, { $set: { 'grades.lineItemMissing': true } });
    },
  };
}
