import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { getCourse, getPerson } from '../../sandbox/lms/sandbox.ts';
import type { BoardRow, BoardView } from '../../src/features/journeys/board.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { RosterView } from '../../src/features/roster/roster.contract.ts';
import { createApiClient } from '../support/api-client.ts';
import { addPathway } from '../support/browser-steps.ts';
import { launch, type Tampering } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

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

const readLists = () => after(0, () => school.tool.dependencies.rosters.runOnce());

type Dress = 'canvas' | 'schoology';

async function open(dress: Dress, as: string, more: { link: string; course?: string } & Tampering) {
  const page = await launch({ lms: school.lms, dress, as, course: 'science-7', ...more });
  expect(page.status).toBe(200);
  const view = page.launch as LaunchView;
  return { view, api: createApiClient(school.tool.url, view.session.token) };
}

/** A class of its own, so that no test sees another one's people. */
async function newClass(dress: Dress) {
  const link = await addPathway(school, dress);
  const course = getCourse(school.lms.state, 'science-7');
  contexts += 1;
  const contextId = `class-${contexts}`;
  const editClaims: Tampering['editClaims'] = (claims) => {
    Object.assign(claims['https://purl.imsglobal.org/spec/lti/claim/context'] as object, { id: contextId });
  };
  const enter = (as: string) => open(dress, as, { link, editClaims });
  const teacher = await enter('rivera');
  return {
    link,
    course,
    enter,
    teacher,
    sub: (id: string) => dressRules[dress].subject(getPerson(school.lms.state, id)),
  };
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

describe.each(['canvas', 'schoology'] as const)('in %s', (dress) => {
  test('a teacher sees every student before any of them has launched', async () => {
    const { teacher } = await newClass(dress);
    await readLists();
    const board = await boardNow(teacher);

    expect(board.counts).toMatchObject({ students: 30, left: 0 });
    expect(board.roster).toMatchObject({ state: 'listed', readAt: expect.any(String) });
    expect(rowOf(board, 'Ana Duarte')).toMatchObject({ stage: 'not-started', hasLeft: false });
    expect(rowOf(board, 'Ana Duarte')?.journeyId).toBeUndefined();
    expect(
      board.rows.some(({ name }) => ['Marisol Rivera', 'Ken Sato', 'Beatriz Duarte'].includes(name)),
    ).toBe(false);
  });

  test('who launches is the same person as in the list', async () => {
    const { enter, teacher } = await newClass(dress);
    await readLists();
    await enter('ana');
    const board = await boardNow(teacher);
    expect(board.counts.students).toBe(30);
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
    expect(without.counts).toMatchObject({ students: 28, left: 2 });
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

  await after(minute, readLists);
  const whole = await boardNow(own.teacher);
  expect(whole.counts).toMatchObject({ students: 89, left: 1 });
  const pages = memberRequests()
    .slice(before)
    .map(({ path }) => new URL(path, school.lms.url).searchParams.get('page'));
  // First page, second page (failed), then on from the second.
  expect(pages).toEqual([null, '2', '2']);
});
