import type { CourseModels } from './course.model.ts';

/** What an assignment and its course are called. */
export interface AssignmentTitle {
  title: string;
  /** Absent where the LMS told none. */
  courseTitle?: string;
}

/** Titles of many assignments of a tenant in two queries, by assignment id; unknown ones are left out. */
export function createCourseTitles(
  models: CourseModels,
): (tenantId: string, assignmentIds: string[]) => Promise<Map<string, AssignmentTitle>> {
  return async (tenantId, assignmentIds) => {
    if (assignmentIds.length === 0) return new Map();
    const assignments = await models.assignments.find({ tenantId, _id: { $in: assignmentIds } }).lean();
    const courseIds = [...new Set(assignments.map(({ courseId }) => courseId))];
    const courses = await models.courses.find({ tenantId, _id: { $in: courseIds } }).lean();
    const titles = new Map(courses.map(({ _id, title }) => [_id, title]));
    return new Map(
      assignments.map(({ _id, title, courseId }) => {
        const courseTitle = titles.get(courseId);
        return [_id, { title, ...(courseTitle ? { courseTitle } : {}) }];
      }),
    );
  };
}
