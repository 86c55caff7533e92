import { decodeProtectedHeader } from 'jose';
import {
  anItem,
  dl,
  lti,
  plannedIdOf,
  settingsWith,
  startDeepLinkWorld,
  type DeepLinkWorld,
} from '../support/deep-link-world.ts';

let world: DeepLinkWorld;

// ltijs makes a 4096-bit key for each platform, which takes seconds on a busy machine.
beforeAll(async () => {
  world = await startDeepLinkWorld();
}, 60_000);
afterAll(() => world.close());

describe('The answer to a deep-linking request', () => {
  test('is signed for the LMS as Deep Linking 2.0 asks, with a fresh nonce and a short life', async () => {
    const first = await world.answer(await world.open());
    expect(first.status).toBe(200);
    expect(first.body.returnUrl).toBe('https://lms.example/return?data=signed%20state');
    const claims = await world.verified(first.body.jwt);
    expect(claims).toMatchObject({
      [`${lti}message_type`]: 'LtiDeepLinkingResponse',
      [`${lti}version`]: '1.3.0',
      [`${lti}deployment_id`]: '1:abc',
    });
    expect(claims).not.toHaveProperty('azp');
    expect(claims).not.toHaveProperty([`${dl}data`]);
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(decodeProtectedHeader(first.body.jwt)).toMatchObject({ alg: 'RS256', kid: world.canvas.kid });
    const second = await world.verified((await world.answer(await world.open())).body.jwt);
    expect(second['nonce']).not.toBe(claims['nonce']);
  });

  test('holds a link with its gradebook column, due date and our id, in the dress of Canvas', async () => {
    const session = await world.open();
    const { body } = await world.answer(session, [anItem({ dueAt: '2026-12-01T18:00:00-05:00' })]);
    const [planned] = await world.plannedOf(session);
    expect(await world.itemsOf(body.jwt)).toEqual([
      {
        type: 'ltiResourceLink',
        title: 'Fractions',
        url: 'https://waymark.example/lti/launch',
        lineItem: {
          scoreMaximum: 60,
          label: 'Fractions',
          resourceId: planned?._id,
          tag: 'waymark-pathway',
        },
        submission: { endDateTime: '2026-12-01T23:00:00.000Z' },
        custom: expect.objectContaining({
          waymark_assignment: planned?._id,
          due_at: '$Canvas.assignment.dueAt.iso8601',
        }),
        'https://canvas.instructure.com/lti/preserveExistingAssignmentName': true,
      },
    ]);
  });

  test('is plain for Schoology, with keys that survive its lower-casing', async () => {
    const { body } = await world.answer(await world.open(settingsWith(), world.schoology));
    const [link] = await world.itemsOf(body.jwt, world.schoology);
    expect(link).not.toHaveProperty('submission');
    expect(Object.keys(link ?? {})).toEqual(['type', 'title', 'url', 'lineItem', 'custom']);
    const keys = Object.keys(link?.['custom'] as object);
    expect(keys.every((key) => /^[a-z][a-z0-9_]*$/.test(key))).toBe(true);
  });

  test.each([
    { accept_lineitem: false, carries: false },
    { accept_lineitem: true, carries: true },
    { accept_lineitem: undefined, carries: true },
  ])('carries a line item ($carries) when accept_lineitem is $accept_lineitem', async (given) => {
    const { accept_lineitem, carries } = given;
    const { body } = await world.answer(await world.open(settingsWith({ accept_lineitem })));
    expect('lineItem' in ((await world.itemsOf(body.jwt))[0] ?? {})).toBe(carries);
  });

  test.each(['', 'opaque "state" ü <b>', ' '])('echoes `data` unchanged: %j', async (data) => {
    const { body } = await world.answer(await world.open(settingsWith({ data })));
    expect((await world.verified(body.jwt))[`${dl}data`]).toBe(data);
  });

  test('cancels with an empty list, also where the LMS takes no links', async () => {
    const session = await world.open(settingsWith({ accept_types: ['file'], data: 'd' }));
    const { status, body } = await world.answer(session, []);
    expect(status).toBe(200);
    expect(await world.verified(body.jwt)).toMatchObject({ [`${dl}content_items`]: [], [`${dl}data`]: 'd' });
    expect(await world.plannedOf(session)).toEqual([]);
  });

  test('may hold several links where the LMS says so', async () => {
    const session = await world.open(settingsWith({ accept_multiple: true }));
    const { body } = await world.answer(session, [anItem(), anItem({ title: 'Again' })]);
    const links = await world.itemsOf(body.jwt);
    expect(links.map(({ title }) => title)).toEqual(['Fractions', 'Again']);
    const ids = links.map(plannedIdOf);
    const planned = await world.plannedOf(session);
    expect(new Set(ids)).toEqual(new Set(planned.map(({ _id }) => _id)));
    expect(new Set(planned.map(({ pathwayId }) => pathwayId)).size).toBe(1);
  });
});
