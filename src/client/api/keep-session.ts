import type { renewSessionApi } from '../../features/launch/launch.contract.ts';
import { isPassing, toApiError } from './api-error.ts';
import type { ApiClient } from './api-client.ts';
import type { ClientSession } from './session.ts';

const lookEveryMilliseconds = 30_000;

/**
 * Renews the token in its second half of life while the person uses the page. A failed renewal is tried again at
 * the next look; after a refused one the present token serves until its end.
 */
export function keepSession(session: ClientSession, api: ApiClient): void {
  let keptAt = Date.now();
  let usedSince = false;
  let isRefused = false;
  const markUsed = () => (usedSince = true);
  for (const event of ['pointerdown', 'keydown', 'scroll']) {
    window.addEventListener(event, markUsed, { passive: true, capture: true });
  }
  const renew = async () => {
    const halfway = keptAt + (session.expiresAt() - keptAt) / 2;
    if (!usedSince || isRefused || session.state() === 'ended' || Date.now() < halfway) return;
    try {
      session.keep(await api.call<typeof renewSessionApi>({ method: 'post', path: '/api/session/renewals' }));
      keptAt = Date.now();
      usedSince = false;
    } catch (thrown) {
      isRefused = !isPassing(toApiError(thrown));
    }
  };
  window.setInterval(() => void renew(), lookEveryMilliseconds);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void renew();
  });
}
