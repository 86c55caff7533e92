import type { CourseRole } from '../http/api-contract.ts';
import { role } from './vocabulary.ts';

const shortNames: Record<string, CourseRole> = {
  Instructor: 'teacher',
  Administrator: 'teacher',
  ContentDeveloper: 'designer',
  Learner: 'student',
  Mentor: 'mentor',
};

/** From least to most able; several roles count as the most able one. */
const ability: readonly CourseRole[] = ['none', 'mentor', 'student', 'designer', 'reviewer', 'teacher'];

/**
 * The role in this course, from the roles claim (LTI Core 1.3 Appendix A.2). Only whole values of course-scoped roles count: a
 * Canvas student who teaches elsewhere carries `institution/person#Instructor`, which must open nothing here.
 */
export function courseRole(roles: readonly string[] | undefined): CourseRole {
  const found = (roles ?? []).map(roleOf);
  return ability.findLast((candidate) => found.includes(candidate)) ?? 'none';
}

/** The more able of two roles in the same course. */
export function moreAbleRole(one: CourseRole, other: CourseRole): CourseRole {
  return ability.indexOf(other) > ability.indexOf(one) ? other : one;
}

/** Canvas "Student View" and Blackboard previews: behaves as a learner, is kept out of counts and rosters. */
export function isTestUser(roles: readonly string[] | undefined): boolean {
  return roles?.includes(role.testUser) ?? false;
}

/** The LMS's own administrators. It opens nothing by itself: whom a tenant trusts is written down in Waymark. */
export function isLmsAdministrator(roles: readonly string[] | undefined): boolean {
  return role.administrators.some((administrator) => roles?.includes(administrator));
}

function roleOf(value: string): CourseRole {
  const short = Object.hasOwn(shortNames, value) ? shortNames[value] : undefined;
  if (short) return short;
  if (!value.startsWith(role.membership)) return 'none';
  const rest = value.slice(role.membership.length);
  const principal = /^#([A-Za-z]+)$/.exec(rest)?.[1];
  if (principal) return Object.hasOwn(shortNames, principal) ? (shortNames[principal] ?? 'none') : 'none';
  return subRole(rest);
}

/** `membership/Principal#Sub` counts as its principal; Sakai writes a TA as `membership#Instructor#TeachingAssistant`. */
function subRole(rest: string): CourseRole {
  const match = /^[/#]([A-Za-z]+)#([A-Za-z]+)$/.exec(rest);
  if (!match) return 'none';
  const [, principal = '', sub = ''] = match;
  if (principal === 'Instructor' && sub.startsWith('TeachingAssistant')) return 'reviewer';
  return Object.hasOwn(shortNames, principal) ? (shortNames[principal] ?? 'none') : 'none';
}
