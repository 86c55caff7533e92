import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, backToTrail, handIn, openTask, pathway, writeWork } from '../support/browser-steps.ts';

// A student's own idea becomes an option and counts, by touch on a small screen and by keyboard; partners find each other.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
});
beforeEach(async () => {
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a proposal becomes an option and counts in the score', async () => {
  const ana = await world.enter('ana', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  const page = await ana.openAlone({ link });
  await page.getByRole('link', { name: `My own idea: ${pathway.group}` }).tap();
  await page.getByRole('button', { name: 'Send it to my teacher' }).tap();
  await page.getByText('Say what you will do.').waitFor();
  await page.getByLabel('A short name').fill('Birds at my feeder');
  await page.getByLabel('What will you do?').fill('I count birds for a week.');
  await page.reload();
  expect(await page.getByLabel('What will you do?').inputValue()).toBe('I count birds for a week.');
  await page.getByLabel('How does it show').fill('Food changes who comes.');
  await page.getByRole('button', { name: 'Send it to my teacher' }).tap();
  await page.getByText('Your teacher will read it.').waitFor();

  const rivera = await world.enter('rivera');
  const desk = await rivera.openAlone({ link });
  await desk.getByText('New idea').waitFor();
  await desk.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await desk.getByRole('button', { name: 'Change it: Birds at my feeder' }).click();
  await desk.getByLabel('What the student does').fill('Count birds for a week and draw one graph.');
  await desk.getByLabel('Words to Ana Duarte').fill('A graph will show it best.');
  await desk.getByRole('button', { name: 'Send the change' }).click();
  await desk.getByText('It waits for the student’s yes.').first().waitFor();

  const changed = await ana.openAlone({ link });
  await changed.getByRole('link', { name: `My idea: your teacher asks you: ${pathway.group}` }).tap();
  await changed.getByText('A graph will show it best.').waitFor();
  await changed.getByRole('button', { name: 'Yes, I will do it this way' }).tap();
  await changed.getByRole('link', { name: 'Look at it and choose' }).tap();
  await changed.getByRole('button', { name: 'Choose this' }).tap();
  await writeWork(changed, 'Seventeen sparrows and a graph.');
  await handIn(changed);

  const review = await rivera.openAlone({ link });
  await review.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await review.getByText('Seventeen sparrows and a graph.').waitFor();
  await review.getByLabel('Points (0 to 12)').fill('12');
  await review.getByRole('button', { name: 'Accept: Birds at my feeder' }).click();
  await review.getByText(/12 of 100 points/).waitFor();

  const scored = await ana.openAlone({ link });
  await scored
    .getByText(/12 of 100 points/)
    .first()
    .waitFor();
});

test('two who chose the same find each other by keyboard, in Spanish too, and a teacher ends it', async () => {
  for (const person of world.school.lms.state.school.people) if (person.id === 'mateo') person.locale = 'es';
  const theo = await world.enter('theo');
  const first = await theo.openAlone({ link });
  await openTask(first, pathway.census);
  await pressOn(first, 'button', 'Choose this');
  await pressOn(first, 'button', 'Look for a partner');
  await first.getByText('Nobody else is looking yet. Come back later.').waitFor();
  await backToTrail(first);

  const mateo = await world.enter('mateo');
  const second = await mateo.openAlone({ link });
  await openTask(second, pathway.census);
  await pressOn(second, 'button', 'Elegir esta');
  await pressOn(second, 'button', 'Buscar pareja');
  await second.getByText('Theo Marchetti', { exact: true }).waitFor();

  await openTask(first, pathway.census);
  await first.reload();
  await first.getByText('Mateo Quispe Mamani', { exact: true }).waitFor();

  const rivera = await world.enter('rivera');
  const desk = await rivera.openAlone({ link });
  await desk.getByRole('button', { name: 'Tools' }).click();
  await desk.getByRole('link', { name: 'Who looks for a partner' }).click();
  await pressOn(desk, 'button', `End the search of Theo Marchetti: ${pathway.census}`);
  await desk.getByText('Theo Marchetti').waitFor({ state: 'detached' });
  await first.reload();
  await first.getByText('Your teacher ended this search. Ask your teacher for a partner.').waitFor();
});

async function pressOn(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}
