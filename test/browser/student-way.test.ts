import { addPathway, handInBefore, openApi, pathway } from '../support/browser-steps.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { sampleFiles } from '../support/sample-files.ts';

// The path map, comparing, files and paper, as a student meets them.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('by keyboard alone a student goes along the map, compares, chooses and hands in', async () => {
  const { openAlone } = await world.enter('bo');
  const page = await openAlone({ link });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.locator('[data-stop]').first().focus();
  expect(await focused()).toContain(pathway.place);
  await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await focused()).toContain(pathway.census);
  await press('ArrowLeft');
  expect(await focused()).toContain(pathway.trout);
  await press('Home');
  expect(await focused()).toContain(pathway.place);

  await page.getByRole('link', { name: `Compare two: ${pathway.group}` }).focus();
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: `Side by side: ${pathway.group}` }).waitFor();
  await page.getByText('This choice can bring 12 points.').first().waitFor();
  await page.getByRole('button', { name: `Choose this: ${pathway.graph}` }).focus();
  await press('Enter');
  await page.getByText('Choose 1 of 3 · 1 of 1 chosen').waitFor();
  await page.getByRole('link', { name: `Open ${pathway.graph}` }).focus();
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: pathway.graph }).waitFor();
  await page.getByLabel('Write your work here').focus();
  await page.keyboard.type('Population A grows without a limit.');
  await page.getByRole('button', { name: 'Hand in', exact: true }).focus();
  await press('Enter');
  await page.getByText('Your teacher will read this.').waitFor();
});

test('map and list say the same, change with one key, and the choice is remembered', async () => {
  const { openAlone } = await world.enter('theo');
  const page = await openAlone({ link });
  const names = () =>
    page
      .locator('a[id^="task-"]')
      .evaluateAll((links) => links.map((each) => `${each.id} ${each.textContent?.includes('Not begun')}`));
  const onMap = await names();
  expect(onMap.length).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Map', pressed: true }).waitFor();
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'List', pressed: true }).waitFor();
  expect(await names()).toEqual(onMap);
  const again = await openAlone({ link });
  await again.getByRole('button', { name: 'List', pressed: true }).waitFor();
});

test('each bad file is refused in a plain sentence, good ones are handed in, and no word is lost', async () => {
  const { openAlone } = await world.enter('mina');
  const page = await openAlone({ link });
  await page.getByRole('link', { name: pathway.trout }).first().click();
  await page.getByLabel('Write your work here').fill('Words that must stay.');
  await page.getByLabel('Add a file or photo').check();
  await page.getByLabel('Note for your teacher (you may skip this)').fill('My graph.');
  const choose = page.locator('input[type=file]');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  const bad: [string, Buffer, string][] = [
    ['script.svg', sampleFiles.svg, 'script.svg is a kind we cannot take.'],
    ['homework.png', sampleFiles.program, 'homework.png is a kind we cannot take.'],
    ['nothing.png', Buffer.alloc(0), 'nothing.png is empty.'],
    ['huge.png', Buffer.alloc(21 * 1024 * 1024, 1), 'huge.png is larger than 20 MB.'],
  ];
  for (const [name, buffer, sentence] of bad) {
    await choose.setInputFiles(file(name, buffer));
    await page.getByText(sentence).waitFor();
    await page.getByRole('button', { name: `Take away: ${name}` }).click();
  }
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('Add a file before you hand in.').waitFor();

  await page.context().setOffline(true);
  await choose.setInputFiles(file('a/b\\frog.png', sampleFiles.png));
  await page.getByText('did not arrive. We try again when you are online.').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Show frog.png' }).click();
  await page.getByRole('img', { name: 'frog.png' }).waitFor();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('Your teacher will read this.').waitFor();
  await page.getByText('My graph.').waitFor();

  const teacher = await world.enter('rivera');
  const desk = await teacher.openAlone({ link });
  await desk.getByRole('link', { name: 'Mina Haddad', exact: true }).click();
  await desk.getByRole('button', { name: 'Show frog.png' }).first().click();
  await desk.getByRole('img', { name: 'frog.png' }).waitFor();
});

test('words typed while the network is gone survive a reload and are sent when it is back', async () => {
  const { openAlone } = await world.enter('eleni');
  const page = await openAlone({ link });
  await page.getByRole('link', { name: pathway.trout }).first().click();
  const field = page.getByLabel('Write your work here');
  await field.fill('Before. ');
  await page.getByText(/Saved \d/).waitFor();
  await page.context().setOffline(true);
  await field.fill('Before. And while nothing went through.');
  await page.getByText('Saved on this device. We will send it.').waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await page.getByText(/Saved \d/).waitFor();
  expect(await field.inputValue()).toBe('Before. And while nothing went through.');
});

test('the trail prints on one page as a map and as a list, and task cards keep their text', async () => {
  const { openAlone } = await world.enter('yulia');
  const page = await openAlone({ link });
  const margin = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' };
  const pages = async (format: string) => {
    const pdf = await page.pdf({ format, margin });
    return pdf.toString('latin1').match(/\/Type \/Page$/gm)?.length;
  };
  for (const format of ['A4', 'Letter']) expect([format, await pages(format)]).toEqual([format, 1]);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  // As large as the page allows; a hand's breadth of paper left free would mean that it was measured wrong.
  const heights = await page.evaluate(() => [document.getElementById('root')?.offsetHeight ?? 0, 955]);
  expect(heights[0]).toBeGreaterThan(0.65 * (heights[1] ?? 0));
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.keyboard.press('m');
  for (const format of ['A4', 'Letter']) expect([format, await pages(format)]).toEqual([format, 1]);
  expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('');
  await page.getByRole('link', { name: 'Task cards to print' }).click();
  await page.getByRole('heading', { name: pathway.trout }).waitFor();
  await page.getByLabel('All tasks').check();
  await page.getByRole('heading', { name: pathway.beans }).waitFor();
});

test('a milestone that is handed in offers a minute of looking back; its teacher reads it', async () => {
  for (const taskId of ['place-outdoors', 'starting-check', 'goal-card', 'reflect-set-out'])
    await handInBefore(world.school, { as: 'kwame', link }, taskId);
  const { openAlone } = await world.enter('kwame');
  const page = await openAlone({ link });
  await page.getByText('Look back for one minute').click();
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByText('Mark how it went, or write one sentence.').waitFor();
  await page.getByLabel('I can do this').check();
  await page.getByLabel('One sentence about it (you may skip this)').fill('I counted twice.');
  await page.reload();
  await page.getByText('Look back for one minute').click();
  expect(await page.getByLabel('One sentence about it (you may skip this)').inputValue()).toBe(
    'I counted twice.',
  );
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByText('Looking back: I can do this').waitFor();

  const teacher = await world.enter('rivera');
  const desk = await teacher.openAlone({ link });
  await desk.getByRole('link', { name: 'Kwame Boateng', exact: true }).click();
  await desk.getByText('I counted twice.').waitFor();
});

test('soft dates show as plain words on the map, and nothing locks', async () => {
  const { api } = await openApi(world.school, { as: 'rivera', link });
  await api.send('PUT', '/api/assignment/milestone-dates', { days: { 'set-out': '2020-01-10' } });
  const { openAlone } = await world.enter('dev');
  const page = await openAlone({ link });
  await page.getByText('This needs some time. Nothing is locked.').waitFor();
  await page.getByText('Needs time · by Jan 10').waitFor();
  await page.getByRole('button', { name: `Choose this: ${pathway.beans}` }).click();
  await page.getByText('Choose 1 of 3 · 1 of 1 chosen').waitFor();
});
