import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ClientAssets } from '../http/client-assets.ts';
import { LaunchRefusedError } from '../http/errors.ts';
import { faultsOf } from '../http/zod-faults.ts';
import { pageLanguage } from '../http/page-words/words.ts';
import { frameAncestors, originOf, signInTargets } from './frame-policy.ts';
import { loginPage, newTabForm, sendFramedPage } from './launch-pages.ts';
import { subjectOf, tellLaunch } from './launch-log.ts';
import type { LaunchStates } from './launch-state.ts';
import type { Platform } from './platform.model.ts';
import type { PlatformRegistry } from './platform-registry.ts';

// Third-party login initiation (Security Framework 1.0 §5.1.1): LMS → us → LMS's authorization endpoint → our launch.

const once = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be sent once') });
const loginSchema = z.object({
  iss: once.min(1, 'is missing').max(2_000),
  login_hint: once.min(1, 'is missing').max(8_000),
  target_link_uri: once.min(1, 'is missing').max(4_000),
  lti_message_hint: once.max(8_000).optional(),
  client_id: once.min(1, 'is empty').max(255).optional(),
  lti_deployment_id: once.min(1, 'is empty').max(255).optional(),
  lti_storage_target: once.max(100).optional(),
});

export type LoginRequest = z.infer<typeof loginSchema>;

export interface LoginDependencies {
  registry: PlatformRegistry;
  states: LaunchStates;
  assets: ClientAssets;
  publicUrl: string;
  stateLifetimeSeconds: number;
}

/** `GET|POST /lti/login`: begins a launch and sends the browser to the LMS's authorization endpoint. */
export function loginHandler(dependencies: LoginDependencies) {
  return async (request: Request, response: Response): Promise<void> => {
    const login = parseLogin(request);
    const platform = await getPlatform(dependencies.registry, login);
    tellLaunch(response, subjectOf(platform));
    assertActive(platform);
    const storageTarget = login.lti_storage_target || undefined;
    const state = await dependencies.states.begin({
      platformId: platform._id,
      targetLinkUri: login.target_link_uri,
      deploymentId: login.lti_deployment_id,
      loginHint: login.login_hint,
      messageHint: login.lti_message_hint,
      storageTarget,
    });
    setBindingCookie(response, dependencies, state);
    const next = authorizationUrl(platform, login, state, dependencies);
    if (!storageTarget && !isFramed(request)) {
      response.set('cache-control', 'no-store').redirect(302, next);
      return;
    }
    const step = {
      step: 'put' as const,
      key: storageKey(dependencies.states, state),
      value: dependencies.states.bindingOf(state),
      frame: storageTarget,
      targetOrigin: originOf(platform.authUrl) ?? platform.issuer,
      next,
    };
    const { lti_storage_target: _frameOnly, ...again } = login;
    const language = pageLanguage({ acceptLanguage: request.get('accept-language') });
    const newTab = newTabForm(`${dependencies.publicUrl}/lti/login`, again, language);
    sendFramedPage(response, {
      html: loginPage(dependencies.assets, step, { newTab, language }),
      frameAncestors: frameAncestors(platform),
      formTargets: signInTargets(platform),
    });
  };
}

/** Whether the browser says that this page is for a frame, where cookies may be kept out. */
function isFramed(request: Request): boolean {
  return ['iframe', 'frame', 'embed', 'object'].includes(request.get('sec-fetch-dest') ?? '');
}

function parseLogin(request: Request): LoginRequest {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const parsed = loginSchema.safeParse(
    request.method === 'POST' ? { ...request.query, ...body } : request.query,
  );
  if (parsed.success) return parsed.data;
  throw new LaunchRefusedError({
    code: 'LOGIN_INVALID',
    status: 400,
    message: 'Your LMS began this launch with something missing or wrong.',
    nextStep: 'Tell your LMS admin what is listed here.',
    faults: faultsOf(parsed),
  });
}

async function getPlatform(registry: PlatformRegistry, login: LoginRequest): Promise<Platform> {
  const found = await registry.findForLogin(login.iss, login.client_id);
  if (found === 'ambiguous') {
    throw new LaunchRefusedError({
      code: 'PLATFORM_AMBIGUOUS',
      status: 403,
      message: 'Your LMS did not say which of its registrations this is.',
      nextStep: 'Tell your LMS admin: the login must carry client_id.',
    });
  }
  if (!found) {
    throw new LaunchRefusedError({
      code: 'PLATFORM_UNKNOWN',
      status: 403,
      message: 'This LMS is not registered with Waymark.',
      nextStep: 'Tell your LMS admin to register Waymark first.',
    });
  }
  return found;
}

/** @throws LaunchRefusedError PLATFORM_NOT_ACTIVE */
export function assertActive(platform: Platform): void {
  if (platform.status === 'active') return;
  throw new LaunchRefusedError({
    code: 'PLATFORM_NOT_ACTIVE',
    status: 403,
    message:
      platform.status === 'suspended'
        ? 'Waymark is switched off for this LMS.'
        : 'Waymark is not yet switched on for this LMS.',
    nextStep: 'Ask your LMS admin.',
    details: { platformId: platform._id },
  });
}

/** OpenID Connect implicit flow with form_post, as LTI asks for; a query that the endpoint already has is kept. */
function authorizationUrl(
  platform: Platform,
  login: LoginRequest,
  state: string,
  dependencies: LoginDependencies,
): string {
  const url = new URL(platform.authUrl);
  const parameters: Record<string, string | undefined> = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${dependencies.publicUrl}/lti/launch`,
    login_hint: login.login_hint,
    lti_message_hint: login.lti_message_hint,
    nonce: dependencies.states.nonceOf(state),
    state,
  };
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** One cookie per launch, so that parallel tabs do not overwrite each other; partitioned, so that it works inside a frame. */
function setBindingCookie(response: Response, dependencies: LoginDependencies, state: string): void {
  response.cookie(bindingCookieName(dependencies.states, state), dependencies.states.bindingOf(state), {
    path: '/lti',
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
    maxAge: dependencies.stateLifetimeSeconds * 1000,
  });
}

export function bindingCookieName(states: LaunchStates, state: string): string {
  return `waymark_launch_${states.nameOf(state)}`;
}

export function storageKey(states: LaunchStates, state: string): string {
  return `waymark_launch_${states.nameOf(state)}`;
}
