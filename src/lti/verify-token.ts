import { verify, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { z } from 'zod';
import { LaunchRefusedError, type Fault, type LaunchRefusalCode } from '../http/errors.ts';
import { faultsOf } from '../http/zod-faults.ts';
import type { Clock } from '../observability/clock.ts';
import { claim } from './vocabulary.ts';
import { ltiMessageSchema, noticeSchema, tokenClaimsSchema, type LtiMessage } from './claims.ts';
import { toLaunch, type Launch } from './launch.ts';
import type { Platform } from './platform.model.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { sentNames } from './sent-names.ts';

export interface TokenRules {
  maxAgeSeconds: number;
  maxLifetimeSeconds: number;
  leewaySeconds: number;
}

export interface TokenVerifier {
  /** The issuer and audiences that a token claims, not yet verified: they only pick the registration to verify against. */
  peek(idToken: string): { issuer: string; audiences: string[] };
  /**
   * Verifies an id_token completely except for its state (Security Framework 1.0 §5.1.3, Core 1.3 §5).
   * @throws LaunchRefusedError with the first reason found; claim faults all at once
   */
  verify(idToken: string, platform: Platform, nonce: string): Promise<Launch>;
  /**
   * The claims of a notice's token (Platform Notification Service 1.0): as a launch, except that it answers no login of ours, so
   * that nobody but its receiver can tell a repeated one.
   * @throws LaunchRefusedError
   */
  verifyNotice(jwt: string, platform: Platform): Promise<z.output<typeof noticeSchema>>;
}

export function createTokenVerifier(dependencies: {
  keys: PlatformKeys;
  clock: Clock;
  rules: TokenRules;
}): TokenVerifier {
  const { keys, clock, rules } = dependencies;

  async function verifyToken(idToken: string, platform: Platform, nonce: string): Promise<Launch> {
    const claims = await checkedClaims(idToken, platform);
    if (claims.nonce !== nonce) throw refuse('NONCE_WRONG', 'This launch does not belong to its login.');
    checkMessageKind(claims);
    const message = ltiMessageSchema.safeParse(claims);
    if (!message.success) throw claimsRefusal(faultsOf(message));
    checkMessageRules(message.data, platform);
    return { ...toLaunch(message.data), sent: sentNames(claims) };
  }

  async function verifyNotice(jwt: string, platform: Platform): Promise<z.output<typeof noticeSchema>> {
    return readNotice(await checkedClaims(jwt, platform));
  }

  async function checkedClaims(token: string, platform: Platform): Promise<Record<string, unknown>> {
    const kid = checkHeader(token);
    const claims = verifiedClaims(token, await keys.find(platform.jwksUrl, kid));
    checkTokenClaims(claims, platform);
    return claims;
  }

  function checkTokenClaims(claims: Record<string, unknown>, platform: Platform): void {
    const parsed = tokenClaimsSchema.safeParse(claims);
    if (!parsed.success) throw claimsRefusal(faultsOf(parsed));
    const { iss, aud, azp, exp, iat } = parsed.data;
    const audiences = Array.isArray(aud) ? aud : [aud];
    if (iss !== platform.issuer) throw wrongIssuer();
    const foreign = audiences.some((audience) => audience !== platform.clientId);
    if (foreign || (azp !== undefined && azp !== platform.clientId)) {
      throw wrongAudience();
    }
    checkTimes(exp, iat);
  }

  function checkTimes(exp: number, iat: number): void {
    const now = clock().getTime() / 1000;
    if (exp <= now - rules.leewaySeconds) throw refuse('TOKEN_EXPIRED', 'This launch took too long.');
    if (iat > now + rules.leewaySeconds) {
      throw refuse('TOKEN_FROM_THE_FUTURE', 'The clocks of your LMS and of Waymark differ too much.');
    }
    if (iat < now - rules.maxAgeSeconds - rules.leewaySeconds)
      throw refuse('TOKEN_TOO_OLD', 'This launch is too old.');
    if (exp - iat > rules.maxLifetimeSeconds) {
      throw refuse('TOKEN_LIFETIME_TOO_LONG', 'Your LMS made a launch that stays valid for too long.');
    }
  }

  return { peek, verify: verifyToken, verifyNotice };
}

function peek(idToken: string): { issuer: string; audiences: string[] } {
  try {
    const { iss, aud } = decodeJwt(idToken);
    return {
      issuer: typeof iss === 'string' ? iss : '',
      audiences: [aud ?? []].flat().filter((a) => typeof a === 'string'),
    };
  } catch (error) {
    throw malformed(error);
  }
}

/** RS256 only, a key id, nothing critical that we do not know. `jku`, `jwk` and `x5u` are never looked at. */
function checkHeader(idToken: string): string {
  let header;
  try {
    header = decodeProtectedHeader(idToken);
  } catch (error) {
    throw malformed(error);
  }
  if (header.alg !== 'RS256')
    throw refuse('TOKEN_ALGORITHM_REFUSED', 'This launch is not signed in the way that LTI asks for.');
  if (header.crit !== undefined)
    throw refuse('TOKEN_MALFORMED', 'This launch asks for something that we do not know.');
  if (typeof header.kid !== 'string' || header.kid === '') {
    throw refuse('TOKEN_KEY_MISSING', 'This launch does not say which key signed it.');
  }
  return header.kid;
}

/**
 * The claims, once the RS256 signature is right (RFC 7515 §5.2). Checked by node:crypto on the calling thread: jose would go through
 * WebCrypto's thread pool, which costs several times the check itself (docs/decisions).
 */
function verifiedClaims(idToken: string, key: KeyObject): Record<string, unknown> {
  const [, header = '', payload = '', signature = ''] = compactJws.exec(idToken) ?? [];
  const isRight = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw refuse('TOKEN_SIGNATURE_INVALID', 'The signature of this launch is not from your LMS.');
  try {
    return decodeJwt(idToken);
  } catch (error) {
    throw malformed(error);
  }
}

const compactJws = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

function readNotice(claims: Record<string, unknown>): z.output<typeof noticeSchema> {
  checkVersion(claims);
  const notice = noticeSchema.safeParse(claims);
  if (!notice.success) throw claimsRefusal(faultsOf(notice));
  return notice.data;
}

function checkVersion(claims: Record<string, unknown>): void {
  if (claims[claim.version] !== '1.3.0')
    throw refuse('VERSION_UNSUPPORTED', 'Your LMS sent another LTI version than 1.3.0.');
}

function checkMessageKind(claims: Record<string, unknown>): void {
  checkVersion(claims);
  const types = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest'];
  if (!types.includes(String(claims[claim.messageType]))) {
    throw refuse('MESSAGE_TYPE_UNSUPPORTED', 'Your LMS sent a kind of launch that Waymark does not know.');
  }
  if (claims.sub === undefined || claims.sub === '') {
    throw new LaunchRefusedError({
      code: 'USER_ANONYMOUS',
      status: 401,
      message: 'Your LMS did not tell us who you are.',
      nextStep: 'Sign in to your LMS and open it again. Without that, no work could be kept or graded.',
    });
  }
}

/** Resource link launches need a link id; only Schoology's app launches come without one (captured token). */
function checkMessageRules(message: LtiMessage, platform: Platform): void {
  const isResourceLink = message[claim.messageType] === 'LtiResourceLinkRequest';
  if (
    isResourceLink &&
    !(claim.resourceLink in message && message[claim.resourceLink]) &&
    platform.family !== 'schoology'
  ) {
    throw claimsRefusal([{ path: claim.resourceLink, message: 'is missing' }]);
  }
}

export function wrongIssuer(): LaunchRefusedError {
  return refuse('TOKEN_ISSUER_WRONG', 'This launch comes from another LMS than its login did.');
}

export function wrongAudience(): LaunchRefusedError {
  return refuse('TOKEN_AUDIENCE_WRONG', 'This launch was made for another tool.');
}

/** A hostile token can hold thousands of faults; people need the first ones. */
const mostFaultsShown = 50;

function claimsRefusal(faults: Fault[]): LaunchRefusedError {
  return new LaunchRefusedError({
    code: 'CLAIMS_INVALID',
    status: 400,
    message: 'Your LMS sent a launch that is incomplete.',
    nextStep: 'Tell your LMS admin what is listed here.',
    faults: faults.slice(0, mostFaultsShown),
  });
}

function malformed(cause: unknown): LaunchRefusedError {
  return new LaunchRefusedError({
    code: 'TOKEN_MALFORMED',
    status: 400,
    message: 'This launch cannot be read.',
    nextStep: 'Open it again from your course.',
    details: { reason: cause instanceof Error ? cause.name : 'unknown' },
  });
}

function refuse(code: LaunchRefusalCode, message: string, cause?: unknown): LaunchRefusedError {
  return new LaunchRefusedError({
    code,
    status: 401,
    message,
    nextStep: 'Open it again from your course.',
    cause,
  });
}
