import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { startSchool, type School } from '../support/tool.ts';

// The doors to the admin console: a one-time link, and a launch of somebody whom the tenant named.

let school: School;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
});
afterAll(() => school.close());

const dependencies = () => school.tool.dependencies;
const tenantId = () => school.platforms.canvas.tenantId ?? '';

async function newCode(tenant?: string): Promise<string> {
  const { code } = await dependencies().admin.links.create({
    ...(tenant ? { tenantId: tenant } : {}),
    label: 'District office',
    hours: 1,
  });
  return code;
}

const look = (code: string) => fetch(`${school.tool.url}/admin?${new URLSearchParams({ code }).toString()}`);
const signIn = (code: string) =>
  fetch(`${school.tool.url}/admin`, { method: 'POST', body: new URLSearchParams({ code }) });
const call = (path: string, token: string, method = 'GET') =>
  fetch(school.tool.url + path, { method, headers: { authorization: `Bearer ${token}` } });

async function launchOf(answer: Response): Promise<LaunchView> {
  const html = await answer.text();
  return JSON.parse(/id="launch">(.*?)<\/script>/.exec(html)?.[1] ?? '') as LaunchView;
}

test('a link that was only looked at, as mail programs do, still signs in; then it is used up', async () => {
  const code = await newCode(tenantId());
  const page = await look(code);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const view = await launchOf(await signIn(code));
  expect(view.screen).toMatchObject({
    name: 'admin',
    console: { label: 'District office', isOperator: false },
  });
  expect(view.person.role).toBe('admin');
  for (const again of [await signIn(code), await look(code)]) {
    expect(again.status).toBe(403);
    expect(await again.text()).toContain('This sign-in link was used already.');
  }
});

test('two who press the button at once get one session', async () => {
  const code = await newCode();
  const statuses = await Promise.all(
    [signIn(code), signIn(code), signIn(code)].map(async (a) => (await a).status),
  );
  expect(statuses.toSorted()).toEqual([200, 403, 403]);
});

test.each([
  [
    'too old',
    async () => {
      const code = await newCode();
      shift = 3_600_001;
      return code;
    },
    'This sign-in link is too old.',
  ],
  ['made up', () => Promise.resolve('abc'), 'This sign-in link is not one of ours.'],
])('a link that is %s opens nothing and says so', async (_, code, sentence) => {
  try {
    const answer = await signIn(await code());
    expect(answer.status).toBe(403);
    const text = await answer.text();
    expect(text).toContain(sentence);
    expect(text).toContain('ADMIN_LINK_UNUSABLE');
  } finally {
    shift = 0;
  }
});

test('the door speaks the browser’s language', async () => {
  const code = await newCode();
  const spanish = { headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' } };
  const answer = await fetch(`${school.tool.url}/admin?code=${code}`, spanish);
  const text = await answer.text();
  expect(text).toContain('<html lang="es">');
  expect(text).toContain('Este enlace es para District office.');
});

test('the door without a link says how to get one', async () => {
  const answer = await fetch(`${school.tool.url}/admin`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('waymark -- admin link');
});

test('an operator sees no tenant’s data, enters one, is written down there, and goes back', async () => {
  const view = await launchOf(await signIn(await newCode()));
  expect(view.person.role).toBe('operator');
  const { tenants } = (await (await call('/api/admin/tenants', view.session.token)).json()) as {
    tenants: { id: string }[];
  };
  expect(tenants.map(({ id }) => id)).toEqual(
    expect.arrayContaining([tenantId(), school.platforms.schoology.tenantId]),
  );
  const entered = await call(`/api/admin/tenants/${tenantId()}/sessions`, view.session.token, 'POST');
  const inside = (await entered.json()) as LaunchView;
  expect(inside.screen).toMatchObject({ console: { tenant: { id: tenantId() }, isOperator: true } });
  const { entries } = await dependencies().audit.list(tenantId(), { limit: 50 });
  expect(entries[0]).toMatchObject({
    action: 'tenant.entered',
    actor: { kind: 'operator', id: view.person.id },
  });
  const back = (await (
    await call('/api/admin/tenant-departures', inside.session.token, 'POST')
  ).json()) as LaunchView;
  expect(back.person.role).toBe('operator');
});

test('whoever came for one tenant cannot leave it', async () => {
  const view = await launchOf(await signIn(await newCode(tenantId())));
  expect((await call('/api/admin/tenant-departures', view.session.token, 'POST')).status).toBe(409);
});

test('a right that is taken away ends running sessions at once', async () => {
  const view = await launchOf(await signIn(await newCode(tenantId())));
  expect((await call('/api/session', view.session.token)).status).toBe(200);
  await dependencies().admin.admins.remove(tenantId(), view.person.id);
  expect((await call('/api/session', view.session.token)).status).toBe(401);
});

describe('a launch outside a course', () => {
  const institutionAdmin = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';
  const roles = 'https://purl.imsglobal.org/spec/lti/claim/roles';
  const open = async (as: string, urns: string[]) => {
    const page = await launch({
      lms: school.lms,
      as,
      course: 'science-7',
      editClaims: (claims) => {
        const all = claims as Record<string, unknown>;
        all[roles] = urns;
        all['https://www.instructure.com/placement'] = 'account_navigation';
      },
    });
    return page.launch as LaunchView;
  };

  test('of an administrator of the LMS opens nothing, notes the wish, and opens the console once they are named', async () => {
    const { admins } = dependencies().admin;
    const first = await open('admin', [institutionAdmin]);
    expect(first.screen).toEqual({ name: 'explain', reason: 'not-admin' });
    const [request] = await admins.listRequests(tenantId());
    await admins.ensure(tenantId(), { personId: request?.personId ?? '', label: 'Ms Admin' });
    const view = await open('admin', [institutionAdmin]);
    expect(view.screen).toMatchObject({ name: 'admin', console: { tenant: { id: tenantId() } } });
    expect((await call('/api/session', view.session.token)).status).toBe(200);
  });

  test('of anybody else asks for nothing', async () => {
    const before = await dependencies().admin.admins.listRequests(tenantId());
    const view = await open('ben', ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student']);
    expect(view.screen.name).toBe('explain');
    expect(await dependencies().admin.admins.listRequests(tenantId())).toEqual(before);
  });
});
