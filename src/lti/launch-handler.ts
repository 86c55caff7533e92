import type { Request, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ClientAssets } from '../http/client-assets.ts';
import { LaunchRefusedError } from '../http/errors.ts';
import { faultsOf } from '../http/zod-faults.ts';
import { frameAncestors, originOf, signInTargets } from './frame-policy.ts';
import type { Launch } from './launch.ts';
import type { Logger } from '../observability/logger.ts';
import { messagePage } from '../http/message-page.ts';
import { pageLanguage } from '../http/page-words/words.ts';
import { newTabForm, sendFramedPage, storageGetPage } from './launch-pages.ts';
import { subjectOf, tellLaunch } from './launch-log.ts';
import { stateRefusal, type LaunchState, type LaunchStates } from './launch-state.ts';
import { assertActive, bindingCookieName, storageKey } from './login.ts';
import type { Deployment, Platform } from './platform.model.ts';
import type { PlatformRegistry } from './platform-registry.ts';
import { wrongAudience, wrongIssuer, type TokenVerifier } from './verify-token.ts';

// The second half of a launch: the LMS's form_post to us. Everything is verified before the state is used up, in one atomic step;
// only then does a session begin.

const once = (what: string) => z.string(`${what} must be sent once`);
const launchFormSchema = z.object({
  state: once('state').min(1, 'state is missing').max(200),
  id_token: once('id_token').min(1, 'id_token is missing').max(60_000),
  waymark_binding: z.string().max(200).optional(),
});
type LaunchForm = z.infer<typeof launchFormSchema>;
const errorFormSchema = z.object({ error: z.string().max(200), state: z.string().max(200).optional() });

export interface VerifiedLaunch {
  launch: Launch;
  platform: Platform;
  deployment: Deployment;
  tenantId: string;
}

export interface LaunchDependencies {
  registry: PlatformRegistry;
  states: LaunchStates;
  verifier: TokenVerifier;
  assets: ClientAssets;
  publicUrl: string;
  log: Logger;
  /** Makes the session and the page of the first screen. */
  openLaunch(verified: VerifiedLaunch, request: Request, response: Response): Promise<void>;
}

/** `POST /lti/launch`: verifies a launch (Core 1.3 §5) and opens its first screen. @throws LaunchRefusedError */
export function launchHandler(dependencies: LaunchDependencies) {
  const { registry, states, verifier } = dependencies;
  return async (request: Request, response: Response): Promise<void> => {
    refuseReportedError(request.body);
    const form = parseForm(request.body);
    if (!states.isOurs(form.state)) throw stateRefusal('STATE_UNKNOWN');
    const platform = await getPlatform(dependencies, form);
    tellLaunch(response, subjectOf(platform));
    assertActive(platform);
    const launch = await verifier.verify(form.id_token, platform, states.nonceOf(form.state));
    tellLaunch(response, { deploymentId: launch.deploymentId });
    assertOurTarget(launch, dependencies.publicUrl);
    if (!isBound(request, form, states))
      return answerUnbound(dependencies, { request, response, platform, form, launch });
    await states.consume(form.state, {
      platformId: platform._id,
      targetLinkUri: launch.targetLinkUri,
      deploymentId: launch.deploymentId,
    });
    response.clearCookie(bindingCookieName(states, form.state), {
      path: '/lti',
      secure: true,
      sameSite: 'none',
      partitioned: true,
    });
    const deployment = await registry.ensureDeployment(platform, launch.deploymentId);
    if (deployment.tenantId) tellLaunch(response, { tenantId: deployment.tenantId });
    const tenantId = tenantOf(deployment);
    await dependencies.openLaunch({ launch, platform, deployment, tenantId }, request, response);
  };
}

/** The LMS may answer with an error in place of a token (OpenID Connect Core §3.1.2.6); never loop back to login. */
function refuseReportedError(body: unknown): void {
  const reported = errorFormSchema.safeParse(body);
  if (!reported.success) return;
  const signIn = ['login_required', 'interaction_required'].includes(reported.data.error);
  throw new LaunchRefusedError({
    code: 'PLATFORM_REPORTED_ERROR',
    status: 401,
    message: signIn ? 'Your LMS says that you are not signed in there.' : 'Your LMS stopped this launch.',
    nextStep: signIn
      ? 'Sign in to your LMS and open it again from your course.'
      : 'Open it again from your course.',
    details: { reported: reported.data.error.replaceAll(/[^\w .-]/g, '').slice(0, 60) },
  });
}

function parseForm(body: unknown): LaunchForm {
  const parsed = launchFormSchema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new LaunchRefusedError({
    code: 'LAUNCH_MALFORMED',
    status: 400,
    message: 'This is not a launch from an LMS.',
    nextStep: 'Open it from your course.',
    faults: faultsOf(parsed),
  });
}

