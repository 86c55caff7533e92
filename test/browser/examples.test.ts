import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FrameLocator } from 'playwright-core';
import type { PathwayContent } from '../../src/domain/pathway.ts';
import type { GroupView, JourneyView, TaskView } from '../../src/features/journeys/journey.contract.ts';
import type { Dress } from '../../sandbox/lms/index.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openApi, tasksOf } from '../support/browser-steps.ts';
import { startBrowserWorld, type BrowserWorld, type Person } from '../support/browser-world.ts';

// Each pathway of the library from the LMS's menu to its gradebook, in both dresses, with titles and numbers from the pathway's own file.
// The way to the first choice is walked on the screens; the same steps follow through the API, to the end of the trail.

interface Lesson {
  file: string;
  course: string;
  teacher: string;
  learner: string;
  points: number;
}

const lessons: Lesson[] = [
  { file: 'ecosystems-grade-7', course: 'science-7', teacher: 'rivera', learner: 'theo', points: 100 },
  { file: 'fractions-grade-4', course: 'maths-4', teacher: 'okafor', learner: 'iris', points: 60 },
  { file: 'choice-that-counts-staff', course: 'staff-dev', teacher: 'lind', learner: 'rivera', points: 40 },
];
const cases = lessons.flatMap((lesson) =>
  (['canvas', 'schoology'] as const).map((dress) => ({ ...lesson, dress })),
);

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test.each(cases)(
  '$file in $dress: added, chosen, handed in and accepted, and the gradebook shows the number that the learner sees',
  async (lesson) => {
    const pathway = readPathway(lesson.file);
    const teacher = await world.enter(lesson.teacher, lesson);
    const link = await addFromLibrary(teacher, lesson, pathway.title);
    const learner = await world.enter(lesson.learner, lesson);
    await learner.goTo(`courses/${lesson.course}/assignments/${link}`);
    await walkToFirstChoice(learner.tool, pathway);

    const { school } = world;
    const name = school.lms.state.school.people.find(({ id }) => id === lesson.learner)?.name ?? '';
    await teacher.goTo(`courses/${lesson.course}/assignments/${link}`);
    await teacher.tool.getByRole('link', { name, exact: true }).click();
    await acceptAll(teacher.tool, toFirstChoice(pathway));
    await teacher.tool.getByText(/^Delivered /).waitFor();
    await seeSameNumber(learner, { ...lesson, link });

    await walkToTheEnd({ ...lesson, link });
    expect(await seeSameNumber(learner, { ...lesson, link })).toBe(lesson.points);
    await learner.tool.getByText('You have done the whole trail.').waitFor();
    await teacher.goTo(`courses/${lesson.course}/gradebook`);
    const cells = teacher.page.locator(`[data-grade="${lesson.learner}"]`);
    await cells.getByRole('link', { name: `${lesson.points} of ${lesson.points}` }).waitFor();
  },
);

interface Place {
  dress: Dress;
  course: string;
  link: string;
  learner: string;
  teacher: string;
  points: number;
}

function readPathway(file: string): PathwayContent {
  const path = `src/features/pathways/examples/${file}.waymark.json`;
  return (JSON.parse(readFileSync(path, 'utf8')) as { pathway: PathwayContent }).pathway;
}

async function addFromLibrary(
  teacher: Person,
  { course, points, dress }: Lesson & { dress: Dress },
  title: string,
): Promise<string> {
  await teacher.goTo(`courses/${course}`);
  await teacher.page.getByRole('button', { name: 'Add assignment from Waymark' }).click();
  await teacher.tool
    .getByRole('button', { name: `Use this: ${title}` })
    .first()
    .click();
  await teacher.tool.getByLabel('Points').fill(String(points));
  await teacher.tool.getByRole('button', { name: /^Add to / }).click();
  await teacher.page.getByText('Added: 1.').waitFor();
  const added = world.school.lms.state.assignments.findLast(
    (each) => each.dress === dress && each.courseId === course,
  );
  if (!added) throw new Error('the LMS made no assignment');
  return added.id;
}

interface Step {
  title: string;
  points: number;
  isChoice: boolean;
}

/** The tasks on the way to the first choice, and the option that is taken there. */
function toFirstChoice({ milestones }: PathwayContent): Step[] {
  const steps = milestones.flatMap((milestone) => milestone.steps);
  const first = steps.findIndex(({ kind }) => kind === 'group');
  return steps.slice(0, first + 1).flatMap((step): Step[] => {
    const task = step.kind === 'task' ? step.task : step.group.tasks[0];
    return task ? [{ title: task.title, points: task.points, isChoice: step.kind === 'group' }] : [];
  });
}

