import type { Request } from 'express';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { keyedHash } from '../config/keys.ts';
import type { Clock } from '../observability/clock.ts';
import { SessionError } from './errors.ts';
import type { Session } from './session.ts';

const audience = 'waymark-session';
const header = Buffer.from('{"alg":"HS256"}').toString('base64url');

const claimsSchema = z.object({
  sid: z.string(),
  ten: z.string(),
  plt: z.string(),
  dep: z.string(),
  sub: z.string(),
  crs: z.string().optional(),
  asg: z.string().optional(),
  rol: z.enum(['teacher', 'reviewer', 'designer', 'student', 'mentor', 'none', 'admin', 'operator']),
  men: z.array(z.string()).default([]),
  dpl: z.string().optional(),
  rev: z.string().optional(),
  loc: z.string(),
  sta: z.number(),
});

export interface SessionTokens {
  /** Signs a session. The token is a secret of one page: it never stands in a URL or a cookie. */
  issue(session: Session): Promise<{ token: string; expiresAt: string }>;
  /** Reads a token. @throws SessionError when missing, forged or expired */
  read(token: string | undefined): Promise<Session>;
  /** A new token for the same session. @throws SessionError when the launch is too long ago */
  renew(session: Session): Promise<{ token: string; expiresAt: string }>;
}

/** Short-lived HS256 tokens that carry the whole session, so that any process can read them without a look-up. */
export async function createSessionTokens(options: {
  key: Uint8Array;
  lifetimeSeconds: number;
  renewableSeconds: number;
  clock: Clock;
}): Promise<SessionTokens> {
  const { lifetimeSeconds, renewableSeconds, clock } = options;
  const key = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(options.key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const nowSeconds = () => Math.floor(clock().getTime() / 1000);

  async function issue(session: Session) {
    const iat = nowSeconds();
    const exp = iat + lifetimeSeconds;
    const claims = Buffer.from(JSON.stringify({ ...toClaims(session), aud: audience, iat, exp })).toString(
      'base64url',
    );
    // Signed here and not by jose: one is made per launch, and WebCrypto's thread pool costs many times the HMAC.
    const token = `${header}.${claims}.${keyedHash(options.key, `${header}.${claims}`)}`;
    return { token, expiresAt: new Date(exp * 1000).toISOString() };
  }

  async function read(token: string | undefined): Promise<Session> {
    if (!token) throw new SessionError('SESSION_MISSING');
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: clock(),
      });
      return fromClaims(claimsSchema.parse(payload));
    } catch (error) {
      throw new SessionError(error instanceof errors.JWTExpired ? 'SESSION_EXPIRED' : 'SESSION_MISSING');
    }
  }

  async function renew(session: Session) {
    if (nowSeconds() > session.startedAt + renewableSeconds) throw new SessionError('SESSION_EXPIRED');
    return issue(session);
  }

  return { issue, read, renew };
}

/** The token of an `Authorization: Bearer` header, if there is one. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function toClaims(session: Session): Record<string, unknown> {
  return {
    sid: session.id,
    ten: session.tenantId,
    plt: session.platformId,
    dep: session.deploymentId,
    sub: session.personId,
    crs: session.courseId,
    asg: session.assignmentId,
    rol: session.role,
    men: session.mentees.length > 0 ? session.mentees : undefined,
    dpl: session.deepLinkId,
    rev: session.reviewedPersonId,
    loc: session.locale,
    sta: session.startedAt,
  };
}

function fromClaims(claims: z.infer<typeof claimsSchema>): Session {
  return {
    id: claims.sid,
    tenantId: claims.ten,
    platformId: claims.plt,
    deploymentId: claims.dep,
    personId: claims.sub,
    courseId: claims.crs,
    assignmentId: claims.asg,
    role: claims.rol,
    mentees: claims.men,
    deepLinkId: claims.dpl,
    reviewedPersonId: claims.rev,
    locale: claims.loc,
    startedAt: claims.sta,
  };
}
