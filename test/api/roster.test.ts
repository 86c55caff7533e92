import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import type { Dress } from '../../sandbox/lms/index.ts';
import { getCourse } from '../../sandbox/lms/sandbox.ts';
import type { BoardRow, BoardView } from '../../src/features/journeys/board.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { RosterView } from '../../src/features/roster/roster.contract.ts';
import { createApiClient } from '../support/api-client.ts';
import { addPathway } from '../support/browser-steps.ts';
import { launch, type Tampering } from '../../sandbox/lms/scripted-browser.ts';
import { registerDress, startSchool, type School } from '../support/tool.ts';

// The LMS's class list (NRPS 2.0) in both dresses: who is there, who has left, and what happens when the LMS does not play along.

const minute = 60_000;
let school: School;
let contexts = 0;
/** How far ahead Waymark's clock is while a board is looked at. Launches happen now, because the LMS signs with the real time. */
let later = 0;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({
    clock: () => new Date(Date.now() + shift),
    lmsClock: () => new Date(),
    config: { session: { lifetimeSeconds: 1_000_000, renewableSeconds: 1_000_000 } },
  });
  await registerDress(school, 'moodle');
});
afterAll(() => school.close());
beforeEach(() => school.lms.reset());

/** Does something when so much more time has passed for Waymark. */
async function after<T>(milliseconds: number, act: () => Promise<T>): Promise<T> {
  later += milliseconds;
  shift = later;
  try {
    return await act();
  } finally {
    shift = 0;
  }
}

/** An LMS that failed is left alone for some seconds. */
const readLists = () => after(minute, () => school.tool.dependencies.rosters.runOnce());

async function open(dress: Dress, as: string, more: { link: string } & LaunchChanges) {
  const page = await launch({ lms: school.lms, dress, as, course: 'science-7', ...more });
  expect(page.status).toBe(200);
  const view = page.launch as LaunchView;
  return { view, api: createApiClient(school.tool.url, view.session.token) };
}

const contextClaim = 'https://purl.imsglobal.org/spec/lti/claim/context';
const rosterClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

interface LaunchChanges extends Pick<Tampering, 'editClaims'> {
  studentView?: boolean;
  /** Where the LMS says that its list is. */
  membershipsUrl?: string;
}

/** A class of its own, so that no test sees another one's people. */
async function newClass(dress: Dress, membershipsUrl?: string) {
  const link = await addPathway(school, dress);
  const course = getCourse(school.lms.state, 'science-7');
  contexts += 1;
  const contextId = `class-${contexts}`;
  const enter = (as: string, more: LaunchChanges = {}) =>
    open(dress, as, {
      link,
      ...more,
      editClaims(claims) {
        Object.assign(claims[contextClaim] as object, { id: contextId });
        const listUrl = more.membershipsUrl ?? membershipsUrl;
        if (listUrl) Object.assign(claims[rosterClaim] as object, { context_memberships_url: listUrl });
        more.editClaims?.(claims);
      },
    });
  const teacher = await enter('rivera');
  return { link, course, enter, teacher };
}

type Class = Awaited<ReturnType<typeof newClass>>;

/** The board after the list was read again. */
async function boardAfterReading({ teacher }: Class): Promise<BoardView> {
  await after(11 * minute, () => teacher.api.get('/api/board'));
  await readLists();
  return boardNow(teacher);
}

/** What a board keeps for some seconds is over. */
const boardNow = ({ api }: Class['teacher']) => after(6_000, () => api.get<BoardView>('/api/board'));

const rowOf = (board: BoardView, name: string): BoardRow | undefined =>
  board.rows.find((row) => row.name === name);

const memberRequests = () =>
  school.lms.state.requests.filter(({ path }) => /names_and_roles|names-roles/.test(path));

