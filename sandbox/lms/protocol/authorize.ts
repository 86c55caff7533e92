import type { Request, Response } from 'express';
import { dressRules } from '../dresses/index.ts';
import { createKey, getSigningKey, signToken } from '../keys.ts';
import type { Dress, PendingLaunch, Registration } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findRegistration } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { sendFormPost } from './form-post.ts';
import { resolveLaunch } from './login.ts';

const launchLifetimeMilliseconds = 5 * 60_000;

const requiredParameters = [
  'client_id',
  'login_hint',
  'lti_message_hint',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
];

const fixedParameters: Record<string, string> = {
  prompt: 'none',
  response_mode: 'form_post',
  response_type: 'id_token',
  scope: 'openid',
};

interface OidcError {
  error: string;
  description: string;
}

/**
 * Step 3 of the OIDC launch: the tool's authentication request, answered by a form post to its redirect URI.
 * Errors go the same way, as Canvas sends them. Source: OpenID Connect Core 3.2.2, LTI security framework 5.1.1.
 */
export function authorize(sandbox: Sandbox, dress: Dress) {
  return async (req: Request, res: Response): Promise<void> => {
    const parameters = readParameters(req);
    const registration = findRegistration(sandbox.state, dress, parameters['client_id'] ?? '');
    if (!registration) return refuse(res, 400, 'client_id is not registered here');
    const redirectUrl = parameters['redirect_uri'] ?? '';
    if (!isRegisteredRedirect(registration, redirectUrl)) {
      return refuse(res, 400, 'redirect_uri is not one of the registered ones');
    }
    const answer = await answerRequest(sandbox, registration, parameters);
    if ('error' in answer) res.locals['refusal'] = `${answer.error}: ${answer.description}`;
    const fields =
      'error' in answer ? { error: answer.error, error_description: answer.description } : answer.fields;
    const { state } = parameters;
    sendFormPost(res, redirectUrl, { ...(state !== undefined && { state }), ...fields });
  };
}

async function answerRequest(
  sandbox: Sandbox,
  registration: Registration,
  parameters: Record<string, string>,
): Promise<OidcError | { fields: Record<string, string> }> {
  const launch = findLaunch(sandbox, parameters['lti_message_hint'] ?? '');
  const fault = findFault(sandbox, registration, parameters, launch);
  if (fault) return fault;
  if (!launch) throw new Error('a launch without a fault is not there');
  launch.used = true;
  return {
    fields: {
      id_token: await createIdToken(sandbox, registration, launch, parameters['nonce'] ?? ''),
      ...(launch.storageTarget && { lti_storage_target: launch.storageTarget }),
    },
  };
}

function findFault(
  sandbox: Sandbox,
  registration: Registration,
  parameters: Record<string, string>,
  launch: PendingLaunch | null,
): OidcError | null {
  const { malformed, consumed, signedOut } = dressRules[registration.dress].launchErrors;
  const noLongerValid = (why: string): OidcError => ({
    error: consumed,
    description: `The launch has either expired or already been consumed: ${why}`,
  });
  const missing = requiredParameters.filter((name) => !parameters[name]);
  if (missing.length > 0) return { error: malformed, description: `missing: ${missing.join(', ')}` };
  const wrong = Object.entries(fixedParameters).filter(([name, value]) => parameters[name] !== value);
  if (wrong.length > 0) {
    const description = wrong.map(([name, value]) => `${name} must be ${value}`).join('; ');
    return { error: malformed, description };
  }
  if (!registration.enabled) return { error: 'unauthorized_client', description: 'the developer key is off' };
  if (!launch || launch.clientId !== registration.clientId) return noLongerValid('no such launch');
  if (launch.used) return noLongerValid('it was opened before');
  if (sandbox.clock().getTime() - launch.startedAt > launchLifetimeMilliseconds)
    return noLongerValid('it has expired');
  // The session is the launch itself, so that several people can be played side by side in one browser.
  if (sandbox.state.faults.loginRequired || launch.loginHint !== parameters['login_hint']) {
    return { error: signedOut, description: 'the person of login_hint is not signed in here' };
  }
  return null;
}

/** Signs the launch; the switches "expired", "wrong key" and "replayed" spoil it here. */
async function createIdToken(
  { state, ...sandbox }: Sandbox,
  registration: Registration,
  launch: PendingLaunch,
  nonce: string,
): Promise<string> {
  const platform = state.platforms[registration.dress];
  if (state.faults.replayedLaunch && platform.lastIdToken !== null) return platform.lastIdToken;
  const rules = dressRules[registration.dress];
  const facts = resolveLaunch(
    { state, ...sandbox },
    { ...launch.input, clientId: launch.clientId, deploymentId: launch.deploymentId },
    launch.id,
  );
  const shift = state.faults.expiredToken ? -2 * rules.idTokenSeconds : 0;
  const issuedAt = Math.floor(sandbox.clock().getTime() / 1000) + shift;
  const claims = {
    iss: `${sandbox.url}/${registration.dress}`,
    aud: rules.audience(registration.clientId),
    iat: issuedAt,
    exp: issuedAt + rules.idTokenSeconds,
    nonce,
    ...rules.claims(facts),
  };
  const key = getSigningKey(platform.keys);
  const { privateKey } = state.faults.wrongKey ? await createKey('unpublished') : key;
  const token = await signToken(claims, privateKey, { alg: 'RS256', typ: 'JWT', kid: key.kid });
  platform.lastIdToken = token;
  return token;
}

function findLaunch({ state }: Sandbox, messageHint: string): PendingLaunch | null {
  const [, id] = /"launch(?:id)?":"(?:ltilaunch\d+_)?([^"]+)"/.exec(messageHint) ?? [];
  const launch = id === undefined ? undefined : state.launches.get(id);
  // Altered in any way, it is not the hint that was sent.
  return launch?.messageHint === messageHint ? launch : null;
}

function readParameters(req: Request): Record<string, string> {
  const source: unknown = req.method === 'POST' ? req.body : req.query;
  const entries = Object.entries(source ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** As Canvas compares: without the query; a registered query must be contained in the requested one. */
function isRegisteredRedirect(registration: Registration, redirectUrl: string): boolean {
  if (dressRules[registration.dress].comparesRedirectsExactly)
    return registration.redirectUrls.includes(redirectUrl);
  if (!URL.canParse(redirectUrl)) return false;
  const requested = new URL(redirectUrl);
  return registration.redirectUrls.some((text) => {
    const registered = new URL(text);
    const sameAddress = registered.origin + registered.pathname === requested.origin + requested.pathname;
    return (
      sameAddress &&
      [...registered.searchParams].every(([name, value]) => requested.searchParams.get(name) === value)
    );
  });
}
