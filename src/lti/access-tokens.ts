import type { LtijsAccessToken, LtijsProvider } from 'ltijs';
import { PlatformFailedError } from '../http/errors.ts';
import type { Clock } from '../observability/clock.ts';
import { toPlatformFailure } from './ltijs/http-client.ts';
import type { Platform, PlatformModels } from './platform.model.ts';
import { familyOf } from './platforms/index.ts';

/** For this long a process does not look again whether the stored token is still good. */
const trustMilliseconds = 30_000;

interface TokenState {
  /** Grows each time that the LMS refused the token. */
  generation: number;
  trustedUntil: number;
  token?: LtijsAccessToken;
  fetching?: Promise<LtijsAccessToken>;
}

export interface AccessTokens {
  /**
   * Runs a call that needs an access token: one fetch at a time per platform and scopes, and when the LMS answers 401, once more
   * with a fresh token.
   * @throws PlatformFailedError; retryable whenever it was the token that could not be had
   */
  with<T>(platform: Platform, scopes: string, call: (token: LtijsAccessToken) => Promise<T>): Promise<T>;
}

/** Access tokens of platforms (LTI Security Framework 1.0 §4.1) over ltijs, which keeps them through our database plugin. */
export function createAccessTokens(dependencies: {
  ltijs: LtijsProvider;
  accessTokens: PlatformModels['accessTokens'];
  clock: Clock;
}): AccessTokens {
  const { ltijs, accessTokens, clock } = dependencies;
  const states = new Map<string, TokenState>();

  function stateOf(platform: Platform, scopes: string): TokenState {
    const key = `${platform._id}\n${scopes}`;
    const state = states.get(key) ?? { generation: 0, trustedUntil: 0 };
    states.set(key, state);
    return state;
  }

  async function ensureToken(platform: Platform, scopes: string): Promise<LtijsAccessToken> {
    const state = stateOf(platform, scopes);
    if (state.token && clock().getTime() < state.trustedUntil) return state.token;
    state.fetching ??= fetchToken(platform, scopes)
      .then((token) => {
        state.token = token;
        state.trustedUntil = clock().getTime() + trustMilliseconds;
        return token;
      })
      .finally(() => delete state.fetching);
    return state.fetching;
  }

  async function fetchToken(platform: Platform, scopes: string): Promise<LtijsAccessToken> {
    const registered = await ltijs.getPlatform(platform.issuer, platform.clientId);
    if (!registered) {
      throw new PlatformFailedError({
        message: 'This LMS is not fully registered: it has no keys yet.',
        retryable: true,
      });
    }
    return registered.platformAccessToken(scopes);
  }

  /** Drops the refused token, unless another call did already. */
  async function drop(platform: Platform, scopes: string, generation: number): Promise<void> {
    const state = stateOf(platform, scopes);
    if (state.generation !== generation) return;
    state.generation += 1;
    state.trustedUntil = 0;
    const { issuer, clientId } = platform;
    state.fetching = accessTokens
      .deleteMany({ issuer, clientId, scopes })
      .then(() => fetchToken(platform, scopes))
      .then((token) => {
        state.token = token;
        state.trustedUntil = clock().getTime() + trustMilliseconds;
        return token;
      })
      .finally(() => delete state.fetching);
    await state.fetching;
  }

  async function attempt<T>(
    platform: Platform,
    scopes: string,
    call: (token: LtijsAccessToken) => Promise<T>,
  ): Promise<T> {
    try {
      return await call(await ensureToken(platform, scopes));
    } catch (error) {
      throw toServiceFailure(error, platform);
    }
  }

  return {
    async with(platform, scopes, call) {
      const { generation } = stateOf(platform, scopes);
      try {
        return await attempt(platform, scopes, call);
      } catch (error) {
        if (!isRefusedToken(error)) throw error;
      }
      try {
        await drop(platform, scopes, generation);
      } catch (error) {
        throw toServiceFailure(error, platform);
      }
      return attempt(platform, scopes, call);
    },
  };
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof PlatformFailedError && error.upstreamStatus === 401 && !error.retryable;
}

/** What a failed call means. A token that cannot be had says nothing about what was to be done with it: try again later. */
function toServiceFailure(error: unknown, platform: Platform): PlatformFailedError {
  const { label } = familyOf(platform.family);
  const failure = toPlatformFailure(error, label);
  const { options, response } = error as {
    options?: { url?: { href?: string } };
    response?: { requestUrl?: string };
  };
  const asked = response?.requestUrl ?? options?.url?.href;
  const isAboutToken = asked !== undefined && new URL(asked).href === new URL(platform.tokenUrl).href;
  if (!isAboutToken || failure.retryable) return failure;
  return new PlatformFailedError({
    message: `${label} gave us no access token (${failure.upstreamStatus ?? 'no answer'})`,
    retryable: true,
    ...(failure.upstreamStatus === undefined ? {} : { upstreamStatus: failure.upstreamStatus }),
    ...(failure.upstreamMessage === undefined ? {} : { upstreamMessage: failure.upstreamMessage }),
    cause: error,
  });
}