describe.each(['canvas', 'schoology', 'moodle'] as const)('in %s', (dress) => {
  // Moodle lists the assistant, who may not edit, as a learner.
  const students = dress === 'moodle' ? 31 : 30;
  const staff = ['Marisol Rivera', 'Beatriz Duarte', ...(dress === 'moodle' ? [] : ['Ken Sato'])];

  test('a teacher sees every student before any of them has launched', async () => {
    const { teacher } = await newClass(dress);
    await readLists();
    const board = await boardNow(teacher);

    expect(board.counts).toMatchObject({ students, left: 0 });
    expect(board.roster).toMatchObject({ state: 'listed', readAt: expect.any(String) });
    expect(rowOf(board, 'Ana Duarte')).toMatchObject({ stage: 'not-started', hasLeft: false });
    expect(rowOf(board, 'Ana Duarte')?.journeyId).toBeUndefined();
    expect(board.rows.some(({ name }) => staff.includes(name))).toBe(false);
  });

  test('who launches is the same person as in the list', async () => {
    const { enter, teacher } = await newClass(dress);
    await readLists();
    await enter('ana');
    const board = await boardNow(teacher);
    expect(board.counts.students).toBe(students);
    expect(rowOf(board, 'Ana Duarte')?.journeyId).toEqual(expect.any(String));
  });

  test('who leaves the course is hidden and counted, keeps their work, and comes back', async () => {
    const own = await newClass(dress);
    await own.enter('ana');
    await readLists();
    own.course.enrolments = own.course.enrolments.filter(
      ({ personId }) => !['ana', 'dev'].includes(personId),
    );

    const without = await boardAfterReading(own);
    expect(without.counts).toMatchObject({ students: students - 2, left: 2 });
    expect(rowOf(without, 'Ana Duarte')).toMatchObject({ hasLeft: true, journeyId: expect.any(String) });
    expect(rowOf(without, 'Dev Raman')).toBeUndefined();

    own.course.enrolments.push({ personId: 'dev', role: 'student' });
    await own.enter('ana');
    const again = await boardAfterReading(own);
    expect(rowOf(again, 'Dev Raman')).toMatchObject({ hasLeft: false });
  });

  test('a launch brings back at once who was said to have left', async () => {
    const own = await newClass(dress);
    await readLists();
    own.course.enrolments = own.course.enrolments.filter(({ personId }) => personId !== 'mina');
    expect(rowOf(await boardAfterReading(own), 'Mina Haddad')).toBeUndefined();
    own.course.enrolments.push({ personId: 'mina', role: 'student' });
    await own.enter('mina');
    expect(rowOf(await boardNow(own.teacher), 'Mina Haddad')).toMatchObject({ hasLeft: false });
  });

  test('without names, students are learners with a number, and a name that is known stays', async () => {
    const own = await newClass(dress);
    await own.enter('theo');
    school.lms.addStudents('science-7', 2);
    school.lms.state.faults.namesWithheld = true;
    const board = await boardAfterReading(own);
    expect(rowOf(board, 'Theo Marchetti')).toBeDefined();
    expect(board.rows.filter(({ name }) => /^Learner \d{4}$/.test(name))).toHaveLength(2);
  });

  test('a refused list is told with what the LMS answered; the launched students are there', async () => {
    school.lms.state.faults.serverError = { services: ['members'], status: 503 };
    const own = await newClass(dress);
    await own.enter('ana');
    await readLists();
    const board = await boardNow(own.teacher);
    expect(board.roster).toMatchObject({ state: 'failed', problem: 'unreachable', status: 503 });
    expect(board.rows).toHaveLength(1);

    school.lms.state.faults.serverError = null;
    await after(minute, () => own.teacher.api.post<RosterView>('/api/board/roster-readings'));
    await readLists();
    expect((await boardNow(own.teacher)).roster).toMatchObject({ state: 'listed' });
  });
});

