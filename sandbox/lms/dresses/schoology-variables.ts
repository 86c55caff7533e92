import { derivedDigits } from '../ids.ts';
import type { LaunchFacts } from './rules.ts';
import { copyHistory } from './history.ts';

type Expander = (facts: LaunchFacts) => string | null | undefined;

const keptHistory = 5;

const variables: Record<string, Expander> = {
  'User.id': (facts) => facts.person.number,
  'User.username': (facts) => facts.person.id,
  'com.schoology.User.preferredName': (facts) => facts.person.givenName,
  'com.schoology.User.uniqueId': (facts) => `SIS-${facts.person.number}`,
  'com.schoology.User.timezone': (facts) => facts.person.timezone,
  'com.schoology.Launch.domain': (facts) => new URL(facts.sandbox.url).host,
  'com.schoology.School.id': () => derivedDigits('schoology district', 10),
  'com.schoology.Primary.Building.id': () => derivedDigits('schoology building', 10),
  'com.schoology.Context.Building.id': () => derivedDigits('schoology building', 10),
  'CourseSection.title': (facts) => facts.course && `${facts.course.title}: Section 1`,
  'com.schoology.CourseSection.id': (facts) => facts.course?.number,
  'CourseSection.sourceSectionId': (facts) => facts.course && `SIS-${facts.course.label}`,
  'ResourceLink.title': (facts) => facts.assignment?.title,
  'com.schoology.Assignment.id': (facts) => facts.assignment && derivedDigits(facts.assignment.id, 10),
  'com.schoology.Assignment.dueDate': (facts) =>
    facts.assignment?.dueAt && String(Math.floor(Date.parse(facts.assignment.dueAt) / 1000)),
  'com.schoology.Assignment.dueDateIso': (facts) => facts.assignment?.dueAt,
  'com.schoology.Assignment.scoreMaximum': (facts) => facts.lineItem && String(facts.lineItem.scoreMaximum),
  'ResourceLink.id.history': (facts) =>
    facts.assignment && copyHistory(facts.assignment.linkHistory.slice(0, keptHistory)),
  'Context.id.history': (facts) => facts.course && copyHistory(ancestors(facts).slice(0, keptHistory)),
};

export function expandSchoologyVariable(variable: string, facts: LaunchFacts): string | undefined {
  return (Object.hasOwn(variables, variable) ? variables[variable]?.(facts) : undefined) ?? undefined;
}

function ancestors({ course, sandbox }: LaunchFacts): string[] {
  const { courses } = sandbox.state.school;
  return (course?.copiedFrom ?? []).flatMap((id) => courses.find((one) => one.id === id)?.number ?? []);
}
