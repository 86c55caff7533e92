import type { ProfileView } from '../../../features/profiles/profile.contract.ts';
import { isPassing, toApiError } from '../../api/api-error.ts';
import type { ApiError } from '../../api/api-error.ts';
import type { TextStorage } from '../../safe-storage.ts';
import type { SaidCard } from './card-lines.ts';

export interface OutboxState {
  /** Cards that are on their way, or wait for the network. */
  waiting: SaidCard[];
  /** The last try did not get through. */
  isStuck: boolean;
  /** Cards that the server refused; what stands on them is kept. */
  refused: { section: SaidCard['section']; error: ApiError }[];
}

/** Cards on their way to the server: they wait in the browser for as long as it takes, also across a reload. */
export interface CardOutbox {
  state(): OutboxState;
  subscribe(listener: () => void): () => void;
  /** Takes the place of what waits of the same card. */
  put(card: SaidCard): void;
  /** Sends what waits, one card after the other. */
  flush(): Promise<void>;
}

export function createCardOutbox(dependencies: {
  key: string;
  storage: TextStorage;
  /** Must be safe to repeat. */
  send(card: SaidCard): Promise<ProfileView>;
  onSent(card: SaidCard, profile: ProfileView): void;
}): CardOutbox {
  const { key, storage, send, onSent } = dependencies;
  let state: OutboxState = { waiting: readCards(storage.get(key)), isStuck: false, refused: [] };
  let sending: SaidCard | null = null;
  const listeners = new Set<() => void>();
  const show = (change: Partial<OutboxState>) => {
    state = { ...state, ...change };
    if (state.waiting.length === 0) storage.remove(key);
    else storage.set(key, JSON.stringify(state.waiting));
    listeners.forEach((listener) => listener());
  };
  const without = (card: SaidCard) => state.waiting.filter((each) => each !== card);

  async function flush(): Promise<void> {
    if (sending) return;
    while (state.waiting[0]) {
      sending = state.waiting[0];
      try {
        const profile = await send(sending);
        onSent(sending, profile);
        show({ waiting: without(sending), isStuck: false });
      } catch (thrown) {
        const error = toApiError(thrown);
        if (isPassing(error) || error.status === 401) {
          show({ isStuck: true });
          break;
        }
        const { section } = sending;
        show({ waiting: without(sending), refused: [...refusedBut(section), { section, error }] });
      }
    }
    sending = null;
  }

  const refusedBut = (section: SaidCard['section']) =>
    state.refused.filter((each) => each.section !== section);

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(card) {
      const others = state.waiting.filter((each) => each.section !== card.section || each === sending);
      show({ waiting: [...others, card], refused: refusedBut(card.section) });
      void flush();
    },
    flush,
  };
}

function readCards(text: string | null): SaidCard[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    // Written by `show` above, and by nothing else.
    return Array.isArray(value) ? (value as SaidCard[]) : [];
  } catch {
    return [];
  }
}
