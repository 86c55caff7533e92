import { createHmac, hkdfSync } from 'node:crypto';

/** Keys derived from the one secret, each for one purpose only. */
export interface DerivedKeys {
  /** Signs session tokens (HS256). */
  session: Uint8Array;
  /** Makes launch states, nonces and browser bindings. */
  launch: Uint8Array;
  /** Encrypts private keys and access tokens at rest (AES-256-GCM). */
  storage: Uint8Array;
}

/** Derives the purpose keys from WAYMARK_SECRET with HKDF-SHA256. */
export function deriveKeys(waymarkSecret: string): DerivedKeys {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', waymarkSecret, 'waymark', purpose, 32));
  return { session: derive('session'), launch: derive('launch'), storage: derive('storage') };
}

/** Base64url HMAC-SHA256 of a text, cut to `length` characters (43 is the whole). */
export function keyedHash(key: Uint8Array, text: string, length = 43): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, length);
}
