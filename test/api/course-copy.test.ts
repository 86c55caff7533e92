import type { Dress } from '../../sandbox/lms/index.ts';
import { copyCourse } from '../../sandbox/lms/course-copy.ts';
import type { Course } from '../../sandbox/lms/model.ts';
import type { BoardView } from '../../src/features/journeys/board.contract.ts';
import type { LaunchView, ScreenView } from '../../src/features/launch/launch.contract.ts';
import { addPathway, handInBefore, openApi } from '../support/browser-steps.ts';
import { launch, type Tampering } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// An LMS copies a course: new context, new links, the same `custom`. The pathway comes along, students and their work do not.

const customClaim = 'https://purl.imsglobal.org/spec/lti/claim/custom';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.close());

const copyOf = (courseId: string): Course =>
  copyCourse({ url: school.lms.url, state: school.lms.state, clock: () => new Date() }, courseId);

/** The link of the copied course that comes from this one. */
function linkIn(course: Course, dress: Dress, original: string): string {
  const { assignments } = school.lms.state;
  const source = assignments.find(({ id }) => id === original);
  const found = assignments.find(
    (one) => one.courseId === course.id && one.dress === dress && one.linkHistory[0] === source?.linkId,
  );
  if (!found) throw new Error('the LMS copied no such link');
  return found.id;
}

async function screenOf(
  dress: Dress,
  input: { as: string; course: string; link: string } & Tampering,
): Promise<ScreenView> {
  const page = await launch({ lms: school.lms, dress, ...input });
  expect(page.status).toBe(200);
  return (page.launch as LaunchView).screen;
}

function boardOf(screen: ScreenView): BoardView {
  if (screen.name !== 'board') throw new Error(`saw ${screen.name}`);
  return screen.board;
}

/** What an LMS does that knows no histories. */
const forgetHistories: Tampering['editClaims'] = (claims) => {
  const custom = claims[customClaim] as Record<string, string>;
  Object.assign(custom, {
    resource_link_history: '$ResourceLink.id.history',
    context_history: '$Context.id.history',
  });
};

const forgetPlan: Tampering['editClaims'] = (claims) => {
  delete (claims[customClaim] as Record<string, string>)['waymark_assignment'];
};

const titleOf = (link: string) => school.lms.state.assignments.find(({ id }) => id === link)?.title;

describe.each(['canvas', 'schoology'] as const)('in %s', (dress) => {
  let link: string;

  beforeAll(async () => {
    link = await addPathway(school, dress);
    await handInBefore(school, { as: 'ana', link, dress });
  });

  test('a copied link holds the pathway, and nobody’s work', async () => {
    const copy = copyOf('science-7');
    const copied = linkIn(copy, dress, link);
    const board = boardOf(await screenOf(dress, { as: 'rivera', course: copy.id, link: copied }));
    expect(board.pathway.title).toBe(titleOf(link));
    expect(board.rows.filter(({ journeyId }) => journeyId !== undefined)).toEqual([]);

    const student = await screenOf(dress, { as: 'ana', course: copy.id, link: copied });
    if (student.name !== 'journey') throw new Error(`saw ${student.name}`);
    expect(student.journey.score.earned).toBe(0);
    const original = boardOf(await screenOf(dress, { as: 'rivera', course: 'science-7', link }));
    expect(original.rows.some(({ waiting }) => waiting > 0)).toBe(true);
  });

  test('a student may be the first to open a copied link', async () => {
    const copy = copyOf('science-7');
    const screen = await screenOf(dress, { as: 'dev', course: copy.id, link: linkIn(copy, dress, link) });
    expect(screen.name).toBe('journey');
  });

  test('a copy of a copy holds it too, when nobody ever opened the copy between', async () => {
    const first = copyOf('science-7');
    const second = copyOf(first.id);
    const copied = linkIn(second, dress, linkIn(first, dress, link));
    boardOf(await screenOf(dress, { as: 'rivera', course: second.id, link: copied }));
  });

  test('a copy brings the pathway that its teacher chose since, not the one that was added first', async () => {
    const hand = school.lms.addAssignment({
      dress,
      course: 'science-7',
      title: `By hand in ${dress}`,
      custom: history(dress),
    });
    const teacher = await openApi(school, { as: 'rivera', dress, link: hand.id });
    if (teacher.view.screen.name !== 'choose-pathway') throw new Error(`saw ${teacher.view.screen.name}`);
    const chosen = teacher.view.screen.picker.library.find(({ title }) => title !== titleOf(link));
    await teacher.api.send('PUT', '/api/assignment/pathway', { pathwayId: chosen?.id });

    const copy = copyOf('science-7');
    const screen = await screenOf(dress, {
      as: 'rivera',
      course: copy.id,
      link: linkIn(copy, dress, hand.id),
    });
    // Canvas knows no history of links: what nobody added from Waymark is asked for again.
    if (dress === 'canvas') expect(screen.name).toBe('choose-pathway');
    else expect(boardOf(screen).pathway.title).toBe(chosen?.title);
  });

  test('without any history, the id that travels with the link is enough', async () => {
    const copy = copyOf('science-7');
    const copied = linkIn(copy, dress, link);
    const editClaims = forgetHistories;
    boardOf(await screenOf(dress, { as: 'rivera', course: copy.id, link: copied, editClaims }));
  });

  test('a link that nothing tells about is the teacher’s to choose, and not ready for a student', async () => {
    const copy = copyOf('science-7');
    const copied = linkIn(copy, dress, link);
    const editClaims: Tampering['editClaims'] = (claims) => {
      forgetHistories(claims);
      forgetPlan(claims);
    };
    const place = { course: copy.id, link: copied, editClaims };
    expect((await screenOf(dress, { as: 'ana', ...place })).name).toBe('not-ready');
    expect((await screenOf(dress, { as: 'rivera', ...place })).name).toBe('choose-pathway');
  });
});

