import { createRequire } from 'node:module';

type Fetch = (
  scopes: string,
  platform: { platformId(): Promise<string> },
  ...rest: unknown[]
) => Promise<object>;

interface LtijsAuth {
  getAccessToken: Fetch;
}

const shared = new WeakSet<Fetch>();

/**
 * ltijs fetches an access token for each call that finds none: thirty grades at eight o'clock would be thirty token requests.
 * This lets calls that need the same token at the same time wait for one fetch.
 */
export function shareTokenFetches(): void {
  const auth = createRequire(import.meta.url)('ltijs/dist/Utils/Auth') as LtijsAuth;
  const original = auth.getAccessToken;
  if (shared.has(original)) return;
  const underWay = new Map<string, Promise<object>>();
  auth.getAccessToken = async (scopes, platform, ...rest) => {
    const key = `${await platform.platformId()}\n${scopes}`;
    const running = underWay.get(key) ?? original.call(auth, scopes, platform, ...rest);
    underWay.set(key, running);
    try {
      // Each caller gets a copy: ltijs writes into it.
      return { ...(await running) };
    } finally {
      underWay.delete(key);
    }
  };
  shared.add(auth.getAccessToken);
}
