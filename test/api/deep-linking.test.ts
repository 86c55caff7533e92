import { pickerView } from '../../src/features/deep-linking/deep-linking.contract.ts';
import { deepLinkingSettingsSchema } from '../../src/lti/claims.ts';
import { createDeepLinkResponse } from '../../src/lti/deep-linking.ts';
import {
  anItem,
  plannedIdOf,
  settingsWith,
  startDeepLinkWorld,
  type DeepLinkWorld,
} from '../support/deep-link-world.ts';
import { aSession } from '../support/feature-app.ts';
import { aPathway, mustDo } from '../unit/domain/fixtures.ts';

let world: DeepLinkWorld;

// ltijs makes a 4096-bit key for each platform, which takes seconds on a busy machine.
beforeAll(async () => {
  world = await startDeepLinkWorld();
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  world.now = new Date();
  world.beforeSigning = () => undefined;
});

describe('A deep-linking request', () => {
  test('is answered once, also when it is sent many times at once', async () => {
    const session = await world.open();
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.answer(session)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.message).toContain('was sent already');
    const sent = answers.find(({ status }) => status === 200);
    const [link] = await world.itemsOf(sent?.body.jwt);
    const planned = await world.plannedOf(session);
    expect(planned.map(({ _id }) => _id)).toEqual([plannedIdOf(link)]);
    expect((await world.answer(session, [])).status).toBe(409);
  });

  test('can be answered again when signing failed, and nothing is left of the first try', async () => {
    const session = await world.open();
    world.beforeSigning = () => {
      throw new Error('the key store is away');
    };
    expect((await world.answer(session)).status).toBe(500);
    expect(await world.plannedOf(session)).toEqual([]);
    world.beforeSigning = () => undefined;
    expect((await world.answer(session)).status).toBe(200);
    expect(await world.plannedOf(session)).toHaveLength(1);
  });

  test('ends after eight hours', async () => {
    const session = await world.open();
    world.now = new Date(Date.now() + 8 * 3_600_000 + 1);
    const late = await world.answer(session);
    expect(late.status).toBe(409);
    expect(late.body.error.message).toContain('has ended');
  });

  test('belongs to the teacher who opened it and to nobody else', async () => {
    const session = await world.open();
    const { tenantId, personId, deepLinkId, platformId } = session;
    expect((await world.answer(aSession({ tenantId, platformId, deepLinkId }))).status).toBe(409);
    expect((await world.answer(aSession({ personId, platformId, deepLinkId }))).status).toBe(409);
    expect((await world.answer({ ...session, deepLinkId: undefined })).status).toBe(409);
    expect((await world.answer({ ...session, role: 'student' })).status).toBe(403);
    expect((await world.answer(session)).status).toBe(200);
  });

  test.each([
    { accept_multiple: undefined, words: 'absent' },
    { accept_multiple: false, words: 'false' },
  ])('with accept_multiple $words takes one link and says so', async ({ accept_multiple }) => {
    const session = await world.open(settingsWith({ accept_multiple }));
    const refused = await world.answer(session, [anItem(), anItem()]);
    expect(refused.status).toBe(400);
    expect(refused.body.error.faults).toEqual([
      { path: 'items', message: 'Canvas takes one at a time here' },
    ]);
    expect(await world.plannedOf(session)).toEqual([]);
    expect((await world.answer(session)).status).toBe(200);
  });

  test('of a place that takes no LTI links is refused in words before anything is kept', async () => {
    const session = await world.open(settingsWith({ accept_types: ['file', 'html'] }));
    const refused = await world.answer(session);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('Canvas does not take assignments');
    expect(await world.plannedOf(session)).toEqual([]);
  });

  test.each(['http://lms.example/return', 'https://10.0.0.1/return', 'https://user:pass@lms.example/return'])(
    'that wants its answer at %s gets none',
    async (deep_link_return_url) => {
      const session = await world.open(settingsWith({ deep_link_return_url }));
      const refused = await world.answer(session);
      expect(refused.status).toBe(502);
      expect(refused.text).not.toContain('"jwt"');
    },
  );

  test('never leads to a script address, whatever is allowed', async () => {
    const sign = createDeepLinkResponse({ ltijs: world.ltijs, outbound: { allowPrivateNetwork: true } });
    const to = (deep_link_return_url: string) =>
      sign(world.canvas, {
        deploymentId: '1',
        settings: { ...settingsWith(), deep_link_return_url },
        items: [],
      });
    await expect(to('javascript:alert(1)')).rejects.toThrow('not a web address');
    await expect(to('data:text/html,x')).rejects.toThrow('not a web address');
    expect((await to('http://127.0.0.1:4000/return')).returnUrl).toBe('http://127.0.0.1:4000/return');
    const claim = { deep_link_return_url: 'javascript:alert(1)', accept_types: [] };
    expect(deepLinkingSettingsSchema.safeParse(claim).success).toBe(false);
  });

  test('names every wrong item at once and plans none', async () => {
    const session = await world.open(settingsWith({ accept_multiple: true }));
    const unknown = await world.answer(session, [
      anItem({ pathwayId: '0'.repeat(24) }),
      anItem(),
      anItem({ pathwayId: 'library:none' }),
    ]);
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.faults.map(({ path }: { path: string }) => path)).toEqual([
      'items.0.pathwayId',
      'items.2.pathwayId',
    ]);
    const bad = await world.answer(session, [anItem({ title: ' ', points: 0, dueAt: 'soon', more: 1 })]);
    expect(bad.body.error.faults.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['items.0.title', 'items.0.points', 'items.0.dueAt', 'items.0']),
    );
    expect(await world.plannedOf(session)).toEqual([]);
  });

  test('does not put another school’s pathway behind a link', async () => {
    const owner = aSession();
    const { id } = await world.pathways.createPathway(owner, aPathway([mustDo('read')]));
    expect((await world.answer(await world.open(), [anItem({ pathwayId: id })])).status).toBe(400);
    const colleague = await world.open(settingsWith(), world.canvas, { tenantId: owner.tenantId });
    expect((await world.answer(colleague, [anItem({ pathwayId: id })])).status).toBe(200);
  });
});

