import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';

// Show it your way: the student chooses a way and looks first, the teacher taps a level per row, and both see both.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

/** Chooses the option that has ways, before the test begins. */
async function choose(as: string): Promise<void> {
  const { api } = await openApi(world.school, { as, link });
  const journey = await api.get<JourneyView>('/api/journey');
  const group = journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []))
    .find(({ tasks }) => tasks.some(({ id }) => id === 'claim-evidence-reasoning'));
  if (group?.picked === 0)
    await api.post('/api/journey/picks', {
      id: randomUUID(),
      groupId: group.id,
      taskId: 'claim-evidence-reasoning',
    });
}

test('a student shows it in one way by touch, looks first, and sees both views after the review', async () => {
  await choose('ana');
  const ana = await world.enter('ana', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  const page = await ana.openAlone({ link });
  await page.getByRole('link', { name: 'Claim, evidence, reasoning' }).first().tap();
  await page.getByRole('heading', { name: 'What good work shows' }).waitFor();
  await page.getByText('See all four levels').tap();
  await page.getByText('I can make a claim and give one fact for it.').waitFor();
  await page.getByRole('radio', { name: /^Write it/ }).tap();
  await page.getByText('How to do it: Write it').tap();
  await page.getByText('About 200 words are plenty.').waitFor();
  await page.getByLabel('Write your work here').fill('The otters left, so the urchins grew.');
  await page.getByRole('button', { name: 'Hand in', exact: true }).tap();
  await page.getByRole('heading', { name: 'First, look at it yourself' }).waitFor();
  const part = (name: string) => page.getByRole('group', { name, exact: true });
  await part('Claim and evidence')
    .getByRole('radio', { name: /^Going further/ })
    .tap();
  await page.reload();
  await page.getByRole('button', { name: 'Hand in', exact: true }).tap();
  expect(
    await part('Claim and evidence')
      .getByRole('radio', { name: /^Going further/ })
      .isChecked(),
  ).toBe(true);
  await part('Reasoning')
    .getByRole('radio', { name: /^Got it/ })
    .tap();
  await page.getByRole('button', { name: 'Hand in now' }).tap();
  await page.getByText('Shown this way: Write it').waitFor();

  const rivera = await world.enter('rivera');
  const desk = await rivera.openAlone({ link });
  await desk.getByRole('link', { name: 'Ana Duarte', exact: true }).first().click();
  const view = desk.getByText('How Ana Duarte sees it');
  await view.waitFor();
  expect(await desk.locator('dd', { hasText: 'Going further' }).isVisible()).toBe(false);
  await desk.getByRole('group', { name: 'Claim and evidence' }).getByRole('radio').first().focus();
  await desk.keyboard.press('3');
  await desk.keyboard.press('3');
  await desk.getByText('The rows suggest: Got it, 11.5 points.').waitFor();
  await desk.getByRole('button', { name: 'Accept: Claim, evidence, reasoning' }).click();
  await desk.getByText('Nothing of this student waits for you.').waitFor();

  await page.reload();
  await page.getByRole('heading', { name: 'Part by part' }).waitFor();
  const claim = page.locator('dl > div', { hasText: 'Claim and evidence' });
  expect(await claim.getByText('Going further').count()).toBe(1);
  expect(await claim.getByText('Got it').count()).toBe(1);
  await page.getByText('You both').waitFor();
});

test('by keyboard alone and in Spanish, looking first is skipped', async () => {
  await choose('mateo');
  for (const person of world.school.lms.state.school.people) if (person.id === 'mateo') person.locale = 'es';
  const mateo = await world.enter('mateo');
  const page = await mateo.openAlone({ link });
  await pressOn(page, 'link', 'Claim, evidence, reasoning');
  await page.getByRole('radio', { name: /^Write it/ }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Escribe aquí tu trabajo').focus();
  await page.keyboard.type('Las nutrias se fueron.');
  await pressOn(page, 'button', 'Entregar');
  await page.locator('h2:focus', { hasText: 'Primero míralo tú' }).waitFor();
  await pressOn(page, 'button', 'Volver a mi trabajo');
  await page.locator('h2:focus', { hasText: 'Tu trabajo' }).waitFor();
  await pressOn(page, 'button', 'Entregar');
  await pressOn(page, 'button', 'Saltar esto y entregar');
  await page.getByText('Lo muestra así: Write it').waitFor();
});

async function pressOn(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await page.getByRole(role, { name }).first().focus();
  await page.keyboard.press('Enter');
}
