import { ApiError, toApiError, isPassing } from '../../../src/client/api/api-error.ts';
import { createBuilderKeeper } from '../../../src/client/builder/builder-keeper.ts';
import { changePathway, changeTask, findPart, removePart } from '../../../src/client/builder/edit-pathway.ts';
import type { DraftView } from '../../../src/features/pathways/draft.contract.ts';
import type { MergeConflict } from '../../../src/domain/merge-drafts.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { aPathway, mustDo } from '../domain/fixtures.ts';

const first = aPathway([mustDo('read'), mustDo('think')]);

interface Stored {
  content: PathwayContent;
  conflicts: MergeConflict[];
  revision: number;
}

/** A server that keeps one draft, as the real one does: an older revision is refused. */
function aServer() {
  const stored: Stored = { content: first, conflicts: [], revision: 1 };
  let fault: ApiError | null = null;
  return {
    stored,
    failWith: (error: ApiError | null) => {
      fault = error;
    },
    view: (): DraftView => ({
      ...structuredClone(stored),
      pathwayId: 'a'.repeat(24),
      baseVersion: 0,
      findings: [],
      updatedAt: '2026-03-01T10:00:00.000Z',
      isMineLast: true,
      isOwner: true,
      sharing: 'private',
    }),
    async save(saved: Stored) {
      if (fault) throw fault;
      if (saved.revision !== stored.revision)
        throw new ApiError({ code: 'CONFLICT', status: 409, message: 'newer' });
      Object.assign(stored, structuredClone(saved), { revision: saved.revision + 1 });
      return { revision: stored.revision, updatedAt: '2026-03-01T10:01:00.000Z', findings: [] };
    },
  };
}

function aDevice() {
  const kept = new Map<string, string>();
  const storage = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => Boolean(kept.set(key, value)),
    remove: (key: string) => void kept.delete(key),
  };
  return { kept, storage };
}

function openTab(server = aServer(), { storage } = aDevice(), opened = server.view()) {
  const keeper = createBuilderKeeper({
    key: 'draft',
    opened,
    storage,
    save: server.save,
    getNewest: async () => server.view(),
    toError: toApiError,
    isPassing,
    // Tests say when it is time to save.
    later: () => () => undefined,
  });
  return { keeper, retitle: (title: string) => keeper.edit((now) => changePathway(now, { title })) };
}

const offline = new ApiError({ code: 'OFFLINE', status: 0, message: '' });

describe('What a teacher builds', () => {
  test('is saved with the next revision, and nothing is sent when nothing changed', async () => {
    const server = aServer();
    const { keeper, retitle } = openTab(server);
    await keeper.flush();
    expect(server.stored.revision).toBe(1);
    retitle('Rivers');
    expect(keeper.state().status).toBe('saving');
    await keeper.flush();
    expect(server.stored).toMatchObject({ revision: 2, content: { title: 'Rivers' } });
    expect(keeper.state()).toMatchObject({ status: 'saved', revision: 2 });
  });

  test('stays on this device while there is no answer, and is sent later', async () => {
    const server = aServer();
    const device = aDevice();
    const { keeper, retitle } = openTab(server, device);
    server.failWith(offline);
    retitle('Offline');
    await keeper.flush();
    expect(keeper.state().status).toBe('device');
    server.failWith(null);
    await keeper.flush();
    expect(keeper.state().status).toBe('saved');
    expect(server.stored.content.title).toBe('Offline');
    expect(device.kept.size).toBe(0);
  });

  test('is found again after the page was lost, and joined with what was saved since', async () => {
    const server = aServer();
    const device = aDevice();
    const lost = openTab(server, device);
    server.failWith(offline);
    lost.retitle('Typed and lost');
    server.failWith(null);
    const other = openTab(server);
    other.keeper.edit((now) => changeTask(now, 'read', { title: 'Saved since' }));
    await other.keeper.flush();
    const { keeper } = openTab(server, device);
    await keeper.flush();
    expect(server.stored.content.title).toBe('Typed and lost');
    expect(findPart(server.stored.content, { kind: 'task', id: 'read' })).toMatchObject({
      task: { title: 'Saved since' },
    });
  });

  test('says so when it can be kept nowhere', async () => {
    const server = aServer();
    server.failWith(offline);
    const full = { get: () => null, set: () => false, remove: () => undefined };
    const { keeper, retitle } = openTab(server, { kept: new Map(), storage: full });
    retitle('Nowhere');
    await keeper.flush();
    expect(keeper.state().status).toBe('not-kept');
  });

  test('stays on the page when the server refuses it, with the reason', async () => {
    const server = aServer();
    server.failWith(new ApiError({ code: 'BODY_TOO_LARGE', status: 413, message: 'too large' }));
    const { keeper, retitle } = openTab(server);
    retitle('Too large');
    await keeper.flush();
    expect(keeper.state()).toMatchObject({
      status: 'refused',
      error: { code: 'BODY_TOO_LARGE' },
      content: { title: 'Too large' },
    });
  });
});

describe('Two tabs at once', () => {
  test('both keep their words when they changed different parts', async () => {
    const server = aServer();
    const [one, two] = [openTab(server), openTab(server)];
    one.retitle('From one');
    two.keeper.edit((now) => changeTask(now, 'think', { title: 'From two' }));
    await one.keeper.flush();
    await two.keeper.flush();
    expect(server.stored.content.title).toBe('From one');
    expect(findPart(server.stored.content, { kind: 'task', id: 'think' })).toMatchObject({
      task: { title: 'From two' },
    });
    expect(two.keeper.state()).toMatchObject({ hasMerged: true, conflicts: [] });
  });

  test('keep both texts of one field, also on the server, until a person chooses', async () => {
    const server = aServer();
    const [one, two] = [openTab(server), openTab(server)];
    one.retitle('From one');
    two.retitle('From two');
    await one.keeper.flush();
    await two.keeper.flush();
    expect(server.stored).toMatchObject({
      content: { title: 'From two' },
      conflicts: [{ field: 'title', mine: 'From two', theirs: 'From one' }],
    });
    const [conflict] = two.keeper.state().conflicts;
    if (conflict)
      two.keeper.settle(conflict, (now) => changePathway(now, { title: String(conflict.theirs) }));
    await two.keeper.flush();
    expect(server.stored).toMatchObject({ content: { title: 'From one' }, conflicts: [] });
  });
});

describe('Undo', () => {
  test('takes the last step back and leaves the words typed since', () => {
    const { keeper, retitle } = openTab();
    keeper.edit((now) => removePart(now, { kind: 'task', id: 'think' }), true);
    retitle('Typed since');
    expect(keeper.state().canUndo).toBe(true);
    keeper.undo();
    expect(keeper.state().content).toEqual({ ...first, title: 'Typed since' });
    expect(keeper.state().canUndo).toBe(false);
  });

  test('has nothing to do with words alone, which have the field’s own', () => {
    const { keeper, retitle } = openTab();
    retitle('Words');
    keeper.undo();
    expect(keeper.state().content.title).toBe('Words');
  });
});
