import { randomUUID } from 'node:crypto';
import type { JourneyView, TaskView } from '../../src/features/journeys/journey.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { Dress } from '../../sandbox/lms/index.ts';
import type { Waymark } from './browser-world.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { launch, returnDeepLink, type LaunchOptions } from '../../sandbox/lms/scripted-browser.ts';
import type { School } from './tool.ts';

/** The grade 7 pathway of the library, as its titles stand on the screen. */
export const pathway = {
  id: 'library:ecosystems-grade-7',
  title: 'Who Lives Here, and Why?',
  place: 'A place outdoors I know',
  trout: 'Twenty years of lake trout',
  group: 'How do you want to study a population?',
  census: 'Square-meter census',
  graph: 'Graph detective',
  beans: 'Bean rabbits',
};

/** The same task titles by id, for what tests do through the API. */
export const taskIds = { place: 'place-outdoors', trout: 'lake-trout', graph: 'graph-detective' };

/** Adds the pathway to the science course as its teacher, by deep linking without a browser. Returns the assignment's id. */
export async function addPathway(school: School, dress: Dress = 'canvas'): Promise<string> {
  const { api } = await openApi(school, { dress, as: 'rivera', message: 'deep-linking' });
  const answer = await api.post<{ returnUrl: string; jwt: string }>('/api/deep-linking/responses', {
    items: [{ pathwayId: pathway.id, title: pathway.title, points: 100 }],
  });
  await returnDeepLink(answer.returnUrl, answer.jwt);
  const added = school.lms.state.assignments.findLast((each) => each.dress === dress);
  if (!added) throw new Error('the LMS made no assignment');
  return added.id;
}

/** A launch without a browser, for what must have happened before a test begins. */
export async function openApi(
  school: School,
  options: Omit<LaunchOptions, 'lms'>,
): Promise<{ view: LaunchView; api: ApiClient; html: string }> {
  const page = await launch({ lms: school.lms, course: 'science-7', ...options });
  if (page.status !== 200) throw new Error(`the launch answered ${page.status}: ${page.html}`);
  const view = page.launch as LaunchView;
  return { view, api: createApiClient(school.tool.url, view.session.token), html: page.html };
}

/** The student hands in a must-do task before the test begins. */
export async function handInBefore(
  school: School,
  who: { as: string; link: string; dress?: Dress },
  taskId = taskIds.trout,
): Promise<JourneyView> {
  const { api } = await openApi(school, who);
  return api.post('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId,
    format: 'text',
    text: 'The trout fell after 2009.',
  });
}

/** The teacher answers what is handed in before the test begins: `points` accepts, without them it is sent back. */
export async function reviewBefore(
  school: School,
  journey: JourneyView,
  { link, dress = 'canvas', points }: { link: string; dress?: Dress; points?: number },
): Promise<void> {
  const { api } = await openApi(school, { as: 'rivera', dress, link });
  const task = tasksOf(journey).find(({ state }) => state === 'handed-in');
  await api.post(`/api/journeys/${journey.journeyId}/reviews`, {
    id: randomUUID(),
    taskId: task?.id,
    handInId: task?.handIns.at(-1)?.id,
    ...(points === undefined
      ? { outcome: 'not-yet', comment: 'Say what the second graph shows.' }
      : { outcome: 'accepted', points, comment: 'You read the graph well.' }),
  });
}

export function tasksOf(journey: JourneyView): TaskView[] {
  return journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks)),
  );
}

/** The student opens a task from the trail. */
export async function openTask(tool: Waymark, title: string): Promise<void> {
  await tool.getByRole('link', { name: title }).first().click();
  await tool.getByRole('heading', { level: 1, name: title }).waitFor();
}

export async function backToTrail(tool: Waymark): Promise<void> {
  await tool.getByRole('link', { name: 'Back to the trail' }).click();
  await tool.getByRole('heading', { name: 'Your trail' }).waitFor();
}

export async function writeWork(tool: Waymark, text: string): Promise<void> {
  await tool.getByLabel('Write your work here').fill(text);
}

export async function handIn(tool: Waymark, button = 'Hand in'): Promise<void> {
  await tool.getByRole('button', { name: button, exact: true }).click();
  await tool.getByText('Your teacher will read this.').waitFor();
}