/** Does what "You are here" says. */
async function walkToFirstChoice(tool: FrameLocator, pathway: PathwayContent): Promise<void> {
  const here = tool.getByRole('region', { name: 'You are here' });
  for (const { title, isChoice } of toFirstChoice(pathway)) {
    if (isChoice) {
      await here.getByRole('link', { name: 'Look at the choices' }).waitFor();
      await tool.getByRole('button', { name: `Choose this: ${title}` }).click();
      await tool.getByText('1 of 1 chosen').first().waitFor();
    }
    await here.getByText(`Next: ${title}`).waitFor();
    await here.getByRole('link', { name: 'Open this task' }).click();
    await tool.getByRole('heading', { level: 1, name: title }).waitFor();
    await handInHere(tool);
    await tool.getByRole('link', { name: 'Back to the trail' }).click();
  }
}

async function handInHere(tool: FrameLocator): Promise<void> {
  const button = tool.getByRole('button', { name: 'Hand in', exact: true });
  await button.waitFor();
  const write = tool.getByLabel('Write here', { exact: true });
  if ((await write.count()) > 0) await write.check();
  await tool.getByLabel('Write your work here').fill('What I found, in my own words.');
  await button.click();
  await tool.getByText('Your teacher will read this.').waitFor();
}

/** Accepts what waits, one after the other, with all points that each can have. */
async function acceptAll(tool: FrameLocator, steps: Step[]): Promise<void> {
  for (const { title, points } of steps) {
    const work = tool
      .getByRole('article')
      .filter({ has: tool.getByRole('heading', { name: title, exact: true }) })
      .filter({ has: tool.getByRole('button', { name: `Accept: ${title}` }) });
    if (points > 0) await work.getByLabel(`Points (0 to ${points})`).fill(String(points));
    await work.getByRole('button', { name: `Accept: ${title}` }).click();
    await work.waitFor({ state: 'detached' });
  }
  await tool.getByText('Nothing of this student waits for you.').waitFor();
}

async function seeSameNumber(learner: Person, place: Place): Promise<number> {
  const { lms } = world.school;
  await learner.goTo(`courses/${place.course}/assignments/${place.link}`);
  const { tool } = learner;
  const name = place.dress === 'canvas' ? 'Canvas' : 'Schoology';
  await tool.getByText(new RegExp(`^${name} has your points: `)).waitFor();
  const shown = await tool.getByText(`of ${place.points} points so far`).first().textContent();
  const points = Number(/^([\d.]+) of/.exec(shown ?? '')?.[1]);
  expect(points).toBeGreaterThan(0);
  expect(lms.findGrade(place.link, place.learner, place.dress)?.score).toBe(points);
  return points;
}

/** Everything that is left: the learner chooses and hands in, the teacher accepts with all points. */
async function walkToTheEnd({ dress, course, link, learner, teacher }: Place): Promise<void> {
  const { school } = world;
  const { view, api } = await openApi(school, { as: learner, course, link, dress });
  if (view.screen.name !== 'journey') throw new Error('no journey opened');
  let { journey } = view.screen;
  for (const group of groupsOf(journey)) await chooseFirst(api, group);
  journey = await api.get<JourneyView>('/api/journey');
  const open = tasksOf(journey).filter(({ state }) => state === 'open' || state === 'picked');
  for (const task of open) journey = await handInTask(api, task);

  const desk = (await openApi(school, { as: teacher, course, link, dress })).api;
  for (const { id, points, handIns } of tasksOf(journey).filter(({ state }) => state === 'handed-in')) {
    await desk.post(`/api/journeys/${journey.journeyId}/reviews`, {
      id: randomUUID(),
      taskId: id,
      handInId: handIns.at(-1)?.id,
      outcome: 'accepted',
      ...(points > 0 ? { points } : {}),
    });
  }
}

function groupsOf(journey: JourneyView): GroupView[] {
  return journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
}

async function chooseFirst(api: ApiClient, { id, choose, picked, tasks }: GroupView): Promise<void> {
  for (const task of tasks.filter(({ pick }) => !pick).slice(0, choose - picked)) {
    await api.post('/api/journey/picks', { id: randomUUID(), groupId: id, taskId: task.id });
  }
}

async function handInTask(api: ApiClient, { id, formats }: TaskView): Promise<JourneyView> {
  const content = formats.includes('text')
    ? { format: 'text', text: 'What I found, in my own words.' }
    : { format: 'link', link: 'https://example.org/work' };
  return api.post('/api/journey/hand-ins', { id: randomUUID(), taskId: id, ...content });
}
