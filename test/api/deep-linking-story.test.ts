import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { launch, returnDeepLink } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;

// ltijs makes a 4096-bit key for each platform, which takes seconds on a busy machine.
beforeAll(async () => {
  school = await startSchool();
}, 60_000);
afterAll(() => school.close());

const dresses = ['canvas', 'schoology'] as const;
type Dress = (typeof dresses)[number];

async function openPicker(dress: Dress): Promise<LaunchView> {
  const page = await launch({
    lms: school.lms,
    dress,
    as: 'rivera',
    course: 'science-7',
    message: 'deep-linking',
  });
  expect(page.status).toBe(200);
  return page.launch as LaunchView;
}

async function send(view: LaunchView, items: object[]) {
  const answer = await fetch(`${school.tool.url}/api/deep-linking/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${view.session.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  return { status: answer.status, body: (await answer.json()) as { returnUrl: string; jwt: string } };
}

const assignmentsOf = (dress: Dress) =>
  [...school.lms.state.assignments.values()].filter((assignment) => assignment.dress === dress);

describe.each(dresses)('In %s a teacher', (dress) => {
  test('adds a library pathway, which stands in the course with its points and opens for a student', async () => {
    const view = await openPicker(dress);
    expect(view.screen).toMatchObject({
      name: 'picker',
      picker: { lms: dress === 'canvas' ? 'Canvas' : 'Schoology' },
    });
    const item = {
      pathwayId: 'library:ecosystems-grade-7',
      title: 'Ecosystems, your way',
      points: 80,
      dueAt: '2026-12-11T17:00:00Z',
    };
    const { status, body } = await send(view, [item]);
    expect(status).toBe(200);
    const before = assignmentsOf(dress).length;
    expect((await returnDeepLink(body.returnUrl, body.jwt)).status).toBe(200);
    expect(assignmentsOf(dress)).toHaveLength(before + 1);
    const added = assignmentsOf(dress).find(({ title }) => title === item.title);
    expect(added?.custom['waymark_assignment']).toMatch(/^[0-9a-f]{24}$/);
    expect(Date.parse(added?.dueAt ?? '')).toBe(Date.parse(item.dueAt));
    const column = [...school.lms.state.lineItems.values()].find((one) => one.assignmentId === added?.id);
    expect(column).toMatchObject({ scoreMaximum: 80, tag: 'waymark-pathway' });
    const opened = await launch({ lms: school.lms, dress, as: 'ana', link: added?.id ?? '' });
    expect((opened.launch as LaunchView).screen).toMatchObject({ name: 'journey' });
  });

  test('changes their mind: an empty answer closes the dialog and adds nothing', async () => {
    const before = assignmentsOf(dress).length;
    const { body } = await send(await openPicker(dress), []);
    expect((await returnDeepLink(body.returnUrl, body.jwt)).status).toBe(200);
    expect(assignmentsOf(dress)).toHaveLength(before);
  });

  test('reloads the dialog and can still answer', async () => {
    const view = await openPicker(dress);
    const reloaded = await fetch(`${school.tool.url}/api/session`, {
      headers: { authorization: `Bearer ${view.session.token}` },
    });
    const again = (await reloaded.json()) as LaunchView;
    expect(again.screen).toEqual(view.screen);
    expect((await send(again, [])).status).toBe(200);
  });

  test('is told when the answer was sent already', async () => {
    const view = await openPicker(dress);
    await send(view, []);
    expect((await send(view, [])).status).toBe(409);
  });
});
