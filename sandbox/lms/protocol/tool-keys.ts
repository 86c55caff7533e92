import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import type { Registration } from '../model.ts';

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Why a JWT of the tool was not believed, in words. */
export class ToolJwtError extends Error {}

/**
 * Verifies a JWT that the tool signed. Its key set is fetched every time, as Canvas does, so that a rotation counts at once.
 * Throws ToolJwtError.
 */
export async function verifyToolJwt(
  jwt: string,
  registration: Registration,
  options: Pick<JWTVerifyOptions, 'audience' | 'currentDate'>,
): Promise<JWTPayload> {
  const keys = await fetchToolKeys(registration.jwksUrl);
  try {
    const { alg, kid } = decodeProtectedHeader(jwt);
    if (alg !== 'RS256') throw new ToolJwtError(`the algorithm is ${alg}, not RS256`);
    if (!kid) throw new ToolJwtError('the header has no kid');
    const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys), {
      ...options,
      issuer: registration.clientId,
      algorithms: ['RS256'],
      requiredClaims: ['iat', 'exp'],
      clockTolerance: 30,
    });
    return payload;
  } catch (error) {
    if (error instanceof ToolJwtError) throw error;
    throw new ToolJwtError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function fetchToolKeys(url: string): Promise<JSONWebKeySet> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return keySetSchema.parse(await answer.json());
  } catch (error) {
    throw new ToolJwtError(`the tool's key set at ${url} could not be read`, { cause: error });
  }
}
