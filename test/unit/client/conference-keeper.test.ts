import { jest } from '@jest/globals';
import { createConferenceKeeper } from '../../../src/client/conferences/conference-keeper.ts';
import type { Preparation } from '../../../src/domain/conference.ts';
import type { OwnConferenceView } from '../../../src/features/conferences/conference.contract.ts';
import { ApiError, toApiError } from '../../../src/client/api/api-error.ts';

// What a student types on the conference page: kept on the device at once, on the server soon, and never lost.

const key = 'waymark.conference.p.c';
const work = { journeyId: 'j', taskId: 'a', title: 'A', handedInAt: '2026-11-20T10:00:00.000Z' };

function viewOf(typed: Preparation, revision: number): OwnConferenceView {
  return {
    conference: {
      personId: 'p',
      courseId: 'c',
      visibility: typed.visibility,
      revision,
      pieces: typed.pieces.map((piece) => ({ ...work, ...piece })),
      lines: [],
      question: typed.question,
      mayOpenFiles: true,
      held: [],
    },
    choices: { works: [work], lines: [], goals: [] },
    openedBy: [],
  };
}

const nothing: Preparation = { pieces: [], lineIds: [], question: '', visibility: 'this-teacher' };

function createStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (name: string) => kept.get(name) ?? null,
    set(name: string, value: string) {
      kept.set(name, value);
      return true;
    },
    remove: (name: string) => void kept.delete(name),
  };
}

/** A server that can be made to fail, and to which somebody else may have written. */
function createServer() {
  const state = { fails: false, elsewhere: '', revision: 0, saves: [] as string[] };
  const save = async (typed: Preparation): Promise<OwnConferenceView> => {
    if (state.fails) throw new ApiError({ code: 'OFFLINE', status: 0, message: 'No answer came.' });
    state.saves.push(typed.question);
    state.revision += 1;
    const question = [state.elsewhere, typed.question].filter(Boolean).join('\n');
    state.elsewhere = '';
    return viewOf({ ...typed, question }, state.revision);
  };
  return { state, save };
}

function open(server = createServer(), storage = createStorage()) {
  return createConferenceKeeper({
    key,
    opened: viewOf(nothing, 0),
    storage,
    save: server.save,
    toError: toApiError,
    isPassing: ({ code }) => code === 'OFFLINE',
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('words are on the device at once and on the server a moment later, in one save', async () => {
  const [server, storage] = [createServer(), createStorage()];
  const keeper = open(server, storage);
  keeper.edit({ question: 'W' });
  keeper.edit({ question: 'Why?' });
  expect(storage.kept.get(key)).toContain('Why?');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(server.state.saves).toEqual(['Why?']);
  expect(keeper.state().status).toBe('saved');
  expect(storage.kept.size).toBe(0);
});

test('without a network the words stay on the device, the page says so, and they are sent later', async () => {
  const [server, storage] = [createServer(), createStorage()];
  server.state.fails = true;
  const keeper = open(server, storage);
  keeper.edit({ question: 'Why?' });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(keeper.state().status).toBe('device');
  server.state.fails = false;
  await jest.advanceTimersByTimeAsync(10_000);
  expect(keeper.state().status).toBe('saved');
  expect(server.state.saves).toEqual(['Why?']);
});

test('a page that was closed before it saved goes on with what the device kept', async () => {
  const [server, storage] = [createServer(), createStorage()];
  server.state.fails = true;
  open(server, storage).edit({ question: 'Why?' });
  server.state.fails = false;
  const again = open(server, storage);
  expect(again.state().draft.question).toBe('Why?');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(server.state.saves).toContain('Why?');
});

test('kept words about work that is gone are left out, so that the rest can be saved', async () => {
  const storage = createStorage();
  const gone = { journeyId: 'j', taskId: 'gone', shows: 'Once' };
  const kept = { journeyId: 'j', taskId: 'a', shows: 'Still' };
  storage.set(key, JSON.stringify({ draft: { ...nothing, pieces: [gone, kept] }, revision: 0 }));
  expect(open(createServer(), storage).state().draft.pieces).toEqual([kept]);
});

test('what came from elsewhere while one typed on stays beside what was typed', async () => {
  const server = createServer();
  const keeper = open(server);
  server.state.elsewhere = 'From my phone';
  keeper.edit({ question: 'Why?' });
  const saving = keeper.flush();
  keeper.edit({ question: 'Why not?' });
  await saving;
  const { question } = keeper.state().draft;
  expect(question).toContain('From my phone');
  expect(question).toContain('Why not?');
});

test('what the server refuses is said, and stays on the page', async () => {
  const server = createServer();
  const keeper = createConferenceKeeper({
    key,
    opened: viewOf(nothing, 0),
    storage: createStorage(),
    save: async () => {
      throw new ApiError({ code: 'INVALID_REQUEST', status: 400, message: 'Too long.' });
    },
    toError: toApiError,
    isPassing: () => false,
    later: () => () => undefined,
  });
  keeper.edit({ question: 'x'.repeat(400) });
  await keeper.flush();
  expect(keeper.state()).toMatchObject({ status: 'refused', error: { code: 'INVALID_REQUEST' } });
  expect(keeper.state().draft.question).toHaveLength(400);
  expect(server.state.saves).toEqual([]);
});
