import type { LtijsAccessToken, LtijsProvider } from 'ltijs';
import { PlatformFailedError } from '../http/errors.ts';
import { toPlatformFailure } from './ltijs/http-client.ts';
import type { Platform, PlatformModels } from './platform.model.ts';
import { familyOf } from './platforms/index.ts';

interface TokenState {
  /** Grows each time that the LMS refused the token. */
  generation: number;
  dropping?: Promise<unknown>;
}

export interface AccessTokens {
  /**
   * Runs a call of ltijs that needs an access token, and when the LMS answers 401, once more with a fresh one.
   * @param call is handed a way to the token, for those calls of ltijs that want it from outside
   * @throws PlatformFailedError; retryable whenever it was the token that could not be had
   */
  with<T>(
    platform: Platform,
    scopes: string,
    call: (getToken: () => Promise<LtijsAccessToken>) => Promise<T>,
  ): Promise<T>;
}

/** Access tokens of platforms (LTI Security Framework 1.0 §4.1) over ltijs, which keeps them through our database plugin. */
export function createAccessTokens(dependencies: {
  ltijs: LtijsProvider;
  accessTokens: PlatformModels['accessTokens'];
}): AccessTokens {
  const { ltijs, accessTokens } = dependencies;
  const states = new Map<string, TokenState>();
  return {
    async with(platform, scopes, call) {
      const key = `${platform._id}\n${scopes}`;
      const state = states.get(key) ?? { generation: 0 };
      states.set(key, state);
      await state.dropping;
      const { generation } = state;
      const attempt = () => call(() => fetchToken(ltijs, platform, scopes));
      try {
        return await attempt();
      } catch (error) {
        const failure = toServiceFailure(error, platform);
        if (failure.upstreamStatus !== 401 || failure.retryable) throw failure;
      }
      if (state.generation === generation) {
        // Of many calls that were refused together, the first drops the token.
        state.generation += 1;
        const { issuer, clientId } = platform;
        state.dropping = accessTokens.deleteMany({ issuer, clientId, scopes }).exec();
      }
      await state.dropping;
      return attempt().catch((error: unknown) => {
        throw toServiceFailure(error, platform);
      });
    },
  };
}

async function fetchToken(
  ltijs: LtijsProvider,
  platform: Platform,
  scopes: string,
): Promise<LtijsAccessToken> {
  const registered = await ltijs.getPlatform(platform.issuer, platform.clientId);
  if (registered) return registered.platformAccessToken(scopes);
  throw new PlatformFailedError({
    message: 'This LMS is not fully registered: it has no keys yet',
    retryable: true,
  });
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
