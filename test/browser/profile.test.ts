import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';

// A first profile on a small screen, by touch and by keyboard, and the teacher's answer to it.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a student writes a first profile by touch on a small screen, and reads what the teacher says to it', async () => {
  const ana = await world.enter('ana', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  await ana.openAssignment(link);
  await ana.tool.getByRole('link', { name: 'My profile' }).tap();
  await ana.tool.getByRole('button', { name: 'Add to “What I like”' }).tap();
  await ana.tool.getByRole('button', { name: 'animals' }).tap();
  await ana.tool.getByRole('button', { name: 'nature' }).tap();
  await ana.tool.getByLabel('In your own words').fill('Fishing with my grandfather');
  await ana.tool.getByRole('button', { name: 'Save' }).tap();
  await ana.tool.getByText('animals, nature. Fishing with my grandfather').waitFor();
  await ana.tool.getByRole('button', { name: 'Please check in with me' }).tap();
  await ana.tool.getByText(/^You asked /).waitFor();

  const rivera = await world.enter('rivera');
  await rivera.openAssignment(link);
  await rivera.tool.getByRole('button', { name: 'I talked with Ana Duarte' }).waitFor();
  await rivera.tool.getByRole('link', { name: 'Ana Duarte' }).first().click();
  await rivera.tool.getByRole('button', { name: 'Add to it' }).click();
  await rivera.tool.getByLabel('What would you add or say differently?').fill('Which fish was the biggest?');
  await rivera.tool.getByRole('button', { name: 'Send', exact: true }).click();
  await rivera.tool.getByText('You add: Which fish was the biggest?').waitFor();
  await rivera.tool.getByRole('textbox', { name: 'I noticed …' }).fill('Ana explains graphs with patience.');
  await rivera.tool.getByRole('button', { name: 'Add', exact: true }).click();
  await rivera.tool.getByText('Ana explains graphs with patience.').waitFor();

  await ana.openAssignment(link);
  await ana.tool.getByRole('link', { name: 'My profile' }).tap();
  await ana.tool.getByText('Marisol Rivera adds: Which fish was the biggest?').waitFor();
  await ana.tool.getByRole('button', { name: 'Agree' }).tap();
  await ana.tool.getByText('You agree.').waitFor();
  await ana.tool.getByText(/^Marisol Rivera, /).waitFor();
});

test('the same by keyboard alone, in Spanish too, and a line is changed and removed', async () => {
  for (const person of world.school.lms.state.school.people) if (person.id === 'mateo') person.locale = 'es';
  const mateo = await world.enter('mateo');
  const page = await mateo.openAlone({ link });
  await pressOn(page, 'link', 'Mi perfil');
  await pressOn(page, 'button', 'Añadir a «Mis idiomas»');
  await page.getByLabel('¿En qué idiomas hablas, cantas o sueñas?').focus();
  await page.keyboard.type('Quechua y español');
  await pressOn(page, 'button', 'Guardar');
  await page.getByText('Quechua y español', { exact: true }).waitFor();
  await pressOn(page, 'button', 'Cambiar «Quechua y español»');
  await page.getByLabel('Con tus palabras').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(', y algo de aimara');
  await pressOn(page, 'button', 'Guardar');
  await page.getByText('Quechua y español, y algo de aimara', { exact: true }).waitFor();
  await pressOn(page, 'button', 'Cambiar «Quechua y español, y algo de aimara»');
  await pressOn(page, 'button', 'Quitar');
  await pressOn(page, 'button', 'Quitarla');
  await page.getByText('Quechua y español').first().waitFor({ state: 'detached' });
});

test('what was typed without a network stays, says so, and is sent later', async () => {
  const noa = await world.enter('noa');
  const page = await noa.openAlone({ link });
  await page.getByRole('link', { name: 'My profile' }).click();
  await page.getByRole('button', { name: 'Add to “My goals and dreams”' }).click();
  await noa.context.setOffline(true);
  await page.getByLabel('What would you like to do one day?').fill('Build a boat');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  await noa.context.setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: 'Add to “My goals and dreams”' }).click();
  expect(await page.getByLabel('What would you like to do one day?').inputValue()).toBe('Build a boat');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Build a boat', { exact: true }).waitFor();
  const { api } = await openApi(world.school, { as: 'noa', link });
  const { entries } = await api.get<{ entries: { text: string }[] }>('/api/profile');
  expect(entries.map(({ text }) => text)).toEqual(['Build a boat']);
});

async function pressOn(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}
