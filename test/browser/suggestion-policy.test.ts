import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';

// A teacher points the class to an option and takes a reason away; one student's sums are read and changed by keyboard alone.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

async function like(as: string, ...taps: string[]): Promise<void> {
  const { api } = await openApi(world.school, { as, link });
  const line = { requestId: randomUUID(), section: 'interests', taps, visibility: 'this-teacher' };
  await api.post('/api/profile/entries', line);
}

test('what a teacher pins and mutes by touch shows on the student’s cards', async () => {
  await like('mina', 'animals', 'games');
  const mina = await world.enter('mina');
  const trail = await mina.openAlone({ link });
  await trail.getByRole('button', { name: 'List' }).click();
  await cardOf(trail, 'bean-rabbits').getByText('About animals, which you like').waitFor();

  const rivera = await world.enter('rivera', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  const desk = await rivera.openAlone({ link });
  await desk.getByRole('button', { name: 'Tools' }).tap();
  await desk.getByRole('link', { name: 'Options and suggestions' }).tap();
  await press(desk, 'Pin “Graph detective”');
  await press(desk, 'Mute “Bean rabbits”');
  await trail.reload();
  await cardOf(trail, 'graph-detective').getByText('Your teacher points you to this').waitFor();
  expect(await cardOf(trail, 'bean-rabbits').getByText('which you like').count()).toBe(0);

  await desk.getByRole('button', { name: 'Mute “Bean rabbits”', pressed: true }).tap();
  await desk.getByRole('button', { name: 'Mute “Bean rabbits”', pressed: false }).waitFor();
  await trail.reload();
  await cardOf(trail, 'bean-rabbits').getByText('which you like').waitFor();

  await desk.getByRole('radio', { name: 'Off', exact: true }).tap();
  await desk.getByText('Students see no reasons now').waitFor();
  await trail.reload();
  await cardOf(trail, 'graph-detective').waitFor();
  expect(await trail.getByText('Your teacher points you to this').count()).toBe(0);
  await desk.getByRole('radio', { name: 'On', exact: true }).tap();
  await desk.getByText('Students see no reasons now').waitFor({ state: 'detached' });
});

test('the sums of one student are read and changed by keyboard, in Spanish too', async () => {
  for (const person of world.school.lms.state.school.people) if (person.id === 'rivera') person.locale = 'es';
  await like('theo', 'games');
  const rivera = await world.enter('rivera');
  const page = await rivera.openAlone({ link });
  await page.getByRole('link', { name: 'Theo Marchetti' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Por qué estas sugerencias' }).focus();
  await page.keyboard.press('Enter');
  const sum = page.getByRole('table', { name: 'La suma de «Bean rabbits»' });
  const line = sum.getByRole('row', { name: /^Trata de lo que le gusta/ });
  await line.waitFor();
  // One of two topics was tapped.
  expect(await line.getByRole('cell').allTextContents()).toEqual(['0,5', '× 2', '1']);
  await page.getByLabel('Trata de lo que le gusta').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Guardar los pesos' }).focus();
  await page.keyboard.press('Enter');
  await line.getByText('× 3').waitFor();
  expect(await line.getByRole('cell').allTextContents()).toEqual(['0,5', '× 3', '1,5']);
  await page.getByRole('checkbox', { name: 'Trata de lo que le gusta' }).focus();
  await page.keyboard.press('Space');
  await sum.getByText('0 en vez de 3').waitFor();
  expect(await line.getByRole('cell').allTextContents()).toEqual(['0,5', '× 0 en vez de 3', '0']);
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, pressed: false }).tap();
  await page.getByRole('button', { name, pressed: true }).waitFor();
}

const cardOf = (page: Page, taskId: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.locator(`#task-${taskId}`) })
    .last();
