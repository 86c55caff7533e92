import { readFile } from 'node:fs/promises';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { decideSetting } from '../support/console.ts';
import { addPathway, handInBefore, openApi, pathway, reviewBefore } from '../support/browser-steps.ts';

// What a teacher does beyond answering one work: many at once, levels, own comments, the projector, the spreadsheet, and why.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a level suggests points, which the teacher changes; the student reads it in words', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  const page = await (await world.enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await page.getByLabel('Got it').check();
  expect(await page.getByLabel('Points (0 to 8)').inputValue()).toBe('6');
  await page.getByLabel('Points (0 to 8)').fill('6.5');
  await page.getByRole('button', { name: `Accept: ${pathway.trout}` }).click();
  await page.getByText('Nothing of this student waits for you.').waitFor();

  const ana = await (await world.enter('ana')).openAlone({ link });
  await ana.getByRole('link', { name: pathway.trout }).first().click();
  await ana.getByText('Accepted · Got it · 6.5 of 8').waitFor();
});

test('a comment is kept, then inserted by key: slash and its number', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  await handInBefore(world.school, { as: 'dev', link });
  const page = await (await world.enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  const field = page.getByLabel('Comment for the student');
  await field.fill('Say what the graph cannot tell.');
  await page.getByText('My comments (0)').click();
  await page.getByRole('button', { name: 'Keep this comment' }).click();
  await page.getByText('My comments (1)').waitFor();
  await page.getByRole('button', { name: `Send back with a note: ${pathway.trout}` }).click();
  await page.getByText('Nothing of this student waits for you.').waitFor();
  await page.keyboard.press('j');
  await page.locator('h1:focus', { hasText: 'Dev Raman' }).waitFor();
  await field.focus();
  await page.keyboard.press('/');
  await page.locator('[data-comment]:focus').waitFor();
  await page.keyboard.press('1');
  await page.locator('textarea:focus').waitFor();
  expect(await field.inputValue()).toBe('Say what the graph cannot tell.');
  await page.keyboard.type(' Then hand in again.');
  expect(await field.inputValue()).toBe('Say what the graph cannot tell. Then hand in again.');
});

test('several works go back with one note, each with a result of its own', async () => {
  const link = await addPathway(world.school);
  for (const as of ['ana', 'dev', 'mina']) await handInBefore(world.school, { as, link });
  const page = await (await world.enter('rivera')).openAlone({ link });
  await page.getByRole('button', { name: 'Send several back' }).click();
  await page.locator('h2:focus', { hasText: 'Send several back with one note' }).waitFor();
  await page.getByLabel(`${pathway.trout} (3)`).check();
  await page.getByLabel('Mina Haddad').uncheck();
  await page.getByRole('button', { name: 'Send back 2 with this note' }).click();
  await page.getByText('Write what is missing').waitFor();
  await page.getByLabel('Comment for the student').fill('Add one more source.');
  await page.getByRole('button', { name: 'Send back 2 with this note' }).click();
  await page.getByText('Sent back: 2.').first().waitFor();
  await page.getByLabel(`${pathway.trout} (1)`).waitFor();
  await page.getByText('1 waiting for you').first().waitFor();

  const ana = await (await world.enter('ana')).openAlone({ link });
  await ana.getByText(`Your teacher sent back: ${pathway.trout}`).waitFor();
});

test('the projector shows numbers for names, and no points', async () => {
  const link = await addPathway(world.school);
  const journey = await handInBefore(world.school, { as: 'ana', link });
  await reviewBefore(world.school, journey, { link, points: 7 });
  const page = await (await world.enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Show to the class' }).click();
  await page
    .getByRole('rowheader', { name: /^Learner \d{4}$/ })
    .first()
    .waitFor();
  const words = await page.locator('body').innerText();
  expect(words).not.toContain('Ana');
  expect(words).not.toMatch(/\b7\b/);
  expect(await page.title()).not.toContain('Ana');
  await page.getByRole('link', { name: 'Back to my desk' }).click();
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).waitFor();
});

