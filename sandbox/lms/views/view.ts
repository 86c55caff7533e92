import type { CourseRole, Course, Dress, Person } from '../model.ts';
import type { Sandbox } from '../sandbox.ts';

/** Who looks at which dress. */
export interface View {
  sandbox: Sandbox;
  dress: Dress;
  person: Person;
  /** The person stands in the address (`?as=`), so links must carry it on. */
  isOverridden: boolean;
}

/** An address of the LMS that keeps the person chosen by `?as=`. */
export function hrefOf(view: View, path: string): string {
  if (!view.isOverridden) return path;
  return `${path}${path.includes('?') ? '&' : '?'}as=${encodeURIComponent(view.person.id)}`;
}

export function rolesIn(course: Course, person: Person): CourseRole[] {
  return course.enrolments.filter((one) => one.personId === person.id).map((one) => one.role);
}

/** Teachers, assistants and the administrator see the staff's side of a course. */
export function isStaffIn(course: Course, person: Person): boolean {
  const roles = rolesIn(course, person);
  return person.institution === 'administrator' || roles.includes('teacher') || roles.includes('assistant');
}

/** Only course teachers and the administrator change a course. */
export function mayEdit(course: Course, person: Person): boolean {
  return person.institution === 'administrator' || rolesIn(course, person).includes('teacher');
}

export function inWords(iso: string | null): string {
  if (iso === null) return 'none';
  return new Date(iso).toISOString().slice(0, 16).replace('T', ' ');
}
