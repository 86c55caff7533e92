import { customValue } from '../../lti/claims.ts';
import type { Launch } from '../../lti/launch.ts';
import { copyFacts } from './copy-source.ts';
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
export function assignmentFacts(launch: Launch): unknown[] {
  const { resourceLink, deploymentId, role, grades, custom } = launch;
  const { waymark_assignment: planned, assignment_points: points, due_at: dueAt } = custom;
  const own = [resourceLink, deploymentId, role === 'student', grades, planned, points, dueAt];
  return [...own, ...copyFacts(launch)];
}

/** Where a link's pathway comes from; both absent when the link says nothing new. */
export interface PathwayOrigin {
  /** The assignment that the LMS copied; it wins, because its teacher may have changed the pathway since. */
  source?: Assignment | undefined;
  planned?: PlannedAssignment | undefined;
}

/** What this launch tells about the assignment that is not stored yet. */
export function assignmentChanges(
  existing: Assignment | undefined,
  launch: Launch,
  { source, planned }: PathwayOrigin,
): Partial<Assignment> {
  const told: Partial<Assignment> = {
    title: launch.resourceLink?.title ?? existing?.title ?? source?.title ?? planned?.title ?? 'Assignment',
    ...(planned
      ? { pathwayId: planned.pathwayId, plannedAssignmentId: planned._id, points: planned.points }
      : {}),
    ...(source ? copied(source, launch) : {}),
    ...toldPoints(launch),
    // The dates of the course that was copied are over.
    ...toldDueDate(launch, source ? undefined : planned),
    ...toldGrades(existing, launch),
  };
  const entries = Object.entries(told) as [keyof Assignment, unknown][];
  return Object.fromEntries(
    entries.filter(([key, value]) => JSON.stringify(existing?.[key]) !== JSON.stringify(value)),
  );
}

/** The pathway and its points come along; students, their work, grades and dates stay where they are. */
function copied({ _id, pathwayId, points, ...source }: Assignment, launch: Launch): Partial<Assignment> {
  const plannedAssignmentId = customValue(launch.custom, 'waymark_assignment') ?? source.plannedAssignmentId;
  return {
    copiedFrom: _id,
    ...(pathwayId ? { pathwayId } : {}),
    ...(plannedAssignmentId ? { plannedAssignmentId } : {}),
    ...(points === undefined ? {} : { points }),
  };
}

/** Canvas and Schoology tell the column's points; the teacher may have changed them there. */
function toldPoints(launch: Launch): Partial<Assignment> {
  const points = Number(customValue(launch.custom, 'assignment_points'));
  return points > 0 && points <= 100_000 ? { points } : {};
}

function toldDueDate(launch: Launch, planned: PlannedAssignment | undefined): Partial<Assignment> {
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
