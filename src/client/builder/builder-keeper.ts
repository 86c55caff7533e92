import type { DraftView } from '../../features/pathways/draft.contract.ts';
import { readDraft } from '../../domain/draft-content.ts';
import { mergeDrafts } from '../../domain/merge-drafts.ts';
import type { MergeConflict } from '../../domain/merge-drafts.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { Finding } from '../../domain/preflight.ts';
import type { ApiError } from '../api/api-error.ts';
import type { TextStorage } from '../safe-storage.ts';

export interface BuilderState {
  content: PathwayContent;
  /** Fields that two people changed in different ways; a person chooses. */
  conflicts: MergeConflict[];
  /** `device`: kept here and not yet on the server; `not-kept`: nowhere but on this page. */
  status: 'saved' | 'saving' | 'device' | 'not-kept' | 'refused';
  savedAt: string | undefined;
  revision: number;
  /** What the server's check says beyond what the page finds out itself. */
  serverFindings: Finding[];
  error: ApiError | null;
  /** Someone else's changes came in since the page was opened. */
  hasMerged: boolean;
  canUndo: boolean;
}

interface Save {
  content: PathwayContent;
  conflicts: MergeConflict[];
  revision: number;
}

export interface BuilderKeeper {
  state(): BuilderState;
  subscribe(listener: () => void): () => void;
  /** `isStructural` edits (added, moved, removed) can be undone; typed words have the field's own undo. */
  edit(change: (content: PathwayContent) => PathwayContent, isStructural?: boolean): void;
  undo(): void;
  settle(conflict: MergeConflict, change: (content: PathwayContent) => PathwayContent): void;
  /** Saves now; resolves when there is nothing left to save or saving failed. */
  flush(): Promise<void>;
}

interface KeeperOptions {
  key: string;
  opened: DraftView;
  storage: TextStorage;
  save(save: Save): Promise<{ revision: number; updatedAt: string; findings: Finding[] }>;
  getNewest(): Promise<DraftView>;
  toError(thrown: unknown): ApiError;
  isPassing(error: ApiError): boolean;
  /** Runs work later and answers how to cancel it. */
  later(work: () => void, milliseconds: number): () => void;
}

const saveAfterMilliseconds = 800;
const retryAfterMilliseconds = 10_000;
const mostUndos = 50;

/**
 * Holds what a teacher builds. Each change is kept on this device and soon on the server; what someone else saved meanwhile
 * is merged by its parts, and where both changed the same field, both texts stay until a person chooses.
 */
export function createBuilderKeeper(options: KeeperOptions): BuilderKeeper {
  const { key, opened, storage, later } = options;
  const listeners = new Set<() => void>();
  let base = readDraft(opened.content);
  let undos: { before: PathwayContent; after: PathwayContent }[] = [];
  let cancelSave: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let state: BuilderState = {
    content: base,
    conflicts: conflictsOf(opened),
    status: 'saved',
    savedAt: opened.updatedAt,
    revision: opened.revision,
    serverFindings: opened.findings as Finding[],
    error: null,
    hasMerged: false,
    canUndo: false,
  };

  const show = (next: Partial<BuilderState>) => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  const isSaved = () => state.content === base;

  function keepOnDevice(): boolean {
    const { content, conflicts, revision } = state;
    return storage.set(key, JSON.stringify({ content, conflicts, revision, base }));
  }

  function planSave(milliseconds = saveAfterMilliseconds): void {
    cancelSave?.();
    cancelSave = later(() => void flush(), milliseconds);
  }

  function mergeIn(newest: DraftView): void {
    const theirs = readDraft(newest.content);
    const merged = mergeDrafts(base, state.content, theirs);
    base = theirs;
    const conflicts = joinConflicts(joinConflicts(conflictsOf(newest), state.conflicts), merged.conflicts);
    show({ content: merged.content, conflicts, revision: newest.revision, hasMerged: true });
  }

  async function saveOnce(): Promise<void> {
    const { content, conflicts, revision } = state;
    show({ status: 'saving' });
    try {
      const saved = await options.save({ content, conflicts, revision });
      base = content;
      const isDone = state.content === content && state.conflicts === conflicts;
      if (isDone) storage.remove(key);
      const { updatedAt: savedAt, findings: serverFindings } = saved;
      const status = isDone ? 'saved' : 'saving';
      show({ revision: saved.revision, savedAt, serverFindings, error: null, status });
    } catch (thrown) {
      const error = options.toError(thrown);
      if (error.status !== 409) throw error;
      mergeIn(await options.getNewest());
    }
  }

  async function saveAll(): Promise<void> {
    try {
      while (state.status !== 'saved' || !isSaved()) await saveOnce();
    } catch (thrown) {
      const error = options.toError(thrown);
      const isPassing = options.isPassing(error);
      const isKept = keepOnDevice();
      show({ error, status: isPassing ? (isKept ? 'device' : 'not-kept') : 'refused' });
      if (isPassing) planSave(retryAfterMilliseconds);
    }
  }

  async function flush(): Promise<void> {
    cancelSave?.();
    cancelSave = null;
    if (state.status === 'saved' && isSaved()) return;
    running ??= saveAll().finally(() => {
      running = null;
    });
    await running;
  }

  function change(content: PathwayContent, more: Partial<BuilderState> = {}): void {
    show({ content, ...more, status: state.status === 'refused' ? 'refused' : 'saving' });
    if (!keepOnDevice() && state.status !== 'saving') show({ status: 'not-kept' });
    planSave();
  }

  const found = readKept(storage.get(key));
  if (found) {
    // Words that this device kept and the server never saw.
    base = found.base;
    state = { ...state, content: found.content, conflicts: found.conflicts, status: 'saving' };
    if (found.revision !== opened.revision) mergeIn(opened);
    planSave(0);
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(make, isStructural = false) {
      const before = state.content;
      const after = make(before);
      if (after === before) return;
      if (isStructural) undos = [...undos, { before, after }].slice(-mostUndos);
      change(after, { canUndo: undos.length > 0 });
    },
    undo() {
      const last = undos.at(-1);
      if (!last) return;
      undos = undos.slice(0, -1);
      // Only that step is taken back: words typed since stay.
      const { content } = mergeDrafts(last.after, last.before, state.content);
      change(content, { canUndo: undos.length > 0 });
    },
    settle(conflict, make) {
      const conflicts = state.conflicts.filter((each) => each !== conflict);
      change(make({ ...state.content }), { conflicts });
    },
    flush,
  };
}

function conflictsOf(draft: DraftView): MergeConflict[] {
  return draft.conflicts.map(({ place, field, mine, theirs }) => ({ place, field, mine, theirs }));
}

/** One conflict for each field; a later one of the same texts adds nothing. */
function joinConflicts(first: MergeConflict[], more: MergeConflict[]): MergeConflict[] {
  const seen = new Set(first.map((each) => JSON.stringify(each)));
  return [...first, ...more.filter((each) => !seen.has(JSON.stringify(each)))];
}

interface Kept {
  content: PathwayContent;
  base: PathwayContent;
  conflicts: MergeConflict[];
  revision: number;
}

function readKept(text: string | null): Kept | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    // This page wrote it; a foreign text has no number here.
    const { content, base, conflicts, revision } = value as Record<string, unknown>;
    if (typeof revision !== 'number') return null;
    const list = Array.isArray(conflicts) ? (conflicts as MergeConflict[]) : [];
    return { content: readDraft(content), base: readDraft(base), conflicts: list, revision };
  } catch {
    return null;
  }
}
