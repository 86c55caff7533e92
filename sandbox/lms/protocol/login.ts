import { randomUUID } from 'node:crypto';
import { dressRules } from '../dresses/index.ts';
import { defaultCanvasPlacement } from '../dresses/canvas-deep-linking.ts';
import type { LaunchFacts } from '../dresses/rules.ts';
import type { Assignment, LaunchInput, LineItem, PendingLaunch } from '../model.ts';
import {
  chosenDeployment,
  findAssignment,
  findMainLineItem,
  getCourse,
  getPerson,
  getRegistration,
} from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';

const keptLaunches = 10_000;

export interface StartedLaunch {
  loginUrl: string;
  loginParameters: Record<string, string>;
}

/** Step 1 of the OIDC launch: what the LMS page sends to the tool's login URL, through the browser. */
export function startLaunch(sandbox: Sandbox, input: LaunchInput): StartedLaunch {
  const { state } = sandbox;
  const dress = input.dress ?? 'canvas';
  const rules = dressRules[dress];
  const id = randomUUID();
  const offersStorage = !state.faults.noPlatformStorage;
  const facts = resolveLaunch(sandbox, input, id);
  const { registration } = facts;
  const launch: PendingLaunch = {
    id,
    dress,
    clientId: registration.clientId,
    deploymentId: facts.deploymentId,
    input,
    loginHint: rules.loginHint(facts),
    messageHint: rules.messageHint(id, facts),
    targetLinkUri: facts.targetLinkUri,
    startedAt: sandbox.clock().getTime(),
    used: false,
    storageTarget: offersStorage ? rules.storageTarget : null,
  };
  state.launches.set(id, launch);
  forgetOldLaunches(state.launches);
  return {
    loginUrl: registration.loginUrl,
    loginParameters: {
      iss: `${sandbox.url}/${dress}`,
      login_hint: launch.loginHint,
      target_link_uri: launch.targetLinkUri,
      lti_message_hint: launch.messageHint,
      client_id: registration.clientId,
      ...rules.loginParameters(facts),
      ...(launch.storageTarget && { lti_storage_target: launch.storageTarget }),
    },
  };
}

/** A long run of tests or a benchmark must not fill the memory. */
function forgetOldLaunches(launches: Map<string, PendingLaunch>): void {
  if (launches.size <= keptLaunches) return;
  const [oldest] = launches.keys();
  if (oldest !== undefined) launches.delete(oldest);
}

/** Looks up everything that a launch is about, as it stands now. Throws for an unknown person, course or link. */
export function resolveLaunch(sandbox: Sandbox, input: LaunchInput, launchId: string): LaunchFacts {
  const { state } = sandbox;
  const dress = input.dress ?? 'canvas';
  const assignment = input.link === undefined ? null : findAssignment(state, dress, input.link);
  if (input.link !== undefined && !assignment)
    throw new Error(`the ${dress} dress has no link "${input.link}"`);
  const clientId = input.clientId ?? assignment?.clientId;
  const registration = getRegistration(state, dress, clientId);
  const ownLink = assignment?.clientId === registration.clientId ? assignment : null;
  const courseId = input.course ?? assignment?.courseId;
  const message = input.message ?? 'resource-link';
  const lineItem = assignment && findMainLineItem(state, assignment);
  return {
    sandbox,
    registration,
    deploymentId: input.deploymentId ?? ownLink?.deploymentId ?? chosenDeployment(state, registration),
    person: getPerson(state, input.as),
    course: courseId === undefined ? null : getCourse(state, courseId),
    assignment,
    lineItem,
    message,
    placement: input.placement ?? defaultPlacement(message, { assignment, courseId }),
    forUser: input.forUser === undefined ? null : getPerson(state, input.forUser),
    targetLinkUri:
      input.targetLinkUri ??
      (message === 'submission-review' ? reviewUrl(lineItem) : undefined) ??
      assignment?.url ??
      registration.launchUrl,
    studentView: input.studentView ?? false,
    showsNames: registration.sharesNames && !state.faults.namesWithheld,
    deepLinkId: launchId,
  };
}

/** Submission Review 1.0: a column may name an address of its own. */
function reviewUrl(lineItem: LineItem | null): string | undefined {
  const url = lineItem?.submissionReview?.['url'];
  return typeof url === 'string' ? url : undefined;
}

function defaultPlacement(
  message: string,
  { assignment, courseId }: { assignment: Assignment | null; courseId: string | undefined },
): string | null {
  if (message === 'deep-linking') return defaultCanvasPlacement;
  if (assignment) return null;
  return courseId === undefined ? 'account_navigation' : 'course_navigation';
}