describe('The picker', () => {
  test('shows the teacher’s own pathways, the library, and what the LMS takes', async () => {
    const session = await world.open(settingsWith({ accept_multiple: 'true', accept_lineitem: false }));
    const { id } = await world.pathways.createPathway(session, aPathway([mustDo('read')]));
    const view = pickerView.parse(await world.service.pickerFor(session));
    expect(view).toMatchObject({ lms: 'Canvas', acceptsSeveral: true, acceptsLineItem: false });
    expect(view.mine.map((shown) => shown.id)).toEqual([id]);
    expect(view.library).toHaveLength(3);
  });

  test('tells the teacher’s copy from the library’s original, and where the own ones go on', async () => {
    const session = await world.open();
    for (let index = 0; index < 50; index += 1) {
      await world.pathways.createPathway(session, aPathway([mustDo('read')]));
    }
    const before = pickerView.parse(await world.service.pickerFor(session));
    expect(before.mineNext).toBeUndefined();
    await world.pathways.ensureUsable(session.tenantId, session.personId, 'library:fractions-grade-4');
    const view = pickerView.parse(await world.service.pickerFor(session));
    expect(view.mine).toHaveLength(50);
    expect(view.mineNext).toBe(view.mine.at(-1)?.id);
    expect(view.mine.map((shown) => shown.isLibraryCopy === true)).toEqual([true, ...Array(49).fill(false)]);
    expect(view.library.some((shown) => shown.isLibraryCopy)).toBe(false);
  });

  test('of a session without a request takes one pathway', async () => {
    const view = pickerView.parse(
      await world.service.pickerFor(aSession({ platformId: world.schoology._id })),
    );
    expect(view).toMatchObject({ lms: 'Schoology', acceptsSeveral: false, mine: [] });
    expect(view.acceptsLineItem).toBeUndefined();
  });
});

describe('A planned assignment', () => {
  test('is found by the id that the link carries, in its own school only', async () => {
    const session = await world.open();
    await world.answer(session, [anItem({ title: 'Halves', points: 12.5 })]);
    const [planned] = await world.plannedOf(session);
    const { tenantId, personId } = session;
    const found = await world.service.findPlannedAssignment(tenantId, planned?._id ?? '');
    expect(found).toMatchObject({ title: 'Halves', points: 12.5, createdBy: personId });
    const usable = await world.pathways.ensureUsable(tenantId, personId, 'library:fractions-grade-4');
    expect(found?.pathwayId).toBe(usable.pathwayId);
    expect(await world.service.findPlannedAssignment(aSession().tenantId, planned?._id ?? '')).toBeNull();
    expect(await world.service.findPlannedAssignment(tenantId, '$ne')).toBeNull();
  });
});
