import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { openApi, tasksOf } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

// The same ids again change nothing, so that each state can be opened twice.
const option = { id: 'claim-evidence-reasoning', title: 'Claim, evidence, reasoning' };

/** Ways and rubric: for the student before and after the review, for the teacher, and where they are written. */
export function rubricScreens(openPicker: (at: ScreenClass) => Promise<Page>): Screen[] {
  return [
    {
      name: 'journey',
      state: 'a task with several ways, one guide and all levels open',
      async open(at) {
        await choose(at, 'eleni');
        const page = await openOption(at, 'eleni');
        await page.getByText('See all four levels').click();
        await page.getByText('How to do it: Record it').click();
        return page;
      },
    },
    {
      name: 'journey',
      state: 'looking at the own work before it is handed in',
      async open(at) {
        await choose(at, 'eleni');
        const page = await openOption(at, 'eleni');
        await page.getByLabel('Write your work here').fill('The otters left.');
        await page.getByRole('button', { name: 'Hand in', exact: true }).click();
        await page
          .getByRole('radio', { name: /^Getting there/ })
          .first()
          .check();
        return page;
      },
    },
    {
      name: 'board',
      state: 'levels by row in a review, and how the student sees it',
      async open(at) {
        await handIn(at, 'ingrid');
        const page = await (await at.enter('rivera')).openAlone({ link: at.link });
        await page.getByRole('link', { name: 'Ingrid Sørbø', exact: true }).click();
        const parts = page.getByRole('radio', { name: /^Got it I can/ });
        await parts.nth(1).waitFor({ state: 'attached' });
        for (const part of await parts.all()) await part.check();
        await page.getByText('How Ingrid Sørbø sees it').click();
        await page.getByText(/^The rows suggest/).waitFor();
        return page;
      },
    },
    {
      name: 'journey',
      state: 'the own levels and the teacher’s side by side',
      async open(at) {
        await review(at, await handIn(at, 'zeynep'));
        const page = await openOption(at, 'zeynep');
        await page.getByRole('heading', { name: 'Part by part' }).waitFor();
        return page;
      },
    },
    {
      name: 'picker',
      state: 'building: a rubric and ways',
      async open(at) {
        const page = await openPicker(at);
        await page.getByRole('link', { name: 'Build or change a pathway' }).click();
        await page.getByRole('link', { name: 'New pathway' }).click();
        await page.getByRole('button', { name: 'Begin with: Choose 1 of 3 week' }).click();
        await page.getByRole('link', { name: 'Record a three-minute talk' }).click();
        await page.getByRole('button', { name: 'Add a row' }).click();
        await page.getByLabel('Name of row 1').fill('Clear for others');
        await page.getByRole('button', { name: 'Add a way' }).click();
        await page.getByLabel('Name of way 1').fill('A talk');
        return page;
      },
    },
  ];
}

async function choose({ world: { school }, link }: ScreenClass, as: string): Promise<void> {
  const { api } = await openApi(school, { as, link });
  const journey = await api.get<JourneyView>('/api/journey');
  const group = journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []))
    .find(({ tasks }) => tasks.some(({ id }) => id === option.id));
  if (group?.picked === 0)
    await api.post('/api/journey/picks', { id: randomUUID(), groupId: group.id, taskId: option.id });
}

async function handIn(at: ScreenClass, as: string): Promise<JourneyView> {
  await choose(at, as);
  const { api } = await openApi(at.world.school, { as, link: at.link });
  return api.post('/api/journey/hand-ins', {
    id: '4b8d8b0e-5f4e-4f6e-9d2a-3f0d5f1c7a10',
    taskId: option.id,
    format: 'offline',
    way: 'told',
    note: 'I told it on Monday.',
    selfRating: { claim: 4, reasoning: 3 },
  });
}

async function review({ world: { school }, link }: ScreenClass, journey: JourneyView): Promise<void> {
  const { api } = await openApi(school, { as: 'rivera', link });
  await api.post(`/api/journeys/${journey.journeyId}/reviews`, {
    id: '4b8d8b0e-5f4e-4f6e-9d2a-3f0d5f1c7a11',
    taskId: option.id,
    handInId: tasksOf(journey)
      .find(({ id }) => id === option.id)
      ?.handIns.at(-1)?.id,
    outcome: 'accepted',
    points: 11,
    level: 3,
    rows: { claim: 3, reasoning: 3 },
    comment: 'Your numbers fit your claim.',
  });
}

async function openOption(at: ScreenClass, as: string): Promise<Page> {
  const page = await (await at.enter(as)).openAlone({ link: at.link });
  await page.getByRole('link', { name: option.title }).first().click();
  await page.getByRole('heading', { level: 1, name: option.title }).waitFor();
  return page;
}
