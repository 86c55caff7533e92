import { jest } from '@jest/globals';
import { createDraftKeeper } from '../../../src/client/journey/draft-keeper.ts';
import type { DraftKeeper, DraftWords, StoredDraft } from '../../../src/client/journey/draft-keeper.ts';

const key = 'waymark.draft.j1.t1';
const nothing: DraftWords = { text: '', link: '', note: '' };
const words = (text: string): DraftWords => ({ ...nothing, text });
const draft = (text: string, revision: number, savedAt: string): StoredDraft => ({
  ...words(text),
  revision,
  savedAt,
});

/** A server that keeps the highest revision, as the API does, and can be made to fail. */
function createServer(first?: StoredDraft) {
  const state = { stored: first, fails: false, saves: 0 };
  const save = async (next: DraftWords & { revision: number }): Promise<StoredDraft> => {
    state.saves += 1;
    if (state.fails) throw new Error('no answer');
    if (!state.stored || next.revision >= state.stored.revision) {
      state.stored = { ...next, savedAt: new Date().toISOString() };
    }
    return state.stored;
  };
  return { state, save };
}

function createStorage(works = true) {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (name: string) => kept.get(name) ?? null,
    set: (name: string, value: string) => {
      if (works) kept.set(name, value);
      return works;
    },
    remove: (name: string) => void kept.delete(name),
  };
}

function open(
  server: ReturnType<typeof createServer>,
  storage = createStorage(),
  revision?: number,
): DraftKeeper {
  return createDraftKeeper({
    key,
    server: revision === undefined ? server.state.stored : undefined,
    revision,
    initial: nothing,
    storage,
    save: server.save,
    isPassing: () => true,
  });
}

describe('a draft', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('is on the device at once and on the server after a pause', async () => {
    const server = createServer();
    const storage = createStorage();
    const keeper = open(server, storage);
    keeper.type(words('Fra'));
    keeper.type(words('Fractions'));
    expect(storage.kept.get(key)).toContain('Fractions');
    expect(server.state.saves).toBe(0);
    await jest.advanceTimersByTimeAsync(800);
    expect(server.state.stored).toMatchObject({ text: 'Fractions' });
    expect(keeper.state().status).toBe('saved');
    expect(storage.kept.size).toBe(0);
  });

  test('stays on the device while the server fails, and is sent when it answers again', async () => {
    const server = createServer();
    const storage = createStorage();
    const keeper = open(server, storage);
    server.state.fails = true;
    keeper.type(words('Fractions'));
    await jest.advanceTimersByTimeAsync(800);
    expect(keeper.state().status).toBe('kept-here');
    expect(storage.kept.get(key)).toContain('Fractions');
    server.state.fails = false;
    await jest.advanceTimersByTimeAsync(3_000);
    expect(server.state.stored).toMatchObject({ text: 'Fractions' });
    expect(keeper.state().status).toBe('saved');
  });

  test('that was not sent before a reload is shown again and sent', async () => {
    const server = createServer();
    const storage = createStorage();
    server.state.fails = true;
    open(server, storage).type(words('Fractions'));
    server.state.fails = false;
    const afterReload = open(server, storage);
    expect(afterReload.state().words.text).toBe('Fractions');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.state.stored).toMatchObject({ text: 'Fractions' });
  });

  test('of this device that is older than the server’s stays within reach', () => {
    const server = createServer(draft('from the tablet', 5, '2026-11-21T10:05:00.000Z'));
    const storage = createStorage();
    storage.set(key, JSON.stringify(draft('from here', 3, '2026-11-21T10:00:00.000Z')));
    const keeper = open(server, storage);
    expect(keeper.state().words.text).toBe('from the tablet');
    expect(keeper.state().other?.text).toBe('from here');
    keeper.decide('other');
    expect(keeper.state().words.text).toBe('from here');
    expect(keeper.state().other).toBeUndefined();
  });

  test('of another device is shown when the server held a higher revision, and ours is not lost', async () => {
    const server = createServer();
    const keeper = open(server);
    server.state.stored = draft('from the tablet', 9, '2026-11-21T10:05:00.000Z');
    keeper.type(words('from here'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state().other?.text).toBe('from the tablet');
    expect(keeper.state().words.text).toBe('from here');
    expect(server.state.stored).toMatchObject({ text: 'from here', revision: 10 });
  });

  test('after a hand-in counts on above the revision that was handed in', async () => {
    const server = createServer(draft('handed in', 7, '2026-11-21T10:05:00.000Z'));
    const keeper = open(server, createStorage(), 7);
    keeper.type(words('better'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.state.stored).toMatchObject({ text: 'better' });
    expect(keeper.state().other).toBeUndefined();
  });

  test('says so when the browser keeps nothing and the server fails', async () => {
    const server = createServer();
    server.state.fails = true;
    const keeper = open(server, createStorage(false));
    keeper.type(words('Fractions'));
    await jest.advanceTimersByTimeAsync(800);
    expect(keeper.state().status).toBe('not-kept');
  });

  test('typed while a save is under way is saved after it', async () => {
    const server = createServer();
    const keeper = open(server);
    keeper.type(words('one'));
    const sending = keeper.flush();
    keeper.type(words('one two'));
    await sending;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(server.state.stored).toMatchObject({ text: 'one two' });
    expect(keeper.state().status).toBe('saved');
  });

  test('that was handed in leaves nothing to be sent', async () => {
    const server = createServer();
    const storage = createStorage();
    const keeper = open(server, storage);
    keeper.type(words('done'));
    await keeper.settle();
    keeper.clear();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(storage.kept.size).toBe(0);
    expect(server.state.saves).toBe(0);
    expect(keeper.state().status).toBe('idle');
  });
});