/** The registration that the token names. When it names none, the login tells what is wrong with it. */
async function getPlatform(
  { registry, verifier, states }: LaunchDependencies,
  form: LaunchForm,
): Promise<Platform> {
  const { issuer, audiences } = verifier.peek(form.id_token);
  for (const clientId of audiences.slice(0, 3)) {
    const found = await registry.findForLogin(issuer, clientId);
    if (found && found !== 'ambiguous') {
      return found;
    }
  }
  const state = await states.find(form.state);
  const platform = state && (await registry.findCached(state.platformId));
  if (!platform) throw stateRefusal('STATE_UNKNOWN');
  throw issuer === platform.issuer ? wrongAudience() : wrongIssuer();
}

/** The signed target must be a page of ours; we never redirect by it, but an LMS that sends another is not set up right. */
function assertOurTarget(launch: Launch, publicUrl: string): void {
  if (launch.targetLinkUri === undefined || originOf(launch.targetLinkUri) === publicUrl) return;
  throw new LaunchRefusedError({
    code: 'TARGET_LINK_WRONG',
    status: 401,
    message: 'This launch leads to another site than Waymark.',
    nextStep: 'Tell your LMS admin to check the link’s address.',
  });
}

/** The launch ends in the browser where it began: proved by our cookie, or by the value that the LMS's storage gave back. */
function isBound(request: Request, form: LaunchForm, states: LaunchStates): boolean {
  const expected = states.bindingOf(form.state);
  const cookie = cookieValue(request, bindingCookieName(states, form.state));
  return sameText(cookie, expected) || sameText(form.waymark_binding, expected);
}

/** Without a cookie: ask the LMS's storage, when it was offered and not asked yet; else offer a tab of its own. No session either way. */
async function answerUnbound(
  dependencies: LaunchDependencies,
  context: { request: Request; response: Response; platform: Platform; form: LaunchForm; launch: Launch },
): Promise<void> {
  const { request, response, platform, form, launch } = context;
  const { states, assets, publicUrl, log } = dependencies;
  const state = await states.getUnused(form.state, platform._id);
  const { locale } = launch;
  const language = pageLanguage({ locale, acceptLanguage: request.get('accept-language') });
  const newTab = newTabForm(`${publicUrl}/lti/login`, loginAgain(platform, state), language);
  const ancestors = frameAncestors(platform, launch.returnUrl);
  const formTargets = signInTargets(platform);
  if (state.storageTarget && form.waymark_binding === undefined) {
    const step = {
      step: 'get' as const,
      key: storageKey(states, form.state),
      frame: state.storageTarget,
      targetOrigin: originOf(platform.authUrl) ?? platform.issuer,
    };
    const action = `${publicUrl}/lti/launch`;
    const again = { action, idToken: form.id_token, state: form.state, newTab, language };
    return sendFramedPage(response, {
      html: storageGetPage(assets, step, again),
      frameAncestors: ancestors,
      formTargets,
    });
  }
  const error = new LaunchRefusedError({
    code: 'BROWSER_NOT_BOUND',
    status: 401,
    message: 'We could not tell that this launch began in this browser.',
    nextStep: 'Open Waymark in a tab of its own.',
  });
  const requestId = String(response.locals.requestId ?? '');
  response.locals.errorCode = error.code;
  log.info({ requestId, code: error.code, status: error.status }, 'request refused');
  const html = messagePage({ error, requestId, language, extra: newTab });
  sendFramedPage(response, { html, frameAncestors: ancestors, formTargets, status: 401 });
}

function loginAgain(platform: Platform, state: LaunchState): Record<string, string | undefined> {
  return {
    iss: platform.issuer,
    client_id: platform.clientId,
    login_hint: state.loginHint,
    lti_message_hint: state.messageHint,
    target_link_uri: state.targetLinkUri,
    lti_deployment_id: state.deploymentId,
  };
}

/** @throws LaunchRefusedError while nobody claimed the deployment, or it is suspended */
export function tenantOf(deployment: Deployment): string {
  if (deployment.status === 'active' && deployment.tenantId) return deployment.tenantId;
  const suspended = deployment.status === 'suspended';
  throw new LaunchRefusedError({
    code: suspended ? 'DEPLOYMENT_SUSPENDED' : 'DEPLOYMENT_UNCLAIMED',
    status: 403,
    message: suspended
      ? 'Waymark is switched off for your school.'
      : 'Waymark does not know yet which school this installation belongs to.',
    nextStep: suspended ? 'Ask your LMS admin.' : 'Tell your LMS admin to claim this install in Waymark.',
    details: { deploymentId: deployment._id },
  });
}

function cookieValue(request: Request, name: string): string | undefined {
  const header = request.headers.cookie ?? '';
  const start = header.split('; ').find((part) => part.startsWith(`${name}=`));
  return start?.slice(name.length + 1);
}

function sameText(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
