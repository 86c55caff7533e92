import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { LaunchRefusedError, PlatformFailedError } from '../http/errors.ts';
import type { Clock } from '../observability/clock.ts';
import { isTimeout, type FetchJson } from './outbound.ts';

const jwkSchema = z.looseObject({
  kty: z.string(),
  kid: z.string().optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
});
const keySetSchema = z.object({ keys: z.array(z.unknown()).max(200) });

interface CachedKeySet {
  keys: Map<string, KeyObject>;
  freshUntil: number;
  /** When an unknown kid last made us fetch: forged kids must not become a flood at the LMS. */
  lastUnknownKidFetch: number;
  fetching: Promise<Map<string, KeyObject>> | undefined;
}

export interface PlatformKeys {
  /**
   * The platform's public key with this id.
   * @throws LaunchRefusedError TOKEN_KEY_UNKNOWN (401), PLATFORM_KEYS_UNAVAILABLE (502 or 504)
   */
  find(jwksUrl: string, kid: string): Promise<KeyObject>;
}

/**
 * Caches each platform's key set: launches at once share one fetch, an unknown kid refetches at once but at most every
 * `refetchCooldownSeconds`, and a failed refetch never discards keys that are still good (Security Framework 1.0 §6.3).
 */
export function createPlatformKeys(options: {
  fetchJson: FetchJson;
  clock: Clock;
  maxAgeSeconds: number;
  refetchCooldownSeconds: number;
  maxPlatforms?: number;
}): PlatformKeys {
  const { fetchJson, clock, maxAgeSeconds, refetchCooldownSeconds, maxPlatforms = 5_000 } = options;
  const cache = new Map<string, CachedKeySet>();

  function entryFor(jwksUrl: string): CachedKeySet {
    const known = cache.get(jwksUrl);
    if (known) return known;
    const entry: CachedKeySet = {
      keys: new Map(),
      freshUntil: 0,
      lastUnknownKidFetch: -Infinity,
      fetching: undefined,
    };
    const oldest = cache.size >= maxPlatforms ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(jwksUrl, entry);
    return entry;
  }

  function refresh(jwksUrl: string, entry: CachedKeySet): Promise<Map<string, KeyObject>> {
    entry.fetching ??= load(jwksUrl, entry).finally(() => {
      entry.fetching = undefined;
    });
    return entry.fetching;
  }

  async function load(jwksUrl: string, entry: CachedKeySet): Promise<Map<string, KeyObject>> {
    const { body, maxAgeSeconds: offered } = await fetchJson(jwksUrl);
    entry.keys = readKeySet(body);
    const lifetime = Math.min(Math.max(offered ?? maxAgeSeconds, 60), maxAgeSeconds);
    entry.freshUntil = clock().getTime() + lifetime * 1000;
    return entry.keys;
  }

  async function find(jwksUrl: string, kid: string): Promise<KeyObject> {
    const entry = entryFor(jwksUrl);
    const now = clock().getTime();
    const cached = entry.keys.get(kid);
    if (cached && now < entry.freshUntil) return cached;
    try {
      const keys = await fetchFor(entry, jwksUrl, now);
      const found = keys.get(kid);
      if (found) return found;
    } catch (error) {
      if (cached) {
        // Not asked again at every launch, which would then wait as long as a hanging LMS lets it.
        entry.freshUntil = now + refetchCooldownSeconds * 1000;
        return cached;
      }
      throw keysUnavailable(error);
    }
    throw new LaunchRefusedError({
      code: 'TOKEN_KEY_UNKNOWN',
      status: 401,
      message: 'This launch was signed with a key that your LMS does not publish.',
      nextStep: 'Open it again from your course. If it happens again, tell your LMS admin.',
    });
  }

  async function fetchFor(
    entry: CachedKeySet,
    jwksUrl: string,
    now: number,
  ): Promise<Map<string, KeyObject>> {
    if (now >= entry.freshUntil || entry.fetching) return refresh(jwksUrl, entry);
    if (now - entry.lastUnknownKidFetch < refetchCooldownSeconds * 1000) return entry.keys;
    entry.lastUnknownKidFetch = now;
    return refresh(jwksUrl, entry);
  }

  return { find };
}

/** Keeps the RSA signing keys of at least 2048 bits that have an id; other keys in the set are ignored. */
function readKeySet(body: unknown): Map<string, KeyObject> {
  const set = keySetSchema.safeParse(body);
  if (!set.success)
    throw new PlatformFailedError({ message: 'The LMS did not answer with a key set.', retryable: true });
  const keys = new Map<string, KeyObject>();
  for (const candidate of set.data.keys) {
    const jwk = jwkSchema.safeParse(candidate);
    if (!jwk.success || !jwk.data.kid || jwk.data.kty !== 'RSA') continue;
    if ((jwk.data.use ?? 'sig') !== 'sig' || (jwk.data.alg ?? 'RS256') !== 'RS256') continue;
    const key = publicKeyOf(jwk.data);
    if (key && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) keys.set(jwk.data.kid, key);
  }
  return keys;
}

function publicKeyOf(jwk: Record<string, unknown>): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e } as { kty: string }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function keysUnavailable(error: unknown): LaunchRefusedError {
  const failure = error instanceof PlatformFailedError ? error : undefined;
  return new LaunchRefusedError({
    code: 'PLATFORM_KEYS_UNAVAILABLE',
    status: isTimeout(failure?.cause) ? 504 : 502,
    message: 'We could not check this launch, because your LMS did not give us its keys.',
    nextStep: 'Wait a minute and open it again from your course.',
    details: { upstreamStatus: failure?.upstreamStatus },
    cause: error,
  });
}
