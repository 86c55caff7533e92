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

interface TokenDependencies {
  ltijs: LtijsProvider;
  accessTokens: PlatformModels['accessTokens'];
  clock: Clock;
}

/** Access tokens of platforms (LTI Security Framework 1.0 §4.1) over ltijs, which keeps them through our database plugin. */
export function createAccessTokens(dependencies: TokenDependencies): AccessTokens {
  const states = new Map<string, TokenState>();
  return {
    async with(platform, scopes, call) {
      const key = `${platform._id}\n${scopes}`;
      const state = states.get(key) ?? { generation: 0, trustedUntil: 0 };
      states.set(key, state);
      const { generation } = state;
      const attempt = async () => call(await ensureToken(dependencies, state, { platform, scopes }));
      try {
        return await attempt();
      } catch (error) {
        const failure = toServiceFailure(error, platform);
        if (failure.upstreamStatus !== 401 || failure.retryable) throw failure;
      }
      try {
        // Of many calls that were refused together, the first drops the token.
        if (state.generation === generation) dropToken(dependencies, state, { platform, scopes });
        return await attempt();
      } catch (error) {
        throw toServiceFailure(error, platform);
      }
    },
  };
}

interface TokenOf {
  platform: Platform;
  scopes: string;
}

async function ensureToken(
  dependencies: TokenDependencies,
  state: TokenState,
  of: TokenOf,
): Promise<LtijsAccessToken> {
  if (state.fetching) return state.fetching;
  if (state.token && dependencies.clock().getTime() < state.trustedUntil) return state.token;
  return startFetching(dependencies, state, fetchToken(dependencies, of));
}

function dropToken(dependencies: TokenDependencies, state: TokenState, of: TokenOf): void {
  state.generation += 1;
  const { issuer, clientId } = of.platform;
  const dropped = dependencies.accessTokens.deleteMany({ issuer, clientId, scopes: of.scopes });
  // Whoever waits for it hears of its failure.
  startFetching(
    dependencies,
    state,
    dropped.then(() => fetchToken(dependencies, of)),
  ).catch(() => undefined);
}

function startFetching(
  { clock }: TokenDependencies,
  state: TokenState,
  fetching: Promise<LtijsAccessToken>,
): Promise<LtijsAccessToken> {
  state.trustedUntil = 0;
  state.fetching = fetching
    .then((token) => {
      state.token = token;
      state.trustedUntil = clock().getTime() + trustMilliseconds;
      return token;
    })
    .finally(() => delete state.fetching);
  return state.fetching;
}

async function fetchToken(
  { ltijs }: TokenDependencies,
  { platform, scopes }: TokenOf,
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
