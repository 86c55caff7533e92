import { randomUUID } from 'node:crypto';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { BoardView } from '../../src/features/journeys/board.contract.ts';
import type { JourneyView, TaskView } from '../../src/features/journeys/journey.contract.ts';
import { launch, returnDeepLink } from '../../sandbox/lms/scripted-browser.ts';
import { registerDress, startSchool, type School } from '../support/tool.ts';
import { createApiClient } from '../support/api-client.ts';

// The main job, whole, over real protocol in all dresses: deep link → launch → choose → hand in → review → grade in the LMS.

let school: School;

beforeAll(async () => {
  school = await startSchool();
  await registerDress(school, 'moodle');
}, 60_000);
afterAll(() => school.close());

const tasksOf = (journey: JourneyView): TaskView[] =>
  journey.milestones.flatMap((milestone) =>
    milestone.steps.flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks)),
  );

describe.each(['canvas', 'schoology', 'moodle'] as const)('in %s', (dress) => {
  const open = async (
    as: string,
    more: { link?: string; message?: 'deep-linking'; course?: string } = {},
  ) => {
    const page = await launch({ lms: school.lms, dress, as, course: 'science-7', ...more });
    expect(page.status).toBe(200);
    const view = page.launch as LaunchView;
    return { view, api: createApiClient(school.tool.url, view.session.token) };
  };

  test('a teacher adds a pathway, a student walks it, and the grade stands in the LMS', async () => {
    const { lms, tool } = school;
    const added = await addPathway();

    const student = await open('ana', { link: added });
    if (student.view.screen.name !== 'journey') throw new Error(`saw ${student.view.screen.name}`);
    let journey = student.view.screen.journey;
    expect(journey.score).toMatchObject({ earned: 0, possible: 100, maximum: 100 });

    journey = await student.api.post('/api/journey/picks', pickFirst(journey));
    const chosen = tasksOf(journey).find((task) => task.state === 'picked');
    expect(chosen?.pick?.reason).toBe('It is outdoors');

    const handedIn = [tasksOf(journey).find((task) => task.points > 0 && !task.pick), chosen];
    for (const task of handedIn) journey = await student.api.post('/api/journey/hand-ins', workFor(task));
    expect(journey.stage).toBe('waiting');
    await tool.dependencies.outbox.runOnce();

    const teacher = await open('rivera', { link: added });
    if (teacher.view.screen.name !== 'board') throw new Error(`saw ${teacher.view.screen.name}`);
    const row = teacher.view.screen.board.rows.find((each) => each.journeyId === journey.journeyId);
    expect(row).toMatchObject({ name: 'Ana Duarte', waiting: 2, stage: 'waiting' });

    for (const task of handedIn) {
      journey = await teacher.api.post(
        `/api/journeys/${journey.journeyId}/reviews`,
        acceptance(journey, task),
      );
    }
    expect(journey.stage).toBe('reviewed');
    await tool.dependencies.outbox.runOnce();

    const grade = lms.findGrade(added, 'ana', dress);
    expect(grade?.score).toBe(journey.score.given);
    const board: BoardView = await teacher.api.get('/api/board');
    expect(board.rows.find((each) => each.journeyId === journey.journeyId)?.passback.state).toBe('delivered');
    const seenByStudent: JourneyView = await student.api.get('/api/journey');
    expect(seenByStudent.score).toEqual(journey.score);
    expect(seenByStudent.passback).toMatchObject({ state: 'delivered', scoreGiven: journey.score.given });
  });

  test('a teacher opens a student’s work from the LMS’s gradebook', async () => {
    const added = await addPathway();
    const { view: student } = await open('dev', { link: added });
    if (student.screen.name !== 'journey') throw new Error(`saw ${student.screen.name}`);
    const { lineItems } = school.lms.state;
    const asked = lineItems.findLast((item) => item.dress === dress)?.submissionReview;
    // Moodle leads there only when the column asked for it; Canvas opens the attempt's own address.
    expect(Boolean(asked)).toBe(dress === 'moodle');
    if (dress === 'canvas') return;
    const message = { message: 'submission-review' as const, forUser: 'dev' };
    const page = await launch({ lms: school.lms, dress, as: 'rivera', link: added, ...message });
    const { screen } = page.launch as LaunchView;
    expect(screen).toMatchObject({ name: 'board', openPersonId: expect.any(String) as string });
  });

  async function addPathway(): Promise<string> {
    const picker = await open('rivera', { message: 'deep-linking' });
    if (picker.view.screen.name !== 'picker') throw new Error(`saw ${picker.view.screen.name}`);
    const pathway = picker.view.screen.picker.library.find((each) => each.points === 100);
    const answer = await picker.api.post<{ returnUrl: string; jwt: string }>('/api/deep-linking/responses', {
      items: [{ pathwayId: pathway?.id, title: 'Who Lives Here, and Why?', points: 100 }],
    });
    await returnDeepLink(answer.returnUrl, answer.jwt);
    const assignment = school.lms.state.assignments.findLast((each) => each.dress === dress);
    if (!assignment) throw new Error('the LMS made no assignment');
    return assignment.id;
  }
});

function pickFirst(journey: JourneyView) {
  const groups = journey.milestones.flatMap((milestone) =>
    milestone.steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
  const [group] = groups;
  return { id: randomUUID(), groupId: group?.id, taskId: group?.tasks[0]?.id, reason: 'It is outdoors' };
}

function workFor(task: TaskView | undefined) {
  const format = task?.formats.includes('text') ? 'text' : (task?.formats[0] ?? 'text');
  const words = {
    text: { text: 'My work' },
    link: { link: 'https://example.org/work' },
    file: { files: [] },
    offline: { note: 'Shown' },
  };
  return { id: randomUUID(), taskId: task?.id, format, ...words[format] };
}

function acceptance(journey: JourneyView, task: TaskView | undefined) {
  const current = tasksOf(journey).find((each) => each.id === task?.id);
  return {
    id: randomUUID(),
    taskId: current?.id,
    handInId: current?.handIns.at(-1)?.id,
    outcome: 'accepted',
    points: current?.points,
    comment: 'Clear evidence.',
  };
}
