import { newId } from '../../database/ids.ts';
import { customValue } from '../../lti/claims.ts';
import { idHistory } from '../../lti/id-history.ts';
import type { Launch } from '../../lti/launch.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Assignment, Course, CourseCopy, CourseModels } from './course.model.ts';

/** So many copies of copies are followed. */
const mostGenerations = 10;

/** An LMS's notice that it made a course out of others. */
export type CopiedCourse = Omit<CourseCopy, '_id' | 'createdAt'>;

/** What of a launch tells where its link was copied from. */
export function copyFacts({ custom }: Launch): unknown[] {
  return [custom['resource_link_history'], custom['context_history']];
}

/**
 * The assignment that a link was copied from: by the history of its link (Schoology, Blackboard, Sakai), or by the history of its
 * course and the id that travels with the copied item (Canvas, which knows no link history). The nearest ancestor in the same
 * tenant and registration that holds a pathway; undefined when there is none.
 */
export async function findCopySource(
  models: CourseModels,
  { course, launch }: { course: Course; launch: Launch },
): Promise<Assignment | undefined> {
  const told = idHistory(launch.custom, 'context_history');
  const noticed = await findOrigins(models, course);
  const courses = await findCourses(models, course, [...new Set([...told, ...noticed])]);
  return (
    (await findByLink(models, course, { launch, courses })) ??
    (await findByPlan(models, course, { launch, courses }))
  );
}

/** Context ids of the courses that a course was made of, as notices told, generation by generation. */
async function findOrigins(
  models: CourseModels,
  { tenantId, platformId, contextId }: Course,
): Promise<string[]> {
  const found = new Set([contextId]);
  let generation = [contextId];
  for (let depth = 0; depth < mostGenerations && generation.length > 0; depth += 1) {
    const copies = await models.copies
      .find({ tenantId, platformId, contextId: { $in: generation } })
      .sort({ createdAt: -1 })
      .lean();
    generation = copies.flatMap(({ originContextIds }) => originContextIds).filter((id) => !found.has(id));
    for (const id of generation) found.add(id);
  }
  return [...found].slice(1);
}

/** Nearest first. */
async function findCourses(models: CourseModels, copy: Course, contextIds: string[]): Promise<Course[]> {
  if (contextIds.length === 0) return [];
  const { tenantId, platformId } = copy;
  const found = await models.courses.find({ tenantId, platformId, contextId: { $in: contextIds } }).lean();
  return inOrder(
    found.filter(({ _id }) => _id !== copy._id),
    contextIds,
    ({ contextId }) => contextId,
  );
}

/** Link ids are certain to differ within one course only: of several with one id, that of an ancestor course is the one. */
async function findByLink(
  models: CourseModels,
  { tenantId, platformId }: Course,
  { launch, courses }: { launch: Launch; courses: Course[] },
): Promise<Assignment | undefined> {
  const linkIds = idHistory(launch.custom, 'resource_link_history');
  if (linkIds.length === 0) return undefined;
  const found = await models.assignments
    .find({ tenantId, platformId, resourceLinkId: { $in: linkIds }, pathwayId: { $exists: true } })
    .lean();
  const own = found.filter(({ resourceLinkId }) => resourceLinkId !== launch.resourceLink?.id);
  const courseIds = courses.map(({ _id }) => _id);
  const byCourse = inOrder(own, courseIds, ({ courseId }) => courseId);
  return inOrder(byCourse, linkIds, ({ resourceLinkId }) => resourceLinkId)[0];
}

async function findByPlan(
  models: CourseModels,
  { tenantId }: Course,
  { launch, courses }: { launch: Launch; courses: Course[] },
): Promise<Assignment | undefined> {
  const plannedAssignmentId = customValue(launch.custom, 'waymark_assignment');
  if (!plannedAssignmentId || courses.length === 0) return undefined;
  const courseIds = courses.map(({ _id }) => _id);
  const found = await models.assignments
    .find({ tenantId, courseId: { $in: courseIds }, plannedAssignmentId, pathwayId: { $exists: true } })
    .lean();
  return inOrder(found, courseIds, ({ courseId }) => courseId)[0];
}

/** Those whose key comes first in the list stand first; others last; equal ones as they were. */
function inOrder<T>(items: T[], keys: string[], keyOf: (item: T) => string): T[] {
  const places = new Map(keys.map((key, index) => [key, index]));
  const placeOf = (item: T) => places.get(keyOf(item)) ?? keys.length;
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Keeps a notice. The same one again changes nothing, also when two processes receive it at once. */
export async function noteCopy(models: CourseModels, clock: Clock, copy: CopiedCourse): Promise<void> {
  const { tenantId, platformId, noticeId, ...told } = copy;
  await models.copies.updateOne(
    { tenantId, platformId, noticeId },
    { $setOnInsert: { _id: newId(), ...told, createdAt: clock() } },
    { upsert: true },
  );
}
