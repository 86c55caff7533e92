import type { Response } from 'express';
import { derivedHex } from '../ids.ts';
import { lis, lti, nrps, serviceScopes } from '../vocabulary.ts';
import { deepLinkingClaims, messageClaims, nameClaims, returnUrl, serviceClaims } from './claims.ts';
import { moodleRegistration } from './moodle-registration.ts';
import { applyMoodleScore, lastChange, parseMoodleScore } from './moodle-scores.ts';
import { courseSourcedId, findMoodleValue, isStaff, personSourcedId } from './moodle-variables.ts';
import type { DressRules, LaunchFacts } from './rules.ts';

const base = '/moodle/mod/lti';
const clientIdLength = 15;

/** Moodle 4.5.6 as captured from a running one (its release of August 2025); `mod/lti` where a capture says nothing. */
export const moodle: DressRules = {
  dress: 'moodle',
  productName: 'Moodle',
  family: 'moodle',
  toolsPage: 'External tools',
  ...installOf(1),
  paths: {
    authorize: `${base}/auth.php`,
    token: `${base}/token.php`,
    jwks: `${base}/certs.php`,
    configuration: `${base}/openid-configuration.php`,
  },
  scopes: Object.values(serviceScopes),
  idTokenSeconds: 60,
  storageTarget: null,
  membersPageSize: Infinity,
  scoreStatus: 200,
  install: installOf,
  nextDeployment: null,
  linkId: String,
  audience: (clientId) => clientId,
  subject: (person) => person.subjects.moodle,
  contextId: (course) => course.number,
  lineItemsPath: (_install, course) => `${base}/services.php/${course.number}/lineitems`,
  lineItemSuffix: '/lineitem',
  lineItemsQuery: ({ deploymentId }) => `?type_id=${deploymentId}`,
  namesOneOfSeveral: false,
  membersPath: ({ deploymentId }, course) =>
    `${base}/services.php/CourseSection/${course.number}/bindings/${deploymentId}/memberships`,
  deepLinkReturnPath: () => `${base}/contentitem_return.php`,
  loginParameters: ({ deploymentId }) => ({ lti_deployment_id: deploymentId }),
  loginHint: ({ person }) => person.number,
  messageHint: (launchId, { assignment, deploymentId }) =>
    JSON.stringify({
      ...(assignment && { cmid: Number(assignment.linkId) }),
      launchid: `ltilaunch${deploymentId}_${launchId}`,
    }),
  launchErrors: { malformed: 'invalid_request', consumed: 'invalid_request', signedOut: 'access_denied' },
  comparesRedirectsExactly: true,
  // A teacher without editing rights opens tools as an instructor and stands in the roster as a learner.
  courseRoles: (person, course) =>
    course.enrolments
      .filter((one) => one.personId === person.id)
      .map((one) => (one.role === 'teacher' ? 'Instructor' : 'Learner')),
  knowsObservers: false,
  claims,
  memberExtras: (person) => ({
    lis_person_sourcedid: personSourcedId(person.id),
    ext_user_username: person.id,
  }),
  expand: (variable, facts) => findMoodleValue(variable, facts) ?? undefined,
  testStudents: () => [],
  matchesUser: (person, userId) => person.number === userId,
  matchesResultFilter: (person, filter) => person.number === filter,
  parseScore: parseMoodleScore,
  applyScore: applyMoodleScore,
  resultMaximum: (lineItem) => lineItem.scoreMaximum,
  resultExtras: (grade) => ({ timestamp: moodleTime(lastChange(grade)) }),
  deepLinking: {
    acceptance: () => ({ acceptTypes: ['ltiResourceLink'], acceptMultiple: true, keepsDates: false }),
    returnParameter: 'sesskey',
    refusalStatus: 400,
    isStrict: false,
    takesAnswersOnce: false,
    namedBy: 'title',
    keepsLabel: false,
    keepsWindow: false,
  },
  token: { checksAudience: false, grantsPart: true, mediaType: 'text/html' },
  registration: moodleRegistration,
  refusals: { wrongScope: 401, wrongMediaType: 400, notAStudent: 400, foreignLink: 403 },
  presentRefusal,
};

function installOf(number: number): { clientId: string; deploymentId: string } {
  const letters = Buffer.from(derivedHex(`moodle client ${number}`, 48), 'hex').toString('base64');
  return {
    clientId: letters.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, clientIdLength),
    deploymentId: String(number),
  };
}

