import { copyHistory } from './history.ts';
import type { LaunchFacts } from './rules.ts';

type Expander = (facts: LaunchFacts) => string | null | undefined;

/** Moodle 4.5's list, in its order. It has no history of links and no date of an activity; what it does not know stays as it is written. */
const variables: Record<string, Expander> = {
  'Context.id': (facts) => facts.course?.number,
  'Context.title': (facts) => facts.course?.title,
  'Context.label': (facts) => facts.course?.label,
  'Context.id.history': (facts) => facts.course && copyHistory(ancestors(facts)),
  'Context.sourcedId': (facts) => facts.course && courseSourcedId(facts.course.id),
  'Context.longDescription': () => '',
  'Context.timeFrame.begin': () => '2026-08-17T06:00:00+00:00',
  'CourseSection.title': (facts) => facts.course?.title,
  'CourseSection.label': (facts) => facts.course?.label,
  'CourseSection.sourcedId': (facts) => facts.course && courseSourcedId(facts.course.id),
  'CourseSection.longDescription': () => '',
  'CourseSection.timeFrame.begin': () => '2026-08-17T06:00:00+00:00',
  'CourseSection.timeFrame.end': () => '',
  'ResourceLink.id': (facts) => facts.assignment?.linkId,
  'ResourceLink.title': (facts) => facts.assignment?.title,
  'ResourceLink.description': (facts) => facts.assignment?.description,
  'User.id': ({ person }) => person.number,
  'User.username': ({ person }) => person.id,
  'Person.name.full': ({ person }) => person.name,
  'Person.name.given': ({ person }) => person.givenName,
  'Person.name.family': ({ person }) => person.familyName,
  'Person.email.primary': ({ person }) => person.email,
  'Person.sourcedId': ({ person }) => personSourcedId(person.id),
  'Person.name.middle': () => '',
  'Person.address.street1': () => '',
  'Person.address.locality': () => '',
  'Person.address.country': () => '',
  'Person.address.timezone': ({ person }) => person.timezone,
  'Person.phone.primary': () => '',
  'Person.phone.mobile': () => '',
  'Person.webaddress': () => '',
  'Membership.role': (facts) => (isStaff(facts) ? 'Instructor' : 'Learner'),
  'Result.sourcedId': () => '',
  'Result.autocreate': () => '',
  'BasicOutcome.sourcedId': () => '',
  'BasicOutcome.url': (facts) => `${facts.sandbox.url}/moodle/mod/lti/service.php`,
  'Moodle.Person.userGroupIds': () => '',
};

export const moodleVariableNames = Object.keys(variables);

/** Undefined: unknown here. Null: known, and nothing to say at this launch. */
export function findMoodleValue(variable: string, facts: LaunchFacts): string | null | undefined {
  if (!Object.hasOwn(variables, variable)) return undefined;
  return variables[variable]?.(facts) ?? null;
}

/** Moodle asks for the right to manage tools: teachers, those without editing rights too, and administrators of the site. */
export function isStaff({ course, person }: Pick<LaunchFacts, 'course' | 'person'>): boolean {
  if (person.institution === 'administrator') return true;
  return (course?.enrolments ?? []).some(
    (one) => one.personId === person.id && (one.role === 'teacher' || one.role === 'assistant'),
  );
}

/** The id number that a school may give a person; empty where it gave none. */
export function personSourcedId(personId: string): string {
  return personId === 'admin' ? '' : `sis-${personId}`;
}

export function courseSourcedId(courseId: string): string {
  return `sis-${courseId}`;
}

function ancestors({ course, sandbox }: LaunchFacts): string[] {
  const { courses } = sandbox.state.school;
  return (course?.copiedFrom ?? []).flatMap((id) => courses.find((one) => one.id === id)?.number ?? []);
}
