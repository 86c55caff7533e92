import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, handIn, openTask, pathway, writeWork } from '../support/browser-steps.ts';

// What students type and paste by mistake: it stays as it was typed, and a plain sentence says what to do.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('pasted HTML stands there as it was pasted, for the student and for the teacher, and does nothing', async () => {
  const html = '<b>Trout</b> <img src="https://elsewhere.example/x.png" onerror="alert(1)"> fell';
  const ana = await world.enter('ana');
  const page = await ana.openAlone({ link });
  await openTask(page, pathway.trout);
  await writeWork(page, html);
  await handIn(page);
  await page.getByText(html).waitFor();
  const teacher = await world.enter('rivera');
  const desk = await teacher.openAlone({ link });
  await desk.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await desk.getByText(html).waitFor();
});

test('words that are too many are not cut off: it is said at once, and shorter they are handed in', async () => {
  const long = 'Twelve trout swam by. '.repeat(2_500);
  const dev = await world.enter('dev');
  const page = await dev.openAlone({ link });
  await openTask(page, pathway.trout);
  await writeWork(page, long);
  await page.getByText('This is too long. Make it shorter, or send a link.').waitFor();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  expect(await page.getByLabel('Write your work here').inputValue()).toBe(long);
  await page.reload();
  await page.getByText('This is too long. Make it shorter, or send a link.').waitFor();
  expect(await page.getByLabel('Write your work here').inputValue()).toBe(long);
  await writeWork(page, long.slice(0, 50_000));
  await handIn(page);
});

test('a note that is too long is not cut off either', async () => {
  const note = 'I built it with Mina. '.repeat(100);
  const theo = await world.enter('theo');
  const page = await theo.openAlone({ link });
  await openTask(page, pathway.trout);
  await page.getByLabel('Show it in person').check();
  const field = page.getByLabel('What did you show, and when?');
  await field.fill(note);
  await page.getByText('This note is too long. Make it shorter.').waitFor();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  expect(await field.inputValue()).toBe(note);
  await field.fill(note.slice(0, 2_000));
  await handIn(page);
});

test.each(['my graph', 'javascript:alert(1)', 'https://'])(
  'the link "%s" is asked for again, and stays to be mended',
  async (typed) => {
    const mina = await world.enter('mina');
    const page = await mina.openAlone({ link });
    await openTask(page, pathway.trout);
    await page.getByLabel('Send a link').check();
    const field = page.getByLabel('Link to your work');
    await field.fill(typed);
    await page.getByRole('button', { name: 'Hand in', exact: true }).click();
    await page.getByText('Add a link that starts with https://.').waitFor();
    expect(await field.inputValue()).toBe(typed);
  },
);
