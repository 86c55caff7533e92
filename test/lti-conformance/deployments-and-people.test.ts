import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { launch, type LaunchOptions } from '../../sandbox/lms/scripted-browser.ts';
import { expectRefusalPage } from '../support/refusal.ts';
import { startSchool, type School } from '../support/tool.ts';

// Which installation, which person, which role: what a verified launch makes of them.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';

let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool({ keepLogs: true });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
});
afterAll(() => school.close());

type Claims = Record<string, unknown>;
type Options = Partial<Omit<LaunchOptions, 'lms'>>;

async function view(options: Options = {}): Promise<LaunchView> {
  const page = await launch({ lms: school.lms, as: 'ana', link, ...options });
  expect(page.status).toBe(200);
  return page.launch as LaunchView;
}

const withClaims = (edit: (claims: Claims) => void, options: Options = {}) =>
  view({ ...options, editClaims: (claims) => edit(claims as Claims) });

async function stored(collection: string, filter: object = {}): Promise<Claims[]> {
  const connection = await school.tool.openOwnConnection();
  return connection.collection(collection).find(filter).toArray() as Promise<Claims[]>;
}

/** A registration of the sandbox's Canvas for another client id, known to the tool under this policy. */
async function registerAgain(
  clientId: string,
  deploymentPolicy: 'accept' | 'claim',
  deploymentIds: string[],
) {
  const [registration] = school.lms.state.platforms.canvas.registrations;
  if (!registration) throw new Error('the sandbox has no registration');
  const deploymentId = `${clientId}:a`;
  school.lms.state.platforms.canvas.registrations.push({ ...registration, clientId, deploymentId });
  return school.tool.dependencies.lti.registry.add({
    ...school.lms.platform('canvas'),
    clientId,
    deploymentIds,
    deploymentPolicy,
    audience: undefined,
  });
}

const otherDeployment = (deployment: string): Options => ({
  editLogin: (parameters) => {
    delete parameters['lti_deployment_id'];
    delete parameters['deployment_id'];
  },
  editClaims: (claims) => void ((claims as Claims)[`${lti}deployment_id`] = deployment),
});

describe('deployments', () => {
  test('a first-seen one of an active registration is accepted, recorded once, and of the same tenant', async () => {
    const first = await view(otherDeployment('new-one'));
    const second = await view(otherDeployment('new-one'));
    expect(second.person.id).toBe(first.person.id);
    const [deployment, ...more] = await stored('deployments', { deploymentId: 'new-one' });
    expect(more).toEqual([]);
    expect(deployment).toMatchObject({
      platformId: school.platforms.canvas._id,
      tenantId: school.platforms.canvas.tenantId,
      status: 'active',
    });
  });

  test('of a shared client id it waits to be claimed: a page that says so, and nothing of the person is kept', async () => {
    const clientId = '10000000000050';
    await registerAgain(clientId, 'claim', []);
    const people = await stored('people');
    const page = await launch({ lms: school.lms, as: 'ana', course: 'science-7', clientId });
    expectRefusalPage(page, { status: 403, code: 'DEPLOYMENT_UNCLAIMED' });
    expect(page.html).toContain('claim this install');
    expect(await stored('people')).toEqual(people);
    expect(await stored('deployments', { deploymentId: `${clientId}:a` })).toMatchObject([
      { status: 'unclaimed' },
    ]);
  });

  test('each claimed one of a shared client id is a tenant of its own', async () => {
    const clientId = '10000000000051';
    await registerAgain(clientId, 'claim', [`${clientId}:a`, `${clientId}:b`]);
    const one = await view({ link: undefined, course: 'science-7', clientId });
    const two = await view({
      ...otherDeployment(`${clientId}:b`),
      link: undefined,
      course: 'science-7',
      clientId,
    });
    expect(one.person.id).not.toBe(two.person.id);
    const tenants = (await stored('people', { _id: { $in: [one.person.id, two.person.id] } })).map(
      (person) => person['tenantId'],
    );
    expect(new Set(tenants).size).toBe(2);
  });

  test('a login without client_id is refused where the issuer has several registrations', async () => {
    const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
    delete loginParameters['client_id'];
    const answer = await fetch(loginUrl, { method: 'POST', body: new URLSearchParams(loginParameters) });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('PLATFORM_AMBIGUOUS');
  });
});

