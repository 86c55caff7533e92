import { useEffect, useState, useSyncExternalStore } from 'react';
import type { saveDraftApi, TaskView } from '../../features/journeys/journey.contract.ts';
import { isPassing, toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useApp } from '../app/app-context.ts';
import { safeStorage } from '../safe-storage.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { DraftKeeper, DraftState, DraftWords } from './draft-keeper.ts';

/** Keepers live as long as the page, so that a save goes on when its task is no longer on the screen. */
const keepers = new Map<string, DraftKeeper>();
const storage = safeStorage('localStorage');
let isListening = false;

export function useDraft(journeyId: string, task: TaskView): { draft: DraftState; keeper: DraftKeeper } {
  const { api } = useApp();
  const [keeper] = useState(() => ensureKeeper(api, journeyId, task));
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(listenOnce, []);
  return { draft, keeper };
}

function ensureKeeper(api: ApiClient, journeyId: string, task: TaskView): DraftKeeper {
  const key = `waymark.draft.${journeyId}.${task.id}`;
  const known = keepers.get(key);
  if (known) return known;
  const latest = task.handIns.at(-1);
  const isStale = latest && task.draft && task.draft.savedAt <= latest.handedInAt;
  const keeper = createDraftKeeper({
    key,
    // Files may have been added before any word was typed: such a draft holds no words.
    server: isStale || (task.draft?.revision ?? 0) < 0 ? undefined : task.draft,
    revision: task.draft?.revision,
    // Work that came back is improved, not begun again.
    initial: { text: latest?.text ?? '', link: latest?.link ?? '', note: '', ...shownBefore(task) },
    storage,
    isPassing: (thrown) => isPassing(toApiError(thrown)),
    save: (draft, isLeaving) =>
      api.call<typeof saveDraftApi>({
        method: 'put',
        path: '/api/journey/drafts/:taskId',
        params: { taskId: task.id },
        body: draft,
        keepalive: isLeaving,
      }),
  });
  keepers.set(key, keeper);
  return keeper;
}

/** The way stays; after the teacher's answer the own work is looked at anew. */
function shownBefore({ handIns, reviews }: TaskView): Pick<DraftWords, 'way' | 'selfRating'> {
  const latest = handIns.at(-1);
  const isAnswered = reviews.some(({ handInId }) => handInId === latest?.id);
  return {
    ...(latest?.way === undefined ? {} : { way: latest.way }),
    ...(latest?.selfRating === undefined || isAnswered ? {} : { selfRating: latest.selfRating }),
  };
}

function listenOnce(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener('online', () => flushAll(false));
  document.addEventListener('visibilitychange', () => flushAll(document.visibilityState === 'hidden'));
  window.addEventListener('beforeunload', (event) => {
    if ([...keepers.values()].some((keeper) => keeper.state().status === 'not-kept')) event.preventDefault();
  });
}

function flushAll(isLeaving: boolean): void {
  keepers.forEach((keeper) => void keeper.flush(isLeaving));
}
