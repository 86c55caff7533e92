import { mergePreparations, pieceKey } from '../../domain/conference.ts';
import type { Preparation } from '../../domain/conference.ts';
import type { OwnConferenceView } from '../../features/conferences/conference.contract.ts';
import type { ApiError } from '../api/api-error.ts';
import type { TextStorage } from '../safe-storage.ts';

export interface ConferenceState {
  /** As the server showed it last. */
  view: OwnConferenceView;
  /** As it stands on the page. */
  draft: Preparation;
  /** `device`: kept here and not yet on the server; `not-kept`: nowhere but on this page. */
  status: 'saved' | 'saving' | 'device' | 'not-kept' | 'refused';
  error: ApiError | null;
}

export interface ConferenceKeeper {
  state(): ConferenceState;
  subscribe(listener: () => void): () => void;
  edit(change: Partial<Preparation>): void;
  /** Saves now; resolves when there is nothing left to save or saving failed. */
  flush(): Promise<void>;
  /** Begins anew with what the server says. */
  replace(view: OwnConferenceView): void;
}

interface KeeperOptions {
  key: string;
  opened: OwnConferenceView;
  storage: TextStorage;
  save(typed: Preparation & { revision: number }): Promise<OwnConferenceView>;
  toError(thrown: unknown): ApiError;
  isPassing(error: ApiError): boolean;
  /** Runs work later and answers how to cancel it. */
  later(work: () => void, milliseconds: number): () => void;
}

const saveAfterMilliseconds = 800;
const retryAfterMilliseconds = 10_000;

/** Holds what a student makes ready: kept on this device at once and on the server soon, so that no word is lost. */
export function createConferenceKeeper(options: KeeperOptions): ConferenceKeeper {
  const { key, opened, storage, later } = options;
  const listeners = new Set<() => void>();
  let saved = preparationOf(opened);
  let revision = opened.conference.revision;
  let cancelSave: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let state: ConferenceState = { view: opened, draft: saved, status: 'saved', error: null };

  const show = (next: Partial<ConferenceState>) => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  const isSaved = () => JSON.stringify(state.draft) === JSON.stringify(saved);
  const keep = () => storage.set(key, JSON.stringify({ draft: state.draft, revision }));
  const plan = (milliseconds: number) => {
    cancelSave?.();
    cancelSave = later(() => void flush(), milliseconds);
  };

  async function saveOnce(): Promise<void> {
    const sent = state.draft;
    const view = await options.save({ ...sent, revision });
    saved = preparationOf(view);
    ({ revision } = view.conference);
    // Typed on while it was sent: what came from elsewhere meanwhile stays, too.
    const isElsewhere = JSON.stringify(saved) !== JSON.stringify(sent);
    const draft =
      state.draft === sent ? saved : isElsewhere ? mergePreparations(saved, state.draft) : state.draft;
    show({ view, draft, error: null });
  }

  async function saveAll(): Promise<void> {
    show({ status: 'saving' });
    try {
      while (!isSaved()) await saveOnce();
      storage.remove(key);
      show({ status: 'saved' });
    } catch (thrown) {
      const error = options.toError(thrown);
      const isPassing = options.isPassing(error);
      const isKept = keep();
      show({ error, status: isPassing ? (isKept ? 'device' : 'not-kept') : 'refused' });
      if (isPassing) plan(retryAfterMilliseconds);
    }
  }

  function flush(): Promise<void> {
    cancelSave?.();
    cancelSave = null;
    running ??= saveAll().finally(() => {
      running = null;
    });
    return running;
  }

  const kept = readKept(storage.get(key));
  if (kept) {
    ({ revision } = kept);
    state = { ...state, draft: withoutGone(kept.draft, opened) };
    if (!isSaved()) plan(0);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(change) {
      show({ draft: { ...state.draft, ...change } });
      keep();
      plan(saveAfterMilliseconds);
    },
    flush: () => (isSaved() && !running ? Promise.resolve() : flush()),
    replace(view) {
      cancelSave?.();
      storage.remove(key);
      saved = preparationOf(view);
      ({ revision } = view.conference);
      show({ view, draft: saved, status: 'saved', error: null });
    },
  };
}

function preparationOf({ conference }: OwnConferenceView): Preparation {
  const { pieces, lines, goal, question, visibility } = conference;
  return {
    pieces: pieces.map(({ journeyId, taskId, shows }) => ({ journeyId, taskId, shows })),
    lineIds: lines.map(({ id }) => id),
    ...(goal ? { goalId: goal.id } : {}),
    question,
    visibility,
  };
}

/** Work that is gone can't be shown, and the server would refuse it. */
function withoutGone(draft: Preparation, { choices }: OwnConferenceView): Preparation {
  const known = new Set(choices.works.map(pieceKey));
  return { ...draft, pieces: draft.pieces.filter((piece) => known.has(pieceKey(piece))) };
}

/** What this device kept; nothing where it is no such thing. */
function readKept(text: string | null): { draft: Preparation; revision: number } | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null || !('draft' in value) || !('revision' in value))
      return null;
    const { draft, revision } = value;
    const isDraft =
      typeof draft === 'object' && draft !== null && 'pieces' in draft && Array.isArray(draft.pieces);
    return isDraft && typeof revision === 'number'
      ? { draft: draft as unknown as Preparation, revision }
      : null;
  } catch {
    return null;
  }
}