function claims(facts: LaunchFacts): Record<string, unknown> {
  const { course, person, assignment, message, sandbox, showsNames } = facts;
  const { name } = sandbox.state.school;
  return {
    ...messageClaims(facts),
    sub: moodle.subject(person),
    [`${lti}lis`]: {
      person_sourcedid: personSourcedId(person.id),
      course_section_sourcedid: course ? courseSourcedId(course.id) : '',
    },
    [`${lti}roles`]: roles(facts),
    ...(course && {
      [`${lti}context`]: {
        id: course.number,
        label: course.label,
        title: course.title,
        type: ['CourseSection'],
      },
    }),
    ...(message === 'submission-review' &&
      facts.forUser && { [`${lti}for_user`]: { user_id: moodle.subject(facts.forUser) } }),
    ...(message !== 'deep-linking' &&
      assignment && {
        [`${lti}resource_link`]: {
          title: assignment.title,
          description: assignment.description,
          id: assignment.linkId,
        },
      }),
    ...basicOutcome(facts),
    ...nameClaims(facts),
    [`${lti}ext`]: { ...(showsNames && { user_username: person.id }), lms: 'moodle-2' },
    [`${lti}launch_presentation`]: presentation(facts),
    [`${lti}tool_platform`]: {
      product_family_code: 'moodle',
      version: '2024100706',
      guid: derivedHex('moodle site', 32),
      name: 'larkspur',
      description: name,
    },
    [`${lti}custom`]: custom(facts),
    ...withVersions(serviceClaims(facts, moodle)),
    ...(message === 'deep-linking' && course && deepLinkingClaims(settings(facts, course.number))),
  };
}

function roles({ course, person }: LaunchFacts): string[] {
  if (person.institution === 'administrator') {
    return [
      `${lis}institution/person#Administrator`,
      `${lis}membership#Instructor`,
      `${lis}system/person#Administrator`,
    ];
  }
  return [`${lis}membership#${isStaff({ course, person }) ? 'Instructor' : 'Learner'}`];
}

/** LTI 1.1's way of grades, sent along with every graded link. */
function basicOutcome({ assignment, lineItem, person, sandbox, deploymentId, message }: LaunchFacts) {
  if (!assignment || !lineItem || message === 'deep-linking') return {};
  const data = { instanceid: assignment.linkId, userid: person.number, typeid: deploymentId, launchid: 1 };
  return {
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': {
      lis_result_sourcedid: JSON.stringify({ data, hash: derivedHex(JSON.stringify(data), 64) }),
      lis_outcome_service_url: `${sandbox.url}${base}/service.php`,
    },
  };
}

function presentation(facts: LaunchFacts): Record<string, string> {
  const { person, message, assignment } = facts;
  if (message === 'deep-linking') return { locale: person.locale };
  return {
    locale: person.locale,
    document_target: assignment?.opensInNewTab ? 'window' : 'iframe',
    return_url: returnUrl(facts),
  };
}

/**
 * The tool's own values win over the link's. A key with capitals or symbols comes twice: as it is written, and in lower case with
 * underscores. A variable that is known and has no value here is null.
 */
function custom(facts: LaunchFacts): Record<string, string | null> {
  const { assignment, registration, sandbox, course, message, lineItem, deploymentId } = facts;
  const install = { clientId: registration.clientId, deploymentId };
  const review = message === 'submission-review' ? lineItem?.submissionReview?.['custom'] : undefined;
  const written = { ...assignment?.custom, ...(review as object | undefined), ...registration.custom };
  const values = Object.entries(written).flatMap(([key, value]) => {
    const expanded = value.startsWith('$') ? findMoodleValue(value.slice(1), facts) : value;
    const known = expanded === undefined ? value : expanded;
    const mapped = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
    return [
      [mapped, known],
      [key, known],
    ] as const;
  });
  const members = course && `${sandbox.url}${moodle.membersPath(install, course)}`;
  const mayListMembers = members && registration.scopes.includes(serviceScopes.members);
  return { ...Object.fromEntries(values), ...(mayListMembers && { context_memberships_url: members }) };
}

function withVersions(services: Record<string, unknown>): Record<string, unknown> {
  const key = `${nrps}claim/namesroleservice`;
  const members = services[key];
  return members ? { ...services, [key]: { ...members, service_versions: ['1.0', '2.0'] } } : services;
}

function settings(facts: LaunchFacts, courseNumber: string): Record<string, unknown> {
  const { sandbox, registration, deploymentId, deepLinkId } = facts;
  const query = new URLSearchParams({ course: courseNumber, id: deploymentId, sesskey: deepLinkId });
  return {
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['frame', 'iframe', 'window'],
    accept_copy_advice: false,
    accept_multiple: true,
    accept_unsigned: false,
    auto_create: false,
    can_confirm: false,
    deep_link_return_url: `${sandbox.url}${base}/contentitem_return.php?${query.toString()}`,
    title: registration.name,
    text: '',
  };
}

/** The reason stands in the status line; the body repeats it, or is an empty list when a score was refused. */
function presentRefusal(res: Response, status: number, reason: string): unknown {
  const { req } = res;
  // What a status line may hold (RFC 9112 §4).
  res.statusMessage = reason.replaceAll(/[^\t\x20-\x7e]/g, '?').slice(0, 2_000);
  if (/^(Incorrect score|Refusing score)/.test(reason)) return [];
  const contentType = req.get('content-type');
  return {
    status,
    reason,
    request: {
      method: req.method,
      url: req.originalUrl,
      accept: req.get('accept') ?? '*/*',
      ...(contentType !== undefined && { contentType }),
    },
  };
}

function moodleTime(time: string | null): string | undefined {
  return time === null ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
}
