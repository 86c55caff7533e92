import type { Assignment, Person } from '../model.ts';
import type { LaunchFacts } from './rules.ts';
import { derivedDigits, derivedHex, derivedUuid } from '../ids.ts';
import { copyHistory } from './history.ts';

type Expander = (facts: LaunchFacts) => string | null | undefined;

const ofPerson =
  (pick: (person: Person) => string): Expander =>
  (facts) =>
    pick(facts.person);

const ofAssignment =
  (pick: (assignment: Assignment, facts: LaunchFacts) => string | null | undefined): Expander =>
  (facts) =>
    facts.assignment && pick(facts.assignment, facts);

/** Canvas has no `$ResourceLink.id.history`: it stays literal. */
const variables: Record<string, Expander> = {
  'User.id': ofPerson((person) => person.number),
  'User.username': ofPerson((person) => person.id),
  'Canvas.user.id': ofPerson((person) => person.number),
  'Canvas.user.loginId': ofPerson((person) => person.id),
  'Canvas.user.globalId': ofPerson((person) => `1000${person.number}`),
  'Canvas.user.prefersHighContrast': () => 'false',
  'vnd.instructure.User.uuid': ofPerson((person) => derivedHex(`uuid ${person.id}`, 40)),
  'Person.name.full': ofPerson((person) => person.name),
  'Person.name.display': ofPerson((person) => person.name),
  'Person.name.given': ofPerson((person) => person.givenName),
  'Person.name.family': ofPerson((person) => person.familyName),
  'Person.email.primary': ofPerson((person) => person.email),
  'Person.address.timezone': ofPerson((person) => person.timezone),
  'Message.locale': ofPerson((person) => person.locale),
  'Context.id': (facts) => facts.course && derivedHex(`canvas course ${facts.course.id}`, 40),
  'Context.title': (facts) => facts.course?.title,
  'Context.id.history': (facts) =>
    facts.course && copyHistory(facts.course.copiedFrom.map((id) => derivedHex(`canvas course ${id}`, 40))),
  'Canvas.course.id': (facts) => facts.course?.number,
  'Canvas.course.name': (facts) => facts.course?.title,
  'Canvas.course.workflowState': (facts) => facts.course && 'available',
  'Canvas.course.sectionIds': (facts) => facts.course && derivedDigits(`section ${facts.course.id}`, 6),
  'com.instructure.User.sectionNames': (facts) => sectionNames(facts),
  'Canvas.enrollment.enrollmentState': (facts) => facts.course && 'active',
  'Canvas.membership.roles': (facts) => canvasRoleNames(facts),
  'com.instructure.User.observees': (facts) => observees(facts),
  'Canvas.assignment.id': ofAssignment((assignment) => derivedDigits(assignment.id, 5)),
  'Canvas.assignment.title': ofAssignment((assignment) => assignment.title),
  'Canvas.assignment.description': ofAssignment((assignment) => assignment.description),
  'Canvas.assignment.pointsPossible': (facts) => facts.lineItem && String(facts.lineItem.scoreMaximum),
  'Canvas.assignment.published': ofAssignment((assignment) => String(assignment.published)),
  'Canvas.assignment.unlockAt.iso8601': ofAssignment((assignment) => assignment.availableAt),
  'Canvas.assignment.lockAt.iso8601': ofAssignment((assignment) => assignment.closesAt),
  'Canvas.assignment.dueAt.iso8601': ofAssignment((assignment) => assignment.dueAt),
  'Canvas.assignment.earliestEnrollmentDueAt.iso8601': ofAssignment((assignment) => assignment.dueAt ?? ''),
  'Canvas.assignment.allowedAttempts': ofAssignment((assignment) => String(assignment.allowedAttempts ?? -1)),
  'com.instructure.Assignment.lti.id': ofAssignment((assignment) =>
    derivedUuid(`assignment ${assignment.id}`),
  ),
  'com.instructure.Assignment.anonymous_grading': ofAssignment(() => 'false'),
  'com.instructure.Assignment.restrict_quantitative_data': ofAssignment(() => 'false'),
  'ResourceLink.id': ofAssignment((assignment) => assignment.linkId),
  'ResourceLink.title': ofAssignment((assignment) => assignment.title),
  'ResourceLink.description': ofAssignment((assignment) => assignment.description),
  'ResourceLink.available.startDateTime': ofAssignment((assignment) => assignment.availableAt),
  'ResourceLink.available.endDateTime': ofAssignment((assignment) => assignment.closesAt),
  'ResourceLink.submission.endDateTime': ofAssignment((assignment) => assignment.dueAt),
  'Canvas.account.name': (facts) => facts.sandbox.state.school.name,
  'Canvas.api.domain': (facts) => new URL(facts.sandbox.url).host,
  'Canvas.api.baseUrl': (facts) => facts.sandbox.url,
};

/** Dates that are not set stay literal, as Canvas leaves them. */
export function expandCanvasVariable(variable: string, facts: LaunchFacts): string | undefined {
  return (Object.hasOwn(variables, variable) ? variables[variable]?.(facts) : undefined) ?? undefined;
}

function canvasRoleNames({ course, person }: LaunchFacts): string {
  const names = {
    teacher: 'TeacherEnrollment',
    assistant: 'TaEnrollment',
    student: 'StudentEnrollment',
    observer: 'ObserverEnrollment',
  };
  const enrolments = course?.enrolments.filter((one) => one.personId === person.id) ?? [];
  return enrolments.length > 0 ? enrolments.map((one) => names[one.role]).join(',') : 'Account Admin';
}

/** Own sections only; who teaches is in all of them. */
function sectionNames({ course, person }: LaunchFacts): string | null {
  if (!course) return null;
  const all = course.enrolments.flatMap(({ section }) => section ?? []);
  const own = course.enrolments.flatMap((one) => (one.personId === person.id && one.section) || []);
  const names = own.length > 0 ? own : all;
  return JSON.stringify(names.length > 0 ? [...new Set(names)] : [course.title]);
}

function observees({ course, person, sandbox }: LaunchFacts): string | null {
  if (!course) return null;
  const here = sandbox.state.school.people.filter(
    (one) =>
      person.children.includes(one.id) && course.enrolments.some(({ personId }) => personId === one.id),
  );
  return here.map((child) => child.subjects.canvas).join(',');
}
