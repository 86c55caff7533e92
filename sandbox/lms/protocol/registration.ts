import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { dressRules } from '../dresses/index.ts';
import type { Dress } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findRegistration } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { addRegistration } from '../registrations.ts';
import type { RegistrationToken } from '../state.ts';

const tokenLifetimeMilliseconds = 3_600_000;

interface Started {
  dress?: Dress;
  /** The client id of the registration that the tool is to bring up to date (Moodle asks, when it knows the tool's domain). */
  updates?: string | undefined;
}

/** The address that the admin's page opens in a frame: the tool's registration page with a token for one hour. */
export function startRegistration(
  sandbox: Sandbox,
  registrationUrl: string,
  { dress = 'canvas', updates }: Started = {},
): string {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = sandbox.clock().getTime() + tokenLifetimeMilliseconds;
  const { registrationTokens } = sandbox.state;
  registrationTokens.set(token, { dress, expiresAt, used: false, updates: updates ?? null });
  const url = new URL(registrationUrl);
  url.searchParams.set('openid_configuration', `${sandbox.url}${dressRules[dress].paths.configuration}`);
  url.searchParams.set('registration_token', token);
  return url.href;
}

/** OpenID configuration, where the product has one to offer. */
export function configuration(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response): void => {
    const { registration, productName } = dressRules[dress];
    if (!registration) return refuse(res, 404, `${productName} knows no dynamic registration`);
    if (registration.guardsConfiguration && !findToken(sandbox, dress, req))
      return refuse(res, 401, 'the registration token is missing, wrong or too old');
    res.json(registration.configuration(sandbox));
  };
}

/** The registration endpoint: stores a new registration, or brings up to date the one that the token is for. */
export function register(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response): void => {
    const habits = dressRules[dress].registration;
    const token = findToken(sandbox, dress, req);
    if (!habits || !token || token.used)
      return refuse(res, 401, 'the registration token is missing, wrong, used or too old');
    const read = habits.read(req.body);
    if ('reason' in read) return refuse(res, read.status, read.reason, read.body);
    token.used = true;
    const known = token.updates === null ? null : findRegistration(sandbox.state, dress, token.updates);
    const { enabled: _enabled, isOffered: _isOffered, ...changes } = read.registration;
    const registration = known
      ? Object.assign(known, changes)
      : addRegistration(sandbox, dress, read.registration);
    res.json(habits.answer(sandbox, read.request, registration));
  };
}

function findToken({ state, clock }: Sandbox, dress: Dress, req: Request): RegistrationToken | null {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  const found = scheme?.toLowerCase() === 'bearer' ? state.registrationTokens.get(token ?? '') : undefined;
  return found?.dress === dress && found.expiresAt > clock().getTime() ? found : null;
}
