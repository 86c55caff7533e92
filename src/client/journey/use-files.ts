import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FileView, removeFileApi } from '../../features/files/file.contract.ts';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { isPassing, toApiError } from '../api/api-error.ts';
import type { ApiError } from '../api/api-error.ts';
import { sendFile } from '../api/send-file.ts';
import { useApp } from '../app/app-context.ts';
import type { AppContextValue } from '../app/app-context.ts';
import { newRequestId } from '../request-id.ts';

const bytesAtMost = 20 * 1024 * 1024;
const filesAtMost = 5;

/** A file on its way, or one that did not get there. */
export interface Sending {
  key: string;
  name: string;
  /** From 0 to 1. */
  share: number;
  state: 'sending' | 'lost' | 'refused';
  error?: ApiError;
  refusal?: 'too-large' | 'empty';
}

export interface FilesState {
  files: FileView[];
  sendings: Sending[];
}

interface FileDesk {
  state(): FilesState;
  subscribe(listener: () => void): () => void;
  add(files: File[], onAdded: (name: string) => void): void;
  again(key: string): void;
  drop(key: string): void;
  remove(file: FileView): void;
  /** After a hand-in: its files are where a change would begin; others stay in the draft. */
  handedIn(withFiles: boolean): void;
}

/** Desks live as long as the page, so that a file goes on when its task is no longer on the screen. */
const desks = new Map<string, FileDesk>();

/** The files of a task's draft: those that are with the server and those on their way. */
export function useFiles(journeyId: string, task: TaskView): { state: FilesState; desk: FileDesk } {
  const app = useApp();
  const [desk] = useState(() => ensureDesk(app, journeyId, task));
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  useEffect(() => {
    const again = () => {
      for (const sending of desk.state().sendings) if (sending.state === 'lost') desk.again(sending.key);
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [desk]);
  return { state, desk };
}

function ensureDesk(app: AppContextValue, journeyId: string, task: TaskView): FileDesk {
  const key = `${journeyId}.${task.id}`;
  const known = desks.get(key) ?? createDesk(app, task);
  desks.set(key, known);
  return known;
}

function createDesk({ api, session }: AppContextValue, task: TaskView): FileDesk {
  let state: FilesState = { files: startFiles(task), sendings: [] };
  const held = new Map<string, { file: File; onAdded: (name: string) => void; stop?: () => void }>();
  const listeners = new Set<() => void>();
  const show = (change: Partial<FilesState>) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  const change = (key: string, next: Partial<Sending>) =>
    show({ sendings: state.sendings.map((each) => (each.key === key ? { ...each, ...next } : each)) });
  const drop = (key: string) => {
    held.get(key)?.stop?.();
    held.delete(key);
    show({ sendings: state.sendings.filter((each) => each.key !== key) });
  };
  const send = (key: string) => {
    const sending = held.get(key);
    if (!sending) return;
    const { done, stop } = sendFile(session, { taskId: task.id, file: sending.file }, (share) =>
      change(key, { share }),
    );
    sending.stop = stop;
    done.then(
      (all) => {
        const known = new Set(state.files.map(({ id }) => id));
        drop(key);
        show({ files: [...state.files, ...all.filter(({ id }) => !known.has(id))] });
        sending.onAdded(sending.file.name);
      },
      (thrown: unknown) => {
        const error = toApiError(thrown);
        if (held.has(key)) change(key, { state: isPassing(error) ? 'lost' : 'refused', error });
      },
    );
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files, onAdded) => {
      for (const file of files) {
        const key = newRequestId();
        const refusal = file.size === 0 ? 'empty' : file.size > bytesAtMost ? 'too-large' : undefined;
        const base = { key, name: file.name, share: 0 };
        const sending: Sending = refusal
          ? { ...base, state: 'refused', refusal }
          : { ...base, state: 'sending' };
        show({ sendings: [...state.sendings, sending] });
        if (refusal) continue;
        held.set(key, { file, onAdded });
        send(key);
      }
    },
    again: (key) => {
      change(key, { state: 'sending', share: 0, error: undefined });
      send(key);
    },
    drop,
    remove: (file) => {
      show({ files: state.files.filter(({ id }) => id !== file.id) });
      // What an earlier hand-in holds stays there; the sweeper takes what could not be removed now.
      const params = { taskId: task.id, fileId: file.id };
      api
        .call<typeof removeFileApi>({ method: 'delete', path: '/api/journey/files/:taskId/:fileId', params })
        .catch(() => undefined);
    },
    handedIn: (withFiles) => show(withFiles ? { sendings: [] } : {}),
  };
}

/** Work that came back is improved, not begun again: its files are there to be kept or taken away. */
function startFiles(task: TaskView): FileView[] {
  const earlier = task.handIns.at(-1)?.files ?? [];
  const added = task.draft?.files ?? [];
  return [...earlier, ...added.filter(({ id }) => !earlier.some((each) => each.id === id))];
}

/** Why these files cannot be handed in yet. */
export function filesFault({
  files,
  sendings,
}: FilesState): 'noFiles' | 'tooManyFiles' | 'filesOnTheWay' | null {
  if (sendings.some((each) => each.state !== 'refused')) return 'filesOnTheWay';
  if (files.length === 0) return 'noFiles';
  return files.length > filesAtMost ? 'tooManyFiles' : null;
}
