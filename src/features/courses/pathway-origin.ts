import { customValue } from '../../lti/claims.ts';
import type { Launch } from '../../lti/launch.ts';
import type { PathwayOrigin, PlannedAssignment } from './assignment-changes.ts';
import { findCopySource } from './copy-source.ts';
import type { Assignment, Course, CourseModels } from './course.model.ts';

/**
 * Where the pathway of a launched link comes from. A link that holds one is changed by its own item only: Moodle lets a teacher
 * select the content of an activity anew, and the launches then carry another id under the same link.
 */
export async function findPathwayOrigin(
  {
    models,
    findPlanned,
  }: {
    models: CourseModels;
    findPlanned(tenantId: string, plannedId: string): Promise<PlannedAssignment | null>;
  },
  { existing, launch, course }: { existing: Assignment | undefined; launch: Launch; course: Course },
): Promise<PathwayOrigin> {
  const plannedId = customValue(launch.custom, 'waymark_assignment');
  if (existing?.pathwayId && (!plannedId || plannedId === existing.plannedAssignmentId)) return {};
  const source = existing?.pathwayId ? undefined : await findCopySource(models, { course, launch });
  if (source) return { source };
  return { planned: (plannedId && (await findPlanned(course.tenantId, plannedId))) || undefined };
}
