import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type {
  addEntriesApi,
  getProfileApi,
  ProfileView,
  removeEntryApi,
} from '../../../features/profiles/profile.contract.ts';
import type { ApiClient } from '../../api/api-client.ts';
import { useApp } from '../../app/app-context.ts';
import { safeStorage } from '../../safe-storage.ts';
import type { SaidCard } from './card-lines.ts';
import { createCardOutbox } from './card-outbox.ts';
import type { CardOutbox, OutboxState } from './card-outbox.ts';

const storage = safeStorage('localStorage');
/** They live as long as the page, so that cards go on when another screen is shown. */
const outboxes = new Map<string, CardOutbox>();

/** The key under which a card is kept until the server has it. */
export const cardKey = (personId: string, section: string) => `waymark.first.${personId}.${section}`;

export function useCardOutbox(): { outbox: CardOutbox; state: OutboxState } {
  const { api, launch } = useApp();
  const client = useQueryClient();
  const [outbox] = useState(() => ensureOutbox(api, client, launch.person.id));
  const state = useSyncExternalStore(outbox.subscribe, outbox.state);
  useEffect(() => void outbox.flush(), [outbox]);
  return { outbox, state };
}

function ensureOutbox(api: ApiClient, client: QueryClient, personId: string): CardOutbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const outbox = createCardOutbox({
    key: cardKey(personId, 'outbox'),
    storage,
    send: (card) => sendCard(api, card),
    onSent(card, profile) {
      storage.remove(cardKey(personId, card.section));
      client.setQueryData<ProfileView>(['profile', ''], profile);
      // Options may have reasons now.
      void client.invalidateQueries({ queryKey: ['journey'] });
    },
  });
  outboxes.set(personId, outbox);
  window.addEventListener('online', () => void outbox.flush());
  return outbox;
}

async function sendCard(api: ApiClient, { lines, removes }: SaidCard): Promise<ProfileView> {
  for (const entryId of removes)
    await api.call<typeof removeEntryApi>({
      method: 'delete',
      path: '/api/profile/entries/:entryId',
      params: { entryId },
    });
  return lines.length === 0
    ? api.call<typeof getProfileApi>({ method: 'get', path: '/api/profile' })
    : api.call<typeof addEntriesApi>({ method: 'post', path: '/api/profile/cards', body: { lines } });
}