describe('people', () => {
  test('every collection is the one that the indexes were made for', () => {
    const { connection } = school.tool.dependencies;
    const names = connection.modelNames().map((name) => connection.model(name).collection.name);
    expect(names).toEqual(connection.modelNames());
  });

  test('first launches of one person at the same instant make one person, one course, one enrolment', async () => {
    const newcomer = school.lms.state.school.people.findLast((one) => one.institution === 'student');
    const as = newcomer?.id ?? '';
    const views = await Promise.all(
      Array.from({ length: 8 }, () => view({ as, link: undefined, course: 'staff-dev' })),
    );
    const [personId, ...others] = new Set(views.map((one) => one.person.id));
    expect(others).toEqual([]);
    expect(await stored('enrolments', { personId })).toHaveLength(1);
    expect(await stored('people', { _id: personId })).toHaveLength(1);
  });

  test('the same sub under two registrations is two people', async () => {
    const clientId = '10000000000052';
    await registerAgain(clientId, 'accept', []);
    const here = await view({ link: undefined, course: 'science-7' });
    const there = await view({ link: undefined, course: 'science-7', clientId });
    expect(here.person.id).not.toBe(there.person.id);
  });

  test('a name is never overwritten with nothing, and a new one replaces it', async () => {
    const as = 'ben';
    const nameless = (claims: Claims) => {
      for (const name of ['name', 'given_name', 'family_name']) delete claims[name];
    };
    const first = await view({ as });
    expect(first.person.name).toMatch(/^Ben/);
    expect((await withClaims(nameless, { as })).person.name).toBe(first.person.name);
    const unfilled = (claims: Claims) =>
      Object.assign(claims, { name: '$Person.name.full', given_name: '', family_name: null });
    expect((await withClaims(unfilled, { as })).person.name).toBe(first.person.name);
    const renamed = (claims: Claims) => void (claims['name'] = 'Benedicta New');
    expect((await withClaims(renamed, { as })).person.name).toBe('Benedicta New');
    // And back again, in the same minute.
    expect((await view({ as })).person.name).toBe(first.person.name);
    expect(await stored('people', { _id: first.person.id })).toMatchObject([{ name: first.person.name }]);
  });

  test('a role that changes and changes back is stored each time', async () => {
    const roles = (name: string) => (claims: Claims) =>
      void (claims[`${lti}roles`] = [`${lis}membership#${name}`]);
    let personId = '';
    for (const [name, role] of [
      ['Learner', 'student'],
      ['Instructor', 'teacher'],
      ['Learner', 'student'],
    ] as const) {
      const launched = await withClaims(roles(name), { as: 'okafor' });
      expect(launched.person.role).toBe(role);
      personId = launched.person.id;
      expect(await stored('enrolments', { personId })).toMatchObject([{ role }]);
    }
  });

  test('literal $Variables are no values: title, points and due date stay unknown', async () => {
    const { id, linkId } = school.lms.addAssignment({ course: 'science-7', title: 'Unfilled' });
    await withClaims(
      (claims) => {
        claims[`${lti}resource_link`] = { id: linkId, title: '$ResourceLink.title' };
        claims[`${lti}custom`] = {
          assignment_points: '$Canvas.assignment.pointsPossible',
          due_at: '$Canvas.assignment.dueAt.iso8601',
          waymark_assignment: '$Whatever',
        };
      },
      { as: 'rivera', link: id },
    );
    const [assignment] = await stored('assignments', { resourceLinkId: linkId });
    expect(assignment).toMatchObject({ title: 'Assignment' });
    for (const name of ['points', 'dueAt', 'pathwayId']) expect(assignment).not.toHaveProperty(name);
  });

  test('the LMS’s test student is marked', async () => {
    const { person } = await view({ as: 'rivera', studentView: true });
    expect(person.role).toBe('student');
    expect(await stored('people', { _id: person.id })).toMatchObject([{ isTestStudent: true }]);
    expect(await stored('enrolments', { personId: person.id })).toMatchObject([{ isTestStudent: true }]);
  });
});

describe('roles', () => {
  const role = (name: string) => `${lis}${name}`;

  test('Canvas’s teaching assistant, who carries Instructor too, teaches', async () => {
    expect((await view({ as: 'sato' })).person.role).toBe('teacher');
  });

  test('an administrator of the school is nobody in a course', async () => {
    const launched = await view({ as: 'admin' });
    expect(launched.person.role).toBe('none');
    expect(launched.screen).toEqual({ name: 'explain', reason: 'no-role' });
  });

  test('someone who teaches elsewhere and learns here is a learner', async () => {
    const roles = [role('institution/person#Instructor'), role('membership#Learner')];
    const launched = await withClaims((claims) => void (claims[`${lti}roles`] = roles));
    expect(launched.person.role).toBe('student');
  });

  test('an observer may see only the children whom the LMS names, and none without the claim', async () => {
    const sessionOf = async (edit: (claims: Claims) => void) => {
      const { session } = await withClaims(edit, { as: 'ana-parent' });
      return school.tool.dependencies.tokens.read(session.token);
    };
    const ana = (await view()).person.id;
    await view({ as: 'ben' });
    const named = await sessionOf(() => undefined);
    expect(named).toMatchObject({ role: 'mentor', mentees: [ana] });
    const unnamed = await sessionOf((claims) => void delete claims[`${lti}role_scope_mentor`]);
    expect(unnamed).toMatchObject({ role: 'mentor', mentees: [] });
    const odd = await sessionOf((claims) => void (claims[`${lti}role_scope_mentor`] = { all: true }));
    expect(odd.mentees).toEqual([]);
  });

  test('the claim of children opens nothing to a learner', async () => {
    const sub = school.lms.platform('canvas').clientId;
    const { session } = await withClaims(
      (claims) => void (claims[`${lti}role_scope_mentor`] = [sub, claims['sub']]),
    );
    expect((await school.tool.dependencies.tokens.read(session.token)).mentees).toEqual([]);
  });
});
