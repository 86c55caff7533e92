import { noFaults } from '../../sandbox/lms/faults.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import {
  addPathway,
  handInBefore,
  openTask,
  pathway,
  reviewBefore,
  taskIds,
} from '../support/browser-steps.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld({ sendsByHand: true });
});
afterEach(async () => {
  Object.assign(world.school.lms.state.faults, noFaults());
  await world.leave();
});
afterAll(() => world.close());

test('points that were on their way when the page was opened are soon said to have arrived, without a reload', async () => {
  const { outbox } = world.school.tool.dependencies;
  const link = await addPathway(world.school);
  const journey = await handInBefore(world.school, { as: 'ana', link });
  await reviewBefore(world.school, journey, { link, points: 7 });
  const ana = await world.enter('ana');
  const tool = await ana.openAssignment(link);
  await tool.getByText('Your points are on their way to Canvas.').waitFor();
  await outbox.runOnce();
  await tool.getByText(/^Canvas has your points: 7 of 100 points/).waitFor();
});

test('a family reads what is done, what waits and what came back, not one word for all of it', async () => {
  const { school } = world;
  const link = await addPathway(school);
  const done = await handInBefore(school, { as: 'ana', link }, taskIds.place);
  await reviewBefore(school, done, { link, points: 0 });
  const sentBack = await handInBefore(school, { as: 'ana', link });
  await reviewBefore(school, sentBack, { link });
  await handInBefore(school, { as: 'ana', link }, 'goal-card');
  const parent = await world.enter('ana-parent', { width: 320 });
  const page = await parent.openAlone({ link });
  await page
    .getByText('1 de 19 tareas están listas. Una espera al docente. Una volvió para mejorarla.')
    .waitFor();
  await page.getByText(/1 de 4 listas · 1 entregada/).waitFor();
});

test('below long instructions on a phone, one press leads to where the work is written', async () => {
  const link = await addPathway(world.school);
  const ana = await world.enter('ana', { width: 320, height: 640 });
  const page = await ana.openAlone({ link });
  await openTask(page, pathway.trout);
  const title = page.getByRole('heading', { name: 'Your work' });
  const place = async () => (await title.boundingBox())?.y ?? 0;
  expect(await place()).toBeGreaterThan(640);
  await page.getByRole('button', { name: 'Go to your work' }).press('Enter');
  expect(await place()).toBeLessThan(640);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.getAttribute("type")')).toBe('radio');
});

test('a student whose name the LMS withholds reads by which name the class list knows them', async () => {
  // In the dress of which no earlier test has read a class list: names that are once known stay known.
  const dress = 'schoology';
  world.school.lms.state.faults.namesWithheld = true;
  const link = await addPathway(world.school, dress);
  const student = await world.enter('kwame', { dress });
  const page = await student.openAlone({ link });
  const line = await page.getByText(/^In class lists you are “Learner \d{4}”\.$/).textContent();
  const name = /Learner \d{4}/.exec(line ?? '')?.[0] ?? '';
  const teacher = await world.enter('rivera', { dress });
  const board = await teacher.openAlone({ link });
  await board.getByRole('link', { name, exact: true }).waitFor();
});

test('a trail whose other files do not arrive can be walked, and says what to do where one needs them', async () => {
  const link = await addPathway(world.school);
  for (const taskId of [taskIds.place, 'starting-check', 'goal-card', 'reflect-set-out'])
    await handInBefore(world.school, { as: 'mina', link }, taskId);
  const mina = await world.enter('mina');
  await mina.context.route('**/student-more*', (route) => route.abort());
  const page = await mina.openAlone({ link });
  await page.getByRole('button', { name: `Choose this: ${pathway.beans}` }).click();
  await page.getByText('1 of 1 chosen').first().waitFor();
  expect(await page.getByText('Look back for one minute').count()).toBe(0);
  await page.getByRole('link', { name: 'Open this task' }).click();
  await page.getByRole('heading', { level: 1, name: 'This page could not be loaded.' }).waitFor();
  await mina.context.unroute('**/student-more*');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByLabel('Write your work here').waitFor();
});