test('a list of several pages drops nobody when a later page fails, and goes on where it stood', async () => {
  const own = await newClass('canvas');
  school.lms.addStudents('science-7', 60);
  await readLists();
  expect((await boardNow(own.teacher)).counts.students).toBe(90);

  own.course.enrolments = own.course.enrolments.filter(({ personId }) => personId !== 'ana');
  await after(11 * minute, () => own.teacher.api.get('/api/board'));
  const before = memberRequests().length;
  // The first page comes, the second does not.
  school.lms.state.faults.serverError = { services: ['members'], after: 1, remaining: 1 };
  await readLists();
  const partial = await boardNow(own.teacher);
  expect(partial.roster).toMatchObject({ state: 'failed', status: 500 });
  expect(partial.counts).toMatchObject({ students: 90, left: 0 });

  await readLists();
  const whole = await boardNow(own.teacher);
  expect(whole.counts).toMatchObject({ students: 89, left: 1 });
  const pages = memberRequests()
    .slice(before)
    .map(({ path }) => new URL(path, school.lms.url).searchParams.get('page'));
  // First page, second page (failed), then on from the second.
  expect(pages).toEqual([null, '2', '2']);
});

test.each(['schoology', 'moodle'] as const)(
  'in %s, somebody whom the list calls inactive has left',
  async (dress) => {
    const own = await newClass(dress);
    await readLists();
    for (const one of own.course.enrolments) one.isInactive = one.personId === 'grace';
    const board = await boardAfterReading(own);
    expect(board.counts.left).toBe(1);
    expect(rowOf(board, 'Grace Mwangi')).toBeUndefined();
  },
);

test('in Moodle, a non-editing teacher is listed as a learner, and none once they launched', async () => {
  const own = await newClass('moodle');
  await readLists();
  expect(rowOf(await boardNow(own.teacher), 'Ken Sato')).toBeDefined();
  await own.enter('sato');
  expect(rowOf(await boardNow(own.teacher), 'Ken Sato')).toBeUndefined();
  expect(rowOf(await boardAfterReading(own), 'Ken Sato')).toBeUndefined();
});

test('in Canvas, the test student launches, is marked, and does not leave', async () => {
  const own = await newClass('canvas');
  await own.enter('rivera', { studentView: true });
  await readLists();
  const board = await boardAfterReading(own);
  expect(board.rows.filter(({ isTestStudent }) => isTestStudent)).toMatchObject([{ hasLeft: false }]);
  expect(board.counts).toMatchObject({ students: 30, left: 0 });
});

test('in Canvas, students have the sections that their launches tell', async () => {
  const own = await newClass('canvas');
  const sections = ['Period 1', 'Lab group B'];
  await own.enter('ana', {
    editClaims: (claims) =>
      void Object.assign(claims['https://purl.imsglobal.org/spec/lti/claim/custom'] as object, {
        section_names: JSON.stringify(sections),
      }),
  });
  const board = await boardAfterReading(own);
  expect(rowOf(board, 'Ana Duarte')?.sections).toEqual(sections);
  expect(rowOf(board, 'Dev Raman')?.sections).toEqual([]);
});

test('without a class list, the board says so and shows who came', async () => {
  const link = await addPathway(school);
  const withoutList = (claims: JWTPayload) => {
    delete claims[rosterClaim];
    Object.assign(claims[contextClaim] as object, { id: 'no list' });
  };
  await open('canvas', 'ana', { link, editClaims: withoutList });
  const { view } = await open('canvas', 'rivera', { link, editClaims: withoutList });
  if (view.screen.name !== 'board') throw new Error(`saw ${view.screen.name}`);
  expect(view.screen.board.roster).toEqual({ state: 'not-offered' });
  expect(view.screen.board.rows.map(({ name }) => name)).toEqual(['Ana Duarte']);
});

const member = (user: string, role = 'Learner') => ({ user_id: user, roles: [role], name: `Pupil ${user}` });

/** They answer to the end: classes of earlier tests are read again, too. */
const lists: Server[] = [];
afterAll(() => {
  for (const server of lists) {
    server.close();
    server.closeAllConnections();
  }
});

