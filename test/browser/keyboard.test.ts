import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, handInBefore, pathway } from '../support/browser-steps.ts';

// Everything that matters can be done with the keyboard alone, in the order in which it stands on the page.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a student chooses, writes and hands in', async () => {
  const link = await addPathway(world.school);
  const page = await (await world.enter('ana')).openAlone({ link });
  await tabTo(page, `Choose this: ${pathway.graph}`);
  await page.keyboard.press('Enter');
  await page.getByText('1 of 1 chosen').first().waitFor();
  await page.locator('a:focus', { hasText: pathway.graph }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: pathway.graph }).waitFor();
  await tabTo(page, 'Write your work here');
  await page.keyboard.type('The wolves came first.');
  await tabTo(page, 'Hand in');
  await page.keyboard.press('Enter');
  await page.getByText('Your teacher will read this.').waitFor();
  await page.locator('h1:focus').waitFor();
});

test('a teacher finds who waits, gives points and sends the next one back with a note', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  await handInBefore(world.school, { as: 'dev', link });
  const page = await (await world.enter('rivera')).openAlone({ link });
  await tabTo(page, 'Ana Duarte');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: 'Ana Duarte' }).waitFor();
  await tabTo(page, 'Points (0 to 8)');
  await page.keyboard.type('7');
  await tabTo(page, `Accept: ${pathway.trout}`);
  await page.keyboard.press('Enter');
  await page.getByText('Nothing of this student waits for you.').waitFor();
  await page.keyboard.press('j');
  await page.locator('h1:focus', { hasText: 'Dev Raman' }).waitFor();
  await tabTo(page, 'Comment for the student');
  await page.keyboard.type('Say what the second graph shows.');
  await tabTo(page, `Send back with a note: ${pathway.trout}`);
  await page.keyboard.press('Enter');
  await page.getByText('Nothing of this student waits for you.').waitFor();
});

test('a teacher looks at a pathway and adds it', async () => {
  const page = await (
    await world.enter('rivera')
  ).openAlone({ course: 'science-7', message: 'deep-linking' });
  await tabTo(page, `Preview: ${pathway.title}`);
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: pathway.title }).waitFor();
  await tabTo(page, 'Use this');
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: 'Title, points and due date' }).waitFor();
  await tabTo(page, 'Add to Canvas');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Added to the course' }).waitFor();
});

const mostPresses = 150;

/** Presses Tab until the focus is on what is so called; also proves that no part of the page holds the focus fast. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.locator(':focus').and(
    page
      .getByRole('link', { name, exact: true })
      .or(page.getByRole('button', { name, exact: true }))
      .or(page.getByLabel(name, { exact: true })),
  );
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await target.count()) > 0) return;
  }
  throw new Error(`${mostPresses} presses of Tab did not reach "${name}"`);
}
