import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';

// A goal gets its check-in: written by touch on a small screen, talked about by keyboard, and ended.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a goal gets its check-in: the student writes it by touch, the teacher talks about it by keyboard, and the student ticks what was agreed', async () => {
  const ana = await world.enter('ana', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  const phone = await ana.openAlone({ link });
  await phone.getByRole('link', { name: 'My profile' }).tap();
  await phone.getByRole('button', { name: 'Please check in with me' }).tap();
  await phone.getByText(/^You asked /).waitFor();
  await phone.getByRole('link', { name: 'My goals' }).tap();
  await phone.getByRole('link', { name: 'Write a goal' }).tap();
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByText('Write your wish first.').waitFor();
  await phone.getByLabel(/^What do you want/).fill('Read a graph before I say what it means');
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByRole('heading', { name: 'The best result' }).waitFor();
  // What was typed outlives a reload.
  await phone.reload();
  expect(await phone.getByLabel(/^What do you want/).inputValue()).toBe(
    'Read a graph before I say what it means',
  );
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByRole('button', { name: 'Skip' }).tap();
  await phone.getByRole('button', { name: 'Skip' }).tap();
  await phone.getByLabel('If this happens').fill('I see a new graph');
  await phone.getByLabel('then I will').fill('read both axes first');
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByLabel('By when?').fill('2027-01-15');
  await phone.getByRole('button', { name: 'Save my goal' }).tap();
  await phone.getByText('If I see a new graph, then I will read both axes first').waitFor();

  const rivera = await world.enter('rivera');
  const desk = await rivera.openAlone({ link });
  await pressOn(desk, 'link', 'Who to see today');
  await desk.getByText(/^asked for a talk/).waitFor();
  await pressOn(desk, 'link', 'Prepare the talk with Ana Duarte');
  await desk.getByText('If I see a new graph, then I will read both axes first').waitFor();
  await desk.getByLabel('Note').fill('We read one graph.\nAxes first.');
  // The network goes: the note stays and says so, also after a reload.
  await rivera.context.setOffline(true);
  await desk.getByLabel('One next step that you agree on').fill('Read the axes of the next graph aloud');
  await pressOn(desk, 'button', 'Keep the talk');
  await desk.getByRole('alert').waitFor();
  await rivera.context.setOffline(false);
  await desk.reload();
  expect(await desk.getByLabel('Note').inputValue()).toBe('We read one graph.\nAxes first.');
  await desk.getByRole('radio', { name: 'Ana Duarte' }).focus();
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('ArrowRight');
  expect(await desk.getByRole('radio', { name: 'We both' }).isChecked()).toBe(true);
  await pressOn(desk, 'button', 'Keep the talk');
  await desk.getByText('Talked with today: Ana Duarte').waitFor();
  expect(await desk.getByRole('link', { name: 'Prepare the talk with Ana Duarte' }).count()).toBe(0);

  await phone.reload();
  await phone.getByText('Read the axes of the next graph aloud').waitFor();
  await phone.getByText(/^We do this together/).waitFor();
  await phone.getByRole('button', { name: 'Done: Read the axes of the next graph aloud' }).tap();
  await phone.getByText('Talks before').waitFor();
  await phone
    .getByRole('button', { name: 'How did it go with “Read a graph before I say what it means”?' })
    .tap();
  await phone.getByLabel('One sentence about it (you may skip this)').fill('I did it with three graphs.');
  await phone.getByRole('button', { name: 'I reached it' }).tap();
  await phone.getByText('Reached. I did it with three graphs.').waitFor();
  await phone.getByRole('link', { name: 'My profile' }).tap();
  await phone.getByRole('button', { name: 'Please check in with me' }).waitFor();
});

test('a teacher answers a goal, and the student reads it in Spanish', async () => {
  for (const person of world.school.lms.state.school.people) if (person.id === 'mateo') person.locale = 'es';
  const { api } = await openApi(world.school, { as: 'mateo', link });
  await api.post('/api/goals', {
    requestId: '0a4e7cde-59a5-4f7d-9a38-c6a1a2b9d001',
    wish: 'Hablar una vez al día',
    visibility: 'this-teacher',
  });
  const rivera = await world.enter('rivera');
  const desk = await rivera.openAlone({ link });
  await desk.getByRole('link', { name: 'Mateo', exact: false }).first().click();
  await desk.getByRole('link', { name: 'Profile', exact: true }).click();
  await desk.getByRole('heading', { name: 'Hablar una vez al día' }).waitFor();
  await desk.getByRole('button', { name: 'Say something' }).click();
  await desk.getByLabel('Your words').fill('I will save a minute for it.');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await desk.getByText('You say: I will save a minute for it.').waitFor();

  const mateo = await world.enter('mateo');
  const page = await mateo.openAlone({ link });
  await pressOn(page, 'link', 'Mi perfil');
  await pressOn(page, 'link', 'Mis metas');
  await page.getByText('Marisol Rivera dice: I will save a minute for it.').waitFor();
  await pressOn(page, 'button', '¿Cómo te fue con «Hablar una vez al día»?');
  await pressOn(page, 'button', 'La dejo ir');
  await page.getByText('Dejada.').waitFor();
});

async function pressOn(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}