test('the class is saved as a spreadsheet', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  const page = await (await world.enter('rivera')).openAlone({ link });
  await page.getByRole('button', { name: 'Tools' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as spreadsheet' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Who-Lives-Here-and-Why.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFStudent,State,/);
  expect(text).toContain('Ana Duarte,Waiting for the teacher,1,');
});

test('why this number opens in the page and ends, for teacher and student, in the number of the LMS', async () => {
  const link = await addPathway(world.school);
  const journey = await handInBefore(world.school, { as: 'ana', link });
  await reviewBefore(world.school, journey, { link, points: 6 });
  const teacher = await (await world.enter('rivera')).openAlone({ link });
  await teacher.getByRole('link', { name: '6 of 100 Why this number' }).click();
  const panel = teacher.getByRole('region', { name: 'Why this number' });
  await panel.getByText('6 of 8').waitFor();
  await panel.getByText('6 of 100 points so far').waitFor();
  await teacher.getByText(/^Delivered /).waitFor();

  const ana = await (await world.enter('ana')).openAlone({ link });
  await ana.getByRole('button', { name: 'Why this number' }).click();
  await ana.getByRole('region', { name: 'Why this number' }).getByText('6 of 100 points so far').waitFor();
  await ana.getByRole('button', { name: 'Hide why' }).click();
  await ana.getByRole('region', { name: 'Why this number' }).waitFor({ state: 'hidden' });
  expect(world.school.lms.findGrade(link, 'ana')?.score).toBe(6);
});

test('on a phone the class comes first: tools are folded, and a long name opens where it is pressed', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'wilhelmina', link });
  const page = await (await world.enter('rivera', { width: 320, height: 640 })).openAlone({ link });
  const toProjector = page.getByRole('link', { name: 'Show to the class' });
  const name = page.getByRole('link', { name: /^Wilhelmina-Alexandrina/ });
  await name.waitFor();
  expect(await toProjector.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Tools' }).click();
  await toProjector.waitFor();
  await page.getByRole('button', { name: 'Tools' }).click();
  await toProjector.waitFor({ state: 'hidden' });
  await name.click();
  await page.getByRole('heading', { level: 1, name: /^Wilhelmina-Alexandrina/ }).waitFor();
  expect(await page.getByLabel('Keys: j next, k previous').isVisible()).toBe(false);
});

test('a projected class shows every milestone, two tables side by side', async () => {
  const link = await addPathway(world.school);
  const page = await (await world.enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Show to the class' }).click();
  const tables = page.getByRole('table');
  await tables.nth(1).waitFor();
  const boxes = await Promise.all([0, 1].map((index) => tables.nth(index).boundingBox()));
  expect(boxes[0]?.y).toBe(boxes[1]?.y);
  const hidden = await page.evaluate(
    "[...document.querySelectorAll('section:has(> table)')].some((part) => part.scrollWidth > part.clientWidth)",
  );
  expect(hidden).toBe(false);
});

test('an unchanged class is asked for without a body, and news come within three seconds', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  const page = await (await world.enter('rivera')).openAlone({ link });
  const isBoard = (address: string) => new URL(address).pathname === '/api/board';
  await page.waitForResponse((answer) => isBoard(answer.url()) && answer.status() === 304);
  const { api } = await openApi(world.school, { as: 'rivera', link });
  expect(await api.get('/api/board')).toMatchObject({ counts: { waiting: 1 } });
  await handInBefore(world.school, { as: 'theo', link });
  await page.getByText('2 waiting for you').first().waitFor();
});

test('a voice comment is recorded, sent with the answer, and heard by the student', async () => {
  const { tool, platforms } = world.school;
  await decideSetting(tool, platforms.canvas.tenantId ?? '', { key: 'voice', value: true });
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });
  const rivera = await world.enter('rivera');
  await rivera.context.grantPermissions(['microphone']);
  await rivera.context.addInitScript(toneForMicrophone);
  const page = await rivera.openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await page.getByRole('button', { name: 'Record a voice comment' }).click();
  await page.getByRole('button', { name: /^Stop \([1-9]/ }).click();
  await page.getByLabel('Your recording').waitFor();
  await page.getByRole('button', { name: `Send back with a note: ${pathway.trout}` }).click();
  await page.getByText('Nothing of this student waits for you.').waitFor();

  const ana = await (await world.enter('ana')).openAlone({ link });
  await ana.getByRole('link', { name: 'See what to change' }).click();
  await ana.getByRole('list', { name: 'Voice comment' }).getByRole('button').click();
  await ana.locator('audio').waitFor();
});

/** Runs in the page: this machine has no microphone, so a steady tone of the browser's own takes its place. */
function toneForMicrophone(): void {
  navigator.mediaDevices.getUserMedia = () => {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const output = audio.createMediaStreamDestination();
    tone.connect(output);
    tone.start();
    return Promise.resolve(output.stream);
  };
}
