import { generateKeyPair, exportJWK, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTHeaderParameters, JWTPayload } from 'jose';

export interface PlatformKey {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

/** `published` is what the key set shows, newest first; the first one signs. */
export interface PlatformKeys {
  published: PlatformKey[];
  made: number;
}

export async function createKeys(): Promise<PlatformKeys> {
  return { published: [await createKey('1')], made: 1 };
}

export async function createKey(suffix: string): Promise<PlatformKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  });
  const kid = `sandbox-${suffix}`;
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

/** Signs with a new key from now on; the old one stays published only when `overlap` is asked for. */
export async function rotateKeys(keys: PlatformKeys, overlap: boolean): Promise<void> {
  keys.made += 1;
  const key = await createKey(String(keys.made));
  keys.published = overlap ? [key, ...keys.published] : [key];
}

export function getSigningKey(keys: PlatformKeys): PlatformKey {
  const [key] = keys.published;
  if (!key) throw new Error('the sandbox has no published key');
  return key;
}

export function signToken(claims: JWTPayload, key: CryptoKey, header: JWTHeaderParameters): Promise<string> {
  return new SignJWT(claims).setProtectedHeader(header).sign(key);
}
