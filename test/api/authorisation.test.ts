import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { promised, roles } from '../support/promised-operations.ts';
import { codeOf, pathOf, startTwoTenants, type TwoTenants } from '../support/two-tenants.ts';

// Who may call what: every operation that the app offers, each role, and each kind of bad token.

let world: TwoTenants;

beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.school.close());

test('every operation of the app is promised to somebody, under a name of its own', () => {
  expect(world.operations.length).toBeGreaterThan(20);
  expect(world.operations.filter(({ id }) => !promised[id]).map(({ id }) => id)).toEqual([]);
  expect(new Set(world.operations.map(({ name }) => name)).size).toBe(world.operations.length);
});

test.each(roles)('%s may call what is promised, and is told 403 elsewhere', async (role) => {
  for (const operation of world.operations) {
    const { token } = world.ours.views[role].session;
    const answer = await world.call(operation.method, pathOf(operation, world.ours), token);
    const seen = { id: operation.id, forbidden: answer.status === 403 };
    expect(seen).toEqual({ id: operation.id, forbidden: !promised[operation.id]?.includes(role) });
    if (answer.status === 403) expect(await codeOf(answer)).toBe('FORBIDDEN');
    expect(answer.status).not.toBe(401);
    expect({ id: operation.id, failed: answer.status >= 500 }).toEqual({ id: operation.id, failed: false });
  }
});

describe('without a good token nothing answers', () => {
  const everywhere = async (token: string | undefined, code: string) => {
    for (const operation of world.operations) {
      const answer = await world.call(operation.method, pathOf(operation, world.ours), token);
      expect({ id: operation.id, status: answer.status, code: await codeOf(answer) }).toEqual({
        id: operation.id,
        status: 401,
        code,
      });
    }
  };
  const good = () => world.ours.views.teacher.session.token;

  test('no token', () => everywhere(undefined, 'SESSION_MISSING'));
  test('no token but text', () => everywhere('abc', 'SESSION_MISSING'));

  test('a token with a changed payload', () => {
    const [header, , signature] = good().split('.');
    const claims = Buffer.from(JSON.stringify({ ...decodeJwt(good()), rol: 'teacher' })).toString(
      'base64url',
    );
    return everywhere([header, claims, `${signature?.slice(0, -2)}xx`].join('.'), 'SESSION_MISSING');
  });

  test('a token without a signature', () =>
    everywhere(new UnsecuredJWT(decodeJwt(good())).encode(), 'SESSION_MISSING'));

  test('a token signed with another secret', async () => {
    const forged = await new SignJWT(decodeJwt(good()))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32).fill(1));
    await everywhere(forged, 'SESSION_MISSING');
  });

  test('the LMS’s own id_token', async () => {
    const page = await launch({ lms: world.school.lms, as: 'rivera', link: world.link });
    await everywhere(page.form.fields['id_token'], 'SESSION_MISSING');
  });

  test('a token whose time is over, which says so', async () => {
    world.shiftClock(1_801_000);
    try {
      await everywhere(good(), 'SESSION_EXPIRED');
    } finally {
      world.shiftClock(0);
    }
  });

  test('a session that was renewed long enough ends with the school day', async () => {
    const { token } = world.ours.views.student.session;
    const session = await world.school.tool.dependencies.tokens.read(token);
    world.shiftClock(28_801_000);
    try {
      const late = await world.school.tool.dependencies.tokens.issue(session);
      const renewal = await world.call('post', '/api/session/renewals', late.token);
      expect({ status: renewal.status, code: await codeOf(renewal) }).toEqual({
        status: 401,
        code: 'SESSION_EXPIRED',
      });
    } finally {
      world.shiftClock(0);
    }
  });
});
