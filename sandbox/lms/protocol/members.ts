import type { Request, Response } from 'express';
import { dressRules } from '../dresses/index.ts';
import { expandCustom, nameClaims } from '../dresses/claims.ts';
import type { Assignment, Course, Dress, Person } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findAssignment } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { lti, mediaTypes } from '../vocabulary.ts';
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
    const link = typeof rlid === 'string' && dress === 'canvas' ? findLink(sandbox, course, rlid) : null;
    if (link === 'unknown')
      return refuse(res, 400, 'Tool does not have access to rlid or rlid does not exist');
    const members = peopleIn(sandbox, course)
      .filter((person) => typeof role !== 'string' || rules.courseRoles(person, course).includes(role))
      .map((person) => presentMember(sandbox, { dress, course, person, link }));
    res.type(mediaTypes.members);
    sendPage(req, res, {
      sandbox,
      items: members,
      defaultSize: rules.membersPageSize,
      maximum: rules.membersPageSize,
      wrap: (onPage) => ({
        id: new URL(req.originalUrl, sandbox.url).href,
        context: {
          id: rules.contextId(course),
          label: dress === 'canvas' ? course.label : null,
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
}

function presentMember(sandbox: Sandbox, { dress, course, person, link }: MemberOf): Record<string, unknown> {
  const rules = dressRules[dress];
  const input = {
    as: person.id,
    dress,
    course: course.id,
    ...(link !== null && link !== 'course' && { link: link.id }),
  };
  const facts = resolveLaunch(sandbox, input, '');
  const custom = { ...facts.registration.custom, ...facts.assignment?.custom };
  return {
    status: 'Active',
    user_id: rules.subject(person),
    roles: rules.courseRoles(person, course),
    ...nameClaims(facts),
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

function findLink({ state }: Sandbox, course: Course, rlid: string): MemberOf['link'] | 'unknown' {
  if (rlid === dressRules.canvas.contextId(course)) return 'course';
  const assignment = findAssignment(state, 'canvas', rlid);
  return assignment?.courseId === course.id ? assignment : 'unknown';
}

function peopleIn({ state }: Sandbox, course: Course): Person[] {
  const ids = new Set(course.enrolments.map((one) => one.personId));
  return state.school.people.filter((person) => ids.has(person.id));
}
