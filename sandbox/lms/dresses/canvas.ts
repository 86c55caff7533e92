import { derivedHex, derivedUuid } from '../ids.ts';
import type { Course, Person } from '../model.ts';
import { testStudentOf } from '../seed.ts';
import { canvasSettings, getPlacement } from './canvas-deep-linking.ts';
import { canvasRegistration } from './canvas-registration.ts';
import { expandCanvasVariable } from './canvas-variables.ts';
import { applyCanvasScore, parseCanvasScore } from './canvas-scores.ts';
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
import { lis, lti, noticeScope, noticeTypes, serviceScopes, testUserRole } from '../vocabulary.ts';

const courseRoleUrns = {
  teacher: [`${lis}membership#Instructor`],
  assistant: [`${lis}membership/Instructor#TeachingAssistant`, `${lis}membership#Instructor`],
  student: [`${lis}membership#Learner`],
  observer: [`${lis}membership#Mentor`],
};

const institutionRoleUrns = {
  student: `${lis}institution/person#Student`,
  staff: `${lis}institution/person#Instructor`,
  parent: `${lis}institution/person#Observer`,
  administrator: `${lis}institution/person#Administrator`,
};

export const canvas: DressRules = {
  dress: 'canvas',
  productName: 'Canvas',
  family: 'canvas',
  toolsPage: 'Developer keys',
  ...install(1),
  paths: {
    authorize: '/canvas/api/lti/authorize_redirect',
    token: '/canvas/login/oauth2/token',
    jwks: '/canvas/api/lti/security/jwks',
    configuration: '/canvas/api/lti/security/openid-configuration',
  },
  scopes: [...Object.values(serviceScopes), noticeScope],
  idTokenSeconds: 3600,
  storageTarget: 'post_message_forwarding',
  membersPageSize: 50,
  scoreStatus: 200,
  install,
  nextDeployment: (clientId, number) => `${500 + number}:${derivedHex(`${clientId} account ${number}`, 40)}`,
  linkId: (number) => derivedUuid(`link ${number}`),
  audience: (clientId) => clientId,
  subject: (person, studentView) =>
    studentView ? testStudentOf(person).subjects.canvas : person.subjects.canvas,
  contextId: (course) => derivedHex(`canvas course ${course.id}`, 40),
  lineItemsPath: (_install, course) => `/canvas/api/lti/courses/${course.number}/line_items`,
  lineItemSuffix: '',
  lineItemsQuery: () => '',
  namesOneOfSeveral: true,
  membersPath: (_install, course) => `/canvas/api/lti/courses/${course.number}/names_and_roles`,
  deepLinkReturnPath: (course) => `/canvas/courses/${course.number}/deep_linking_response`,
  loginParameters: (facts) => ({
    deployment_id: facts.deploymentId,
    lti_deployment_id: facts.deploymentId,
    canvas_region: 'unknown',
    canvas_environment: 'production',
  }),
  loginHint: (facts) => canvas.subject(facts.person, facts.studentView),
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
  claims: canvasClaims,
  expand: expandCanvasVariable,
  testStudents: (course, people) =>
    people
      .filter((one) =>
        course.enrolments.some(({ personId, role }) => personId === one.id && role === 'teacher'),
      )
      .map(testStudentOf),
  matchesUser: (person, userId) => canvas.subject(person) === userId || person.number === userId,
  matchesResultFilter: (person, filter) => canvas.subject(person) === filter || person.number === filter,
  parseScore: parseCanvasScore,
  applyScore: applyCanvasScore,
  resultMaximum: (lineItem, sentMaximum) => sentMaximum ?? lineItem.scoreMaximum,
  resultExtras: () => ({}),
  deepLinking: {
    acceptance: getPlacement,
    // Canvas keeps its state in the return address.
    returnParameter: 'data',
    refusalStatus: 400,
    isStrict: true,
    takesAnswersOnce: false,
    namedBy: 'label',
    keepsLabel: true,
    keepsWindow: true,
  },
  token: { checksAudience: true, grantsPart: false, mediaType: 'application/json' },
  registration: canvasRegistration,
  refusals: { wrongScope: 403, wrongMediaType: 415, notAStudent: 422, foreignLink: 404 },
};

function install(number: number): { clientId: string; deploymentId: string } {
  const account =
    number === 1 ? '8865aa05b4b79b64a91a86042e43af5ea8ae79eb' : derivedHex(`deployment ${number}`, 40);
  return { clientId: String(10_000_000_000_000 + number), deploymentId: `${105 + number}:${account}` };
}