/** An LMS's list with the faults that a test wants; `pages` by their path. */
async function startList(pages: Record<string, { body: unknown; link?: string; status?: number }>) {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''] ?? { body: 'nothing here', status: 404 };
    if (page.link) response.setHeader('link', page.link);
    response.statusCode = page.status ?? 200;
    response.end(typeof page.body === 'string' ? page.body : JSON.stringify(page.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  lists.push(server);
  return { url, pages };
}

test.each([
  ['is no JSON', { body: '<html>Please sign in</html>' }, 'unreadable', undefined],
  ['names nobody', { body: { members: [] } }, 'empty', undefined],
  ['is of another shape', { body: { members: [{ name: 'Ann' }] } }, 'unreadable', undefined],
  [
    'goes on somewhere else',
    { body: { members: [member('a')] }, link: '<http://127.0.0.1:9/page2>; rel="next"' },
    'unreadable',
    undefined,
  ],
  ['is not found', { body: 'gone', status: 404 }, 'refused', 404],
  ['is forbidden', { body: 'no', status: 403 }, 'no-access', 403],
  ['redirects to a sign-in page', { body: '', status: 302 }, 'refused', 302],
] as const)('a list that %s is told in words, and nobody has left', async (_what, page, problem, status) => {
  const list = await startList({ '/list': { body: { members: [member('a'), member('b')] } } });
  const own = await newClass('canvas', `${list.url}/list`);
  await readLists();
  list.pages['/list'] = page;
  const board = await boardAfterReading(own);
  expect(board.roster).toMatchObject({ state: 'failed', problem, readAt: expect.any(String) });
  expect(board.roster.status).toBe(status);
  expect(board.counts).toMatchObject({ students: 2, left: 0 });
});

test('a scope that was not granted is told as what the admin must allow', async () => {
  const own = await newClass('canvas');
  const { platforms, accessTokens } = school.lms.state;
  const [registration] = platforms.canvas.registrations;
  if (!registration) throw new Error('no registration');
  const { scopes } = registration;
  registration.scopes = scopes.filter((scope) => !scope.includes('nrps'));
  accessTokens.clear();
  await readLists();
  registration.scopes = scopes;
  expect((await boardNow(own.teacher)).roster).toMatchObject({ state: 'failed', problem: 'no-access' });
});

test('pages are followed however the LMS writes its links, and somebody on two of them is one', async () => {
  const long = `q=${'x'.repeat(3_000)}`;
  const list = await startList({
    '/list': { body: { members: [member('a')] }, link: `</list>; rel="first", </2?${long}>; rel=next` },
    [`/2?${long}`]: {
      body: { members: [member('b'), member('a', 'Instructor')] },
      link: `</3>; rel='last next'`,
    },
    '/3': { body: { members: [member('c'), member('b')] }, link: '</list>; rel="first"' },
  });
  const own = await newClass('canvas', `${list.url}/list`);
  await readLists();
  const board = await boardNow(own.teacher);
  expect(board.roster.state).toBe('listed');
  expect(board.rows.map(({ name }) => name)).toEqual(['Pupil b', 'Pupil c']);
});

test('a course whose list moved is read at the new address', async () => {
  const list = await startList({ '/new': { body: { members: [member('z')] } } });
  const own = await newClass('canvas', `${list.url}/old`);
  await readLists();
  expect((await boardNow(own.teacher)).roster).toMatchObject({ state: 'failed', status: 404 });
  await own.enter('rivera', { membershipsUrl: `${list.url}/new` });
  await after(minute, () => own.teacher.api.post('/api/board/roster-readings'));
  await readLists();
  expect((await boardNow(own.teacher)).rows.map(({ name }) => name)).toEqual(['Pupil z']);
});

test('a class of a registration that was switched off is read when it is on again', async () => {
  const own = await newClass('schoology');
  const { registry } = school.tool.dependencies.lti;
  await registry.setStatus(school.platforms.schoology._id, 'suspended');
  await readLists();
  await registry.setStatus(school.platforms.schoology._id, 'active');
  const board = await boardAfterReading(own);
  expect(board.roster).toMatchObject({ state: 'listed' });
});
