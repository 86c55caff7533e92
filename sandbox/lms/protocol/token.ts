import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { JWTPayload } from 'jose';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { dressRules } from '../dresses/index.ts';
import type { Dress, Registration } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findRegistration } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { ToolJwtError, verifyToolJwt } from './tool-keys.ts';

const accessTokenSeconds = 3600;
const longestAssertionSeconds = 3600;

const tokenRequestSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
  client_assertion: z.string().min(1),
  scope: z.string().min(1),
});

/** OAuth 2.0 client credentials with a signed assertion. Source: LTI security framework 4.1. */
export function grantToken(sandbox: Sandbox, dress: Dress) {
  return async (req: Request, res: Response): Promise<void> => {
    const { state } = sandbox;
    if (state.faults.tokenEndpointDown) return refuse(res, 503, 'the token endpoint is switched off');
    const request = tokenRequestSchema.safeParse(req.body);
    if (!request.success) return refuseToken(res, 'invalid_request', z.prettifyError(request.error));
    const registration = findIssuer(sandbox, dress, request.data.client_assertion);
    if (!registration?.enabled)
      return refuseToken(res, 'invalid_client', 'no enabled key for this client id');
    try {
      await checkAssertion(sandbox, registration, request.data.client_assertion);
    } catch (error) {
      if (error instanceof ToolJwtError) return refuseToken(res, 'invalid_client', error.message);
      throw error;
    }
    const scopes = request.data.scope.split(' ').filter((scope) => scope !== '');
    const { grantsPart, mediaType } = dressRules[dress].token;
    const granted = scopes.filter((scope) => registration.scopes.includes(scope));
    if (granted.length === 0 || (granted.length < scopes.length && !grantsPart))
      return refuseToken(res, 'invalid_scope', `not all granted: ${scopes.join(' ')}`);
    const token = randomBytes(24).toString('base64url');
    const expiresAt = sandbox.clock().getTime() + accessTokenSeconds * 1000;
    state.accessTokens.set(token, { dress, clientId: registration.clientId, scopes: granted, expiresAt });
    res
      .set('Cache-Control', 'no-store')
      .type(mediaType)
      .json({
        access_token: token,
        token_type: 'Bearer',
        expires_in: accessTokenSeconds,
        scope: granted.join(' '),
      });
  };
}

async function checkAssertion(
  sandbox: Sandbox,
  registration: Registration,
  assertion: string,
): Promise<void> {
  const { dress, clientId } = registration;
  const claims = await verifyToolJwt(assertion, registration, {
    ...(dressRules[dress].token.checksAudience && {
      audience: `${sandbox.url}${dressRules[dress].paths.token}`,
    }),
    currentDate: sandbox.clock(),
  });
  if (claims.sub !== clientId) throw new ToolJwtError('sub is not the client id');
  if (!claims.jti) throw new ToolJwtError('jti is missing');
  if ((claims.exp ?? 0) - (claims.iat ?? 0) > longestAssertionSeconds) {
    throw new ToolJwtError('the assertion lives longer than an hour');
  }
  const { usedAssertions } = sandbox.state;
  const used = `${dress} ${clientId} ${claims.jti}`;
  if (usedAssertions.has(used)) throw new ToolJwtError('jti was used before');
  usedAssertions.add(used);
}

function findIssuer({ state }: Sandbox, dress: Dress, assertion: string): Registration | null {
  let claims: JWTPayload;
  try {
    claims = decodeJwt(assertion);
  } catch {
    return null;
  }
  return findRegistration(state, dress, claims.iss ?? '');
}

function refuseToken(res: Response, error: string, reason: string): void {
  refuse(res, 400, `${error}: ${reason}`, { error, error_description: reason });
}
