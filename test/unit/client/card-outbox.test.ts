import { ApiError } from '../../../src/client/api/api-error.ts';
import type { SaidCard } from '../../../src/client/profile/first-round/card-lines.ts';
import { createCardOutbox } from '../../../src/client/profile/first-round/card-outbox.ts';
import type { TextStorage } from '../../../src/client/safe-storage.ts';
import type { ProfileView } from '../../../src/features/profiles/profile.contract.ts';

const profile = { entries: [] } as unknown as ProfileView;
const offline = new ApiError({ code: 'OFFLINE', status: 0, message: '' });
const refusal = new ApiError({ code: 'RULE_BROKEN', status: 409, message: 'Not here.' });

const card = (section: SaidCard['section'], text = section as string): SaidCard => ({
  section,
  removes: [],
  lines: [{ requestId: text, section, taps: [], text, visibility: 'me' }],
});

/** A browser's storage, and a server that answers as the test says. */
function startWorld() {
  const kept = new Map<string, string>();
  const storage: TextStorage = {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => kept.set(key, value).has(key),
    remove: (key) => void kept.delete(key),
  };
  const sent: string[] = [];
  const world = { kept, sent, fails: null as ApiError | null };
  const open = () =>
    createCardOutbox({
      key: 'outbox',
      storage,
      send: ({ lines }) => {
        if (world.fails) return Promise.reject(world.fails);
        sent.push(lines.map(({ text }) => text).join());
        return Promise.resolve(profile);
      },
      onSent: () => undefined,
    });
  return Object.assign(world, { open });
}

test('a card goes at once, and nothing of it stays in the browser', async () => {
  const world = startWorld();
  const outbox = world.open();
  outbox.put(card('interests'));
  await outbox.flush();
  expect(world.sent).toEqual(['interests']);
  expect(outbox.state()).toMatchObject({ waiting: [], isStuck: false });
  expect(world.kept.size).toBe(0);
});

test('without a network cards wait in their order, also in the next page, and say so', async () => {
  const world = startWorld();
  world.fails = offline;
  const first = world.open();
  first.put(card('interests'));
  await first.flush();
  first.put(card('helps'));
  await first.flush();
  expect(first.state().isStuck).toBe(true);
  expect(first.state().waiting.map(({ section }) => section)).toEqual(['interests', 'helps']);
  world.fails = null;
  const next = world.open();
  await next.flush();
  expect(world.sent).toEqual(['interests', 'helps']);
  expect(next.state()).toMatchObject({ waiting: [], isStuck: false });
});

test('what is said anew takes the place of what waits of the same card', async () => {
  const world = startWorld();
  world.fails = offline;
  const outbox = world.open();
  outbox.put(card('interests', 'boats'));
  await outbox.flush();
  outbox.put(card('interests', 'canoes'));
  await outbox.flush();
  world.fails = null;
  await outbox.flush();
  expect(world.sent).toEqual(['canoes']);
});

test('a card that is refused is named with its reason, and holds no other card up', async () => {
  const world = startWorld();
  world.fails = refusal;
  const outbox = world.open();
  outbox.put(card('interests'));
  await outbox.flush();
  world.fails = null;
  outbox.put(card('helps'));
  await outbox.flush();
  expect(outbox.state().refused).toEqual([{ section: 'interests', error: refusal }]);
  expect(world.sent).toEqual(['helps']);
  outbox.put(card('interests', 'other words'));
  await outbox.flush();
  expect(outbox.state().refused).toEqual([]);
});

test('after the session has ended cards wait for the next launch', async () => {
  const world = startWorld();
  world.fails = new ApiError({ code: 'SESSION_EXPIRED', status: 401, message: '' });
  const outbox = world.open();
  outbox.put(card('interests'));
  await outbox.flush();
  expect(outbox.state()).toMatchObject({ isStuck: true, refused: [] });
  expect(world.kept.get('outbox')).toContain('interests');
});