function canvasClaims(facts: LaunchFacts): Record<string, unknown> {
  const { registration, course, person, assignment, message } = facts;
  return {
    ...messageClaims(facts),
    azp: registration.clientId,
    sub: canvas.subject(person, facts.studentView),
    ...nameClaims(facts),
    ...(facts.showsNames && { picture: `${facts.sandbox.url}/sandbox/assets/person.svg` }),
    locale: person.locale,
    [`${lti}roles`]: canvasRoles(facts),
    [`${lti}context`]: course ? courseContext(course) : accountContext(facts),
    ...(message !== 'deep-linking' && { [`${lti}resource_link`]: resourceLink(facts) }),
    [`${lti}tool_platform`]: {
      guid: derivedHex('canvas root account', 40) + ':canvas-lms',
      name: facts.sandbox.state.school.name,
      version: 'cloud',
      product_family_code: 'canvas',
    },
    [`${lti}launch_presentation`]: {
      document_target: 'iframe',
      return_url: returnUrl(facts),
      locale: person.locale,
      height: 800,
      width: 1000,
    },
    [`${lti}custom`]: expandCustom({ ...registration.custom, ...assignment?.custom }, facts, canvas),
    [`${lti}lti11_legacy_user_id`]: derivedHex(`legacy ${person.id}`, 40),
    [`${lti}lti1p1`]: { user_id: derivedHex(`legacy ${person.id}`, 40) },
    ...(facts.showsNames && {
      [`${lti}lis`]: { person_sourcedid: '$Person.sourcedId', course_offering_sourcedid: null },
    }),
    ...mentorClaim(facts),
    ...serviceClaims(facts, canvas),
    ...noticeClaim(facts),
    ...(message === 'deep-linking' &&
      course &&
      deepLinkingClaims(canvasSettings(facts, canvas.deepLinkReturnPath(course)))),
    ...reviewClaims(facts, canvas),
    'https://www.instructure.com/placement': facts.placement,
  };
}

function noticeClaim({ sandbox, registration, deploymentId }: LaunchFacts): Record<string, unknown> {
  if (!registration.scopes.includes(noticeScope)) return {};
  const [tool] = deploymentId.split(':');
  return {
    [`${lti}platformnotificationservice`]: {
      service_versions: ['1.0'],
      platform_notification_service_url: `${sandbox.url}/canvas/api/lti/notice-handlers/${tool}`,
      scope: [noticeScope],
      notice_types_supported: noticeTypes,
    },
  };
}

function courseContext(course: Course): Record<string, unknown> {
  return {
    id: canvas.contextId(course),
    label: course.label,
    title: course.title,
    type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
  };
}

/** Account navigation stands in no course; the type of its context is a bare word. */
function accountContext({ sandbox }: LaunchFacts): Record<string, unknown> {
  const { name } = sandbox.state.school;
  return { id: derivedHex('canvas account', 40), label: name, title: name, type: ['Account'] };
}

/** A navigation item has no link of its own: Canvas sends the context id in its place. */
function resourceLink(facts: LaunchFacts): Record<string, unknown> {
  const { assignment, course } = facts;
  if (!assignment) {
    const { id, title } = course ? courseContext(course) : accountContext(facts);
    return { id, title };
  }
  return {
    id: assignment.linkId,
    title: assignment.title,
    ...(assignment.description !== '' && { description: assignment.description }),
  };
}

function canvasRoles(facts: LaunchFacts): string[] {
  if (facts.studentView) return [`${lis}membership#Learner`, testUserRole];
  const { person, course } = facts;
  const inCourse = course ? canvas.courseRoles(person, course) : [];
  return [institutionRoleUrns[person.institution], ...inCourse, `${lis}system/person#User`];
}

/** Observers only, only children of this course, and only when the privacy setting is public. */
function mentorClaim({ course, person, sandbox, showsNames }: LaunchFacts): Record<string, unknown> {
  if (!course || !showsNames) return {};
  const observes = course.enrolments.some((one) => one.personId === person.id && one.role === 'observer');
  if (!observes) return {};
  const children = sandbox.state.school.people.filter((one) => isChildIn(one, person, course));
  return { [`${lti}role_scope_mentor`]: children.map((child) => canvas.subject(child)) };
}

function isChildIn(child: Person, observer: Person, course: Course): boolean {
  return observer.children.includes(child.id) && course.enrolments.some((one) => one.personId === child.id);
}