test('a link that the LMS gives another item holds the other pathway, and the first one’s work stays', async () => {
  const first = await addPathway(school);
  await handInBefore(school, { as: 'mina', link: first });
  const picker = await openApi(school, { as: 'rivera', message: 'deep-linking' });
  if (picker.view.screen.name !== 'picker') throw new Error(`saw ${picker.view.screen.name}`);
  const other = picker.view.screen.picker.library.find(({ title }) => title !== titleOf(first));
  const answer = await picker.api.post<{ jwt: string }>('/api/deep-linking/responses', {
    items: [{ pathwayId: other?.id, title: 'Chosen anew', points: 50 }],
  });
  const [, payload = ''] = answer.jwt.split('.');
  const items = (
    JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
      string,
      { custom: Record<string, string> }[]
    >
  )['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'];
  const editClaims: Tampering['editClaims'] = (claims) => {
    const custom = claims[customClaim] as Record<string, string>;
    custom['waymark_assignment'] = items?.[0]?.custom['waymark_assignment'] ?? '';
  };
  const board = boardOf(
    await screenOf('canvas', { as: 'rivera', course: 'science-7', link: first, editClaims }),
  );
  expect(board.pathway.title).toBe(other?.title);
  expect(board.rows.find(({ name }) => name === 'Mina Haddad')).toMatchObject({ waiting: 1 });
  const mina = await screenOf('canvas', { as: 'mina', course: 'science-7', link: first, editClaims });
  if (mina.name !== 'journey') throw new Error(`saw ${mina.name}`);
  expect(mina.journey.pathway.title).toBe(titleOf(first));
});

test('a history opens nothing of another tenant of the same LMS', async () => {
  const link = await addPathway(school);
  const copy = copyOf('science-7');
  const copied = linkIn(copy, 'canvas', link);
  const clientId = '10000000000088';
  const { registrations } = school.lms.state.platforms.canvas;
  registrations.push(...registrations.slice(0, 1).map((one) => ({ ...one, clientId })));
  await school.tool.dependencies.lti.registry.add({
    ...school.lms.platform('canvas'),
    clientId,
    deploymentPolicy: 'accept',
    audience: undefined,
  });
  const original = school.lms.state.assignments.find(({ id }) => id === link);
  const page = await launch({
    lms: school.lms,
    as: 'rivera',
    course: copy.id,
    link: copied,
    clientId,
    editClaims: (claims) =>
      void Object.assign(claims[customClaim] as object, {
        resource_link_history: `${original?.linkId},not%20ours,%E0%A4%A`,
      }),
  });
  expect((page.launch as LaunchView).screen.name).toBe('choose-pathway');
});

/** What our links ask an LMS for. */
function history(dress: Dress): Record<string, string> {
  return dress === 'schoology'
    ? { resource_link_history: '$ResourceLink.id.history', context_history: '$Context.id.history' }
    : { context_history: '$Context.id.history' };
}
