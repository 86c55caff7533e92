import { derivedDigits } from '../ids.ts';
import { lis, lti, serviceScopes } from '../vocabulary.ts';
import {
  deepLinkingClaims,
  expandCustom,
  messageClaims,
  nameClaims,
  returnUrl,
  reviewClaims,
  serviceClaims,
  troublesomeHint,
} from './claims.ts';
import type { DressRules, LaunchFacts } from './rules.ts';
import { applySchoologyScore, parseSchoologyScore } from './schoology-scores.ts';
import { expandSchoologyVariable } from './schoology-variables.ts';

const courseRoleUrns = {
  // A course admin carries both, Administrator first.
  teacher: [`${lis}membership#Administrator`, `${lis}membership#Instructor`],
  assistant: [`${lis}membership#Instructor`],
  student: [`${lis}membership#Learner`],
  // What a parent's launch carries is not documented; no course role is the careful guess.
  observer: [`${lis}institution/person#Observer`],
};

export const schoology: DressRules = {
  dress: 'schoology',
  productName: 'Schoology',
  family: 'schoology',
  toolsPage: 'Apps',
  ...install(1),
  paths: {
    authorize: '/schoology/lti-service/authorize-redirect',
    token: '/schoology/lti-service/access-token',
    jwks: '/schoology/lti-service/.well-known/jwks',
    configuration: '/schoology/.well-known/openid-configuration',
  },
  scopes: Object.values(serviceScopes),
  idTokenSeconds: 600,
  storageTarget: '_parent',
  membersPageSize: 100,
  scoreStatus: 201,
  install,
  nextDeployment: (clientId, number) =>
    `${clientId}-${derivedDigits(`schoology install ${clientId} ${number}`, 10)}`,
  linkId: (number) => derivedDigits(`link ${number}`, 10),
  audience: (clientId) => [clientId],
  subject: (person) => person.subjects.schoology,
  contextId: (course) => course.number,
  lineItemsPath: ({ clientId }, course) =>
    `/schoology/lti-service/tool/${clientId}/services/assignment-grade/v2p0/sections/${course.number}/lineitems`,
  lineItemSuffix: '',
  lineItemsQuery: () => '',
  namesOneOfSeveral: true,
  membersPath: ({ clientId }, course) =>
    `/schoology/lti-service/tool/${clientId}/services/names-roles/v2p0/membership/${course.number}`,
  deepLinkReturnPath: (course) => `/schoology/lti-service/sections/${course.number}/deep-link-response`,
  // Schoology's login names no deployment.
  loginParameters: () => ({}),
  loginHint: (facts) => facts.deploymentId,
  messageHint: troublesomeHint,
  launchErrors: {
    malformed: 'invalid_request_object',
    consumed: 'launch_no_longer_valid',
    signedOut: 'login_required',
  },
  comparesRedirectsExactly: false,
  knowsObservers: true,
  memberExtras: () => ({}),
  courseRoles: (person, course) =>
    course.enrolments.filter((one) => one.personId === person.id).flatMap((one) => courseRoleUrns[one.role]),
  claims: schoologyClaims,
  expand: expandSchoologyVariable,
  testStudents: () => [],
  matchesUser: (person, userId) => schoology.subject(person) === userId,
  // Only the part before "::" finds anybody.
  matchesResultFilter: (person, filter) => person.number === filter,
  parseScore: parseSchoologyScore,
  applyScore: applySchoologyScore,
  resultMaximum: (lineItem) => lineItem.scoreMaximum,
  resultExtras: () => ({}),
  deepLinking: {
    acceptance: () => ({ acceptTypes: ['ltiResourceLink', 'link'], acceptMultiple: false, keepsDates: true }),
    returnParameter: null,
    refusalStatus: 401,
    isStrict: true,
    takesAnswersOnce: true,
    namedBy: 'title',
    keepsLabel: true,
    keepsWindow: true,
  },
  token: { checksAudience: true, grantsPart: false, mediaType: 'application/json' },
  // PowerSchool's developer pages know apps that are made by hand only.
  registration: null,
  refusals: { wrongScope: 403, wrongMediaType: 415, notAStudent: 400, foreignLink: 404 },
};

function install(number: number): { clientId: string; deploymentId: string } {
  const clientId = number === 1 ? '7210345678' : derivedDigits(`schoology app ${number}`, 10);
  const installId = number === 1 ? '3456789012' : derivedDigits(`schoology install ${number}`, 10);
  return { clientId, deploymentId: `${clientId}-${installId}` };
}

function schoologyClaims(facts: LaunchFacts): Record<string, unknown> {
  const { course, person, assignment, message } = facts;
  const basic = {
    ...messageClaims(facts),
    sub: schoology.subject(person),
    [`${lti}roles`]: schoologyRoles(facts),
  };
  // An app opened outside a course carries nothing more: no link, no context, no name.
  if (!course) return basic;
  return {
    ...basic,
    ...nameClaims(facts),
    [`${lti}context`]: {
      id: schoology.contextId(course),
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection'],
    },
    ...(message !== 'deep-linking' &&
      assignment && { [`${lti}resource_link`]: { id: assignment.linkId, title: assignment.title } }),
    [`${lti}launch_presentation`]: { document_target: 'iframe', return_url: returnUrl(facts) },
    [`${lti}custom`]: schoologyCustom(facts),
    ...serviceClaims(facts, schoology),
    ...(message === 'deep-linking' &&
      deepLinkingClaims(settings(facts, schoology.deepLinkReturnPath(course)))),
    ...reviewClaims(facts, schoology),
  };
}

/** The app's own parameters travel only on app launches, never on deep-linked items; all keys lose their case. */
function schoologyCustom(facts: LaunchFacts): Record<string, string> {
  const custom = facts.assignment ? facts.assignment.custom : facts.registration.custom;
  const lowerCased = Object.fromEntries(
    Object.entries(custom).map(([key, value]) => [key.toLowerCase(), value]),
  );
  return expandCustom(lowerCased, facts, schoology);
}

function settings(facts: LaunchFacts, returnPath: string): Record<string, unknown> {
  return {
    deep_link_return_url: `${facts.sandbox.url}${returnPath}`,
    accept_types: ['ltiResourceLink', 'link'],
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: false,
    accept_lineitem: true,
    auto_create: false,
    data: facts.deepLinkId,
  };
}

function schoologyRoles({ person, course }: LaunchFacts): string[] {
  const inCourse = course ? schoology.courseRoles(person, course) : [];
  if (inCourse.length > 0) return inCourse;
  return person.institution === 'administrator' ? [`${lis}institution/person#Administrator`] : [];
}
