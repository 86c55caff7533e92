import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld, type Person, type Waymark } from '../support/browser-world.ts';
import { addPathway, handIn, handInBefore, openTask, pathway, writeWork } from '../support/browser-steps.ts';

// Nothing that somebody typed is lost: not by a reload, an ended session or a failed request.

let world: BrowserWorld;
let now = () => new Date();

beforeAll(async () => {
  world = await startBrowserWorld({ clock: () => now() });
});
afterEach(async () => {
  now = () => new Date();
  await world.leave();
});
afterAll(() => world.close());

const words = 'The trout fell after 2009, and the water was warm.';

test('F5 in the LMS’s frame goes on at the same task with the words that were typed', async () => {
  const ana = await world.enter('ana');
  await beginWork(await ana.openAssignment(await addPathway(world.school)));
  await reloadFrame(ana);
  await seeWords(ana.tool);
  await handIn(ana.tool);
});

test('F5 in a tab of its own goes on at the same task with the words that were typed', async () => {
  const ana = await world.enter('ana');
  const page = await ana.openAlone({ link: await addPathway(world.school) });
  await beginWork(page);
  await page.reload();
  await seeWords(page);
  await handIn(page);
});

test('words typed in one browser are there in another', async () => {
  const link = await addPathway(world.school);
  const atSchool = await world.enter('ana');
  const page = await atSchool.openAlone({ link });
  await beginWork(page);
  await page.getByText(/Saved \d/).waitFor();
  const atHome = await world.enter('ana');
  const other = await atHome.openAlone({ link });
  await openTask(other, pathway.trout);
  await seeWords(other);
});

test('an ended session says so, keeps the words, and the next launch hands them in', async () => {
  const link = await addPathway(world.school);
  const ana = await world.enter('ana');
  await openTask(await ana.openAlone({ link }), pathway.trout);
  now = () => new Date(Date.now() + 12 * 3_600_000);
  await writeWork(ana.page, words);
  await ana.page.getByText('Your session has ended.').waitFor();
  await ana.page.getByText('Saved on this device. Open the assignment again to send it.').waitFor();
  now = () => new Date();
  await openTask(await ana.openAlone({ link }), pathway.trout);
  await seeWords(ana.page);
  await handIn(ana.page);
});

test('a draft that could not be saved is kept here and sent when the connection is back', async () => {
  const link = await addPathway(world.school);
  const ana = await world.enter('ana');
  await openTask(await ana.openAlone({ link }), pathway.trout);
  await ana.context.setOffline(true);
  await ana.page.getByText('You are offline.').waitFor();
  await writeWork(ana.page, words);
  await ana.page.getByText('Saved on this device. We will send it.').waitFor();
  await ana.context.setOffline(false);
  await ana.page.getByText(/Saved \d/).waitFor();
  await ana.page.getByText('You are offline.').waitFor({ state: 'hidden' });
});

test('work that could not be handed in stays, and a second press hands it in once', async () => {
  const link = await addPathway(world.school);
  const ana = await world.enter('ana');
  const page = await ana.openAlone({ link });
  await beginWork(page);
  await page.route('**/api/journey/hand-ins', (route) => route.abort());
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('This is not handed in yet. Your words are kept here.').waitFor();
  await seeWords(page);
  await page.unroute('**/api/journey/hand-ins');
  await handIn(page);
  await page.reload();
  await page.getByText(words).waitFor();
  expect(await page.getByText('Earlier work').count()).toBe(0);
});

test('an answer that was lost on the way back does not hand in twice', async () => {
  const link = await addPathway(world.school);
  const ana = await world.enter('ana');
  const page = await ana.openAlone({ link });
  await beginWork(page);
  await page.route('**/api/journey/hand-ins', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('This is not handed in yet. Your words are kept here.').waitFor();
  await page.unroute('**/api/journey/hand-ins');
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('Your teacher will read this.').waitFor();
  expect(await page.getByText('Earlier work').count()).toBe(0);
});

test('a teacher’s note outlives a reload and a failed request', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  const teacher = await world.enter('rivera');
  const page = await teacher.openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  const note = page.getByLabel('Comment for the student');
  await note.fill('Say what the second graph shows.');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ana Duarte' }).waitFor();
  expect(await note.inputValue()).toBe('Say what the second graph shows.');
  await page.route('**/reviews', (route) => route.abort());
  await page.getByRole('button', { name: `Send back with a note: ${pathway.trout}` }).click();
  await page.getByText('Your answer is not sent yet. Your words are kept here.').waitFor();
  expect(await note.inputValue()).toBe('Say what the second graph shows.');
  await page.unroute('**/reviews');
  await page.getByRole('button', { name: `Send back with a note: ${pathway.trout}` }).click();
  await page.getByText('Nothing of this student waits for you.').waitFor();
});

async function beginWork(tool: Waymark): Promise<void> {
  await openTask(tool, pathway.trout);
  await writeWork(tool, words);
}

async function seeWords(tool: Waymark): Promise<void> {
  await tool.getByRole('heading', { level: 1, name: pathway.trout }).waitFor();
  const field = tool.getByLabel('Write your work here');
  await field.waitFor();
  expect(await field.inputValue()).toBe(words);
}

/** What F5 does when the focus is in the frame. */
async function reloadFrame({ page }: Person): Promise<void> {
  const frame = (page as Page).frames().find((each) => each.name() === 'tool');
  const reloaded = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/app'));
  await frame?.evaluate('location.reload()');
  await reloaded;
}
