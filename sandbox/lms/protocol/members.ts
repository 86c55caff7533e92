import type { Request, Response } from 'express';
import { dressRules } from '../dresses/index.ts';
import { expandCustom, nameClaims } from '../dresses/claims.ts';
import type { Assignment, Course, Dress, Person } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findAssignment } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { rolesIn } from '../views/view.ts';
import { lis, lti, mediaTypes } from '../vocabulary.ts';
import { findCourseOrRefuse } from './line-items.ts';
import { resolveLaunch } from './login.ts';
import { sendPage } from './paging.ts';

/** NRPS 2.0: the people of a course, in pages. */
export function listMembers(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response): void => {
    const rules = dressRules[dress];
    const course = findCourseOrRefuse(sandbox, req, res);
    if (!course) return;
    if (dress === 'schoology' && !req.accepts(mediaTypes.members)) {
      return refuse(res, 406, `the Accept header must allow ${mediaTypes.members}`);
    }
    const { role, rlid } = req.query;
    const link =
      typeof rlid === 'string' && dress !== 'schoology' ? findLink(sandbox, { dress, course, rlid }) : null;
    if (link === 'unknown')
      return refuse(res, 400, 'Tool does not have access to rlid or rlid does not exist');
    const clientId = String(res.locals['clientId']);
    const members = peopleIn(sandbox, course)
      .filter((person) => dress !== 'canvas' || !isInactive(course, person))
      .filter((person) => rules.knowsObservers || !rolesIn(course, person).includes('observer'))
      .filter((person) => typeof role !== 'string' || hasRole(rules.courseRoles(person, course), role))
      .map((person) => presentMember(sandbox, { dress, course, person, link, clientId }));
    const requested = new URL(req.originalUrl, sandbox.url);
    res.type(mediaTypes.members);
    sendPage(req, res, {
      sandbox,
      items: members,
      defaultSize: rules.membersPageSize,
      maximum: rules.membersPageSize,
      dress,
      wrap: (onPage) => ({
        id: dress === 'moodle' ? requested.origin + requested.pathname : requested.href,
        context: {
          id: rules.contextId(course),
          label: dress === 'schoology' ? null : course.label,
          title: course.title,
        },
        members: onPage,
      }),
    });
  };
}

interface MemberOf {
  dress: Dress;
  course: Course;
  person: Person;
  /** The link whose custom values each member is sent with; `course` = the context id was given as rlid. */
  link: Assignment | 'course' | null;
  clientId: string;
}

function isInactive(course: Course, { id }: Person): boolean {
  return course.enrolments.some((one) => one.personId === id && one.isInactive === true);
}

/** Moodle writes short names and is asked for long ones too. */
function hasRole(roles: string[], wanted: string): boolean {
  return roles.includes(wanted) || roles.some((role) => wanted === `${lis}membership#${role}`);
}

function presentMember(
  sandbox: Sandbox,
  { dress, course, person, link, clientId }: MemberOf,
): Record<string, unknown> {
  const rules = dressRules[dress];
  const input = {
    as: person.id,
    dress,
    course: course.id,
    clientId,
    ...(link !== null && link !== 'course' && { link: link.id }),
  };
  const facts = resolveLaunch(sandbox, input, '');
  const custom = { ...facts.registration.custom, ...facts.assignment?.custom };
  return {
    status: isInactive(course, person) ? 'Inactive' : 'Active',
    user_id: rules.subject(person),
    roles: rules.courseRoles(person, course),
    ...nameClaims(facts),
    ...(facts.showsNames && rules.memberExtras(person)),
    ...(link !== null && {
      message: [
        {
          [`${lti}message_type`]: 'LtiResourceLinkRequest',
          locale: person.locale,
          [`${lti}custom`]: expandCustom(custom, facts, rules),
        },
      ],
    }),
  };
}

function findLink(
  { state }: Sandbox,
  { dress, course, rlid }: { dress: Dress; course: Course; rlid: string },
): MemberOf['link'] | 'unknown' {
  if (rlid === dressRules.canvas.contextId(course)) return 'course';
  const assignment = findAssignment(state, dress, rlid);
  return assignment?.courseId === course.id ? assignment : 'unknown';
}

function peopleIn({ state }: Sandbox, course: Course): Person[] {
  const ids = new Set(course.enrolments.map((one) => one.personId));
  return state.school.people.filter((person) => ids.has(person.id));
}
