import { addAssignment } from './assignments.ts';
import { derivedDigits } from './ids.ts';
import type { Assignment, Course } from './model.ts';
import { findMainLineItem, getCourse } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * Copies a course: new context id, new link ids, same url and custom; line items keep resourceId and tag; no work and
 * no grades. The people come along, so that the copy can be walked at once. Source: LTI Advantage "course copy" rules.
 */
export function copyCourse(sandbox: Sandbox, courseId: string): Course {
  const { state } = sandbox;
  const original = getCourse(state, courseId);
  const copies = state.school.courses.filter((course) => course.copiedFrom.includes(courseId)).length;
  const id = `${courseId}-copy-${copies + 1}`;
  const copy: Course = {
    id,
    title: `${original.title} (copy ${copies + 1})`,
    label: `${original.label}-C${copies + 1}`,
    number: derivedDigits(`course ${id}`, 10),
    enrolments: original.enrolments.map((enrolment) => ({ ...enrolment })),
    copiedFrom: [courseId, ...original.copiedFrom],
  };
  state.school.courses.push(copy);
  const assignments = state.assignments.filter((assignment) => assignment.courseId === courseId);
  for (const assignment of assignments) copyAssignment(sandbox, assignment, copy);
  return copy;
}

function copyAssignment(sandbox: Sandbox, original: Assignment, course: Course): void {
  const item = findMainLineItem(sandbox.state, original);
  addAssignment(sandbox, {
    dress: original.dress,
    course: course.id,
    clientId: original.clientId,
    deploymentId: original.deploymentId,
    title: original.title,
    description: original.description,
    url: original.url,
    custom: { ...original.custom },
    scoreMaximum: item?.scoreMaximum,
    label: item?.label,
    resourceId: item?.resourceId,
    tag: item?.tag,
    gradesReleased: item?.gradesReleased,
    submissionReview: item?.submissionReview,
    dueAt: original.dueAt,
    availableAt: original.availableAt,
    closesAt: original.closesAt,
    opensInNewTab: original.opensInNewTab,
    published: original.published,
    linkHistory: [original.linkId, ...original.linkHistory],
  });
}
