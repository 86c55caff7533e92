import { customValue } from '../../lti/claims.ts';
import type { Launch } from '../../lti/launch.ts';
import type { Assignment, GradeAddress } from './course.model.ts';

/** What deep linking prepared for a link that is now launched for the first time. */
export interface PlannedAssignment {
  _id: string;
  pathwayId: string;
  title: string;
  points: number;
  dueAt?: Date;
}

/** Everything of a launch that `assignmentChanges` looks at. */
export function assignmentFacts({ resourceLink, deploymentId, role, grades, custom }: Launch): unknown[] {
  const { waymark_assignment: planned, assignment_points: points, due_at: dueAt } = custom;
  return [resourceLink, deploymentId, role === 'student', grades, planned, points, dueAt];
}

/** What this launch tells about the assignment that is not stored yet. */
export function assignmentChanges(
  existing: Assignment | undefined,
  launch: Launch,
  planned: PlannedAssignment | null,
): Partial<Assignment> {
  const told: Partial<Assignment> = {
    title: launch.resourceLink?.title ?? existing?.title ?? planned?.title ?? 'Assignment',
    ...(planned
      ? { pathwayId: planned.pathwayId, plannedAssignmentId: planned._id, points: planned.points }
      : {}),
    ...toldPoints(launch),
    ...toldDueDate(launch, planned),
    ...toldGrades(existing, launch),
  };
  const entries = Object.entries(told) as [keyof Assignment, unknown][];
  return Object.fromEntries(
    entries.filter(([key, value]) => JSON.stringify(existing?.[key]) !== JSON.stringify(value)),
  );
}

/** Canvas and Schoology tell the column's points; the teacher may have changed them there. */
function toldPoints(launch: Launch): Partial<Assignment> {
  const points = Number(customValue(launch.custom, 'assignment_points'));
  return points > 0 && points <= 100_000 ? { points } : {};
}

function toldDueDate(launch: Launch, planned: PlannedAssignment | null): Partial<Assignment> {
  const told = customValue(launch.custom, 'due_at');
  const time = told && launch.role !== 'student' ? Date.parse(told) : Number.NaN;
  if (Number.isFinite(time)) return { dueAt: new Date(time) };
  return planned?.dueAt ? { dueAt: planned.dueAt } : {};
}

/** A line item known to be gone is only forgotten when the LMS names another one. */
function toldGrades(existing: Assignment | undefined, launch: Launch): Partial<Assignment> {
  if (!launch.grades) return {};
  const { scopes, lineItems, lineItem } = launch.grades;
  const lineItemUrl = lineItem ?? existing?.grades?.lineItemUrl;
  const stillMissing = existing?.grades?.lineItemMissing && existing.grades.lineItemUrl === lineItemUrl;
  const grades: GradeAddress = {
    scopes,
    ...(lineItems ? { lineItemsUrl: lineItems } : {}),
    ...(lineItemUrl ? { lineItemUrl } : {}),
    ...(stillMissing ? { lineItemMissing: true } : {}),
  };
  return { grades };
}
