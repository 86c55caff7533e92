import { openApi } from './browser-steps.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

/** Goals, looking back and talks in their states. What is seeded has ids of its own, so that it happens once. */
export const goalScreens: Screen[] = [
  {
    name: 'journey',
    state: 'my goals, none yet',
    open: (at) => openGoals(at, 'caleb'),
  },
  {
    name: 'journey',
    state: 'my goals, open and ended, with what was agreed, while one ends',
    async open(at) {
      await seedGoals(at);
      const page = await openGoals(at, 'amara');
      await page.getByText('Read the axes aloud').waitFor();
      await page
        .getByRole('button', { name: /^How did it go/ })
        .first()
        .click();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a new goal, without its wish',
    async open(at) {
      const page = await openGoals(at, 'bo');
      await page.getByRole('link', { name: 'Write a goal' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Write your wish first.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a new goal, at its last step',
    async open(at) {
      const page = await openGoals(at, 'bo');
      await page.getByRole('link', { name: 'Write a goal' }).click();
      await page.getByLabel(/^What do you want/).fill('Swim a mile');
      await page.getByRole('button', { name: 'Next' }).click();
      for (const _ of ['best result', 'obstacle', 'plan'])
        await page.getByRole('button', { name: 'Skip' }).click();
      await page.getByLabel('Who may read it?').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'my looks back',
    async open(at) {
      await seedLookBack(at);
      const page = await openGoals(at, 'amara');
      await page.getByRole('link', { name: 'Looking back' }).click();
      await page.getByText('I mixed up the axes').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'goals of a student, with words that are being written',
    async open(at) {
      await seedGoals(at);
      const page = await (await at.enter('rivera')).openAlone({ link: at.link });
      await page.getByRole('link', { name: 'Amara Nwosu' }).first().click();
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
      await page.getByRole('button', { name: 'Say something' }).first().click();
      await page.getByLabel('Your words').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'who to see today',
    async open(at) {
      await seedGoals(at);
      return openQueue(at);
    },
  },
  {
    name: 'board',
    state: 'a talk that is being prepared, without its step',
    async open(at) {
      await seedGoals(at);
      const page = await openQueue(at);
      await page
        .getByRole('link', { name: /^Prepare the talk with/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Keep the talk' }).click();
      await page.getByText('Write the one step that you agree on.').waitFor();
      return page;
    },
  },
];

async function openGoals(at: ScreenClass, as: string) {
  const page = await (await at.enter(as)).openAlone({ link: at.link });
  await page.getByRole('link', { name: 'My profile' }).click();
  await page.getByRole('link', { name: 'My goals' }).click();
  await page.getByRole('heading', { level: 1, name: 'My goals' }).waitFor();
  await page.getByRole('link', { name: 'Write a goal' }).waitFor();
  return page;
}

async function openQueue(at: ScreenClass) {
  const page = await (await at.enter('rivera')).openAlone({ link: at.link });
  await page.goto(new URL('/app/check-ins', page.url()).href);
  await page
    .getByRole('link', { name: /^Prepare the talk with/ })
    .first()
    .waitFor();
  return page;
}

async function seedGoals({ world: { school }, link }: ScreenClass): Promise<void> {
  const { api, view } = await openApi(school, { as: 'amara', link });
  const { goals } = await api.post<{ goals: { id: string; wish: string }[] }>('/api/goals', {
    requestId: 'b1f6d6a0-3c0b-4f35-8a3e-0e5d6c5d0001',
    wish: 'Read a graph before I say what it means',
    bestResult: 'I can tell the story of a lake',
    ifHappens: 'I see a new graph',
    thenDo: 'read both axes first',
    day: '2026-01-15',
    visibility: 'this-teacher',
  });
  await api.post('/api/goals', {
    requestId: 'b1f6d6a0-3c0b-4f35-8a3e-0e5d6c5d0002',
    wish: 'Ask one question a day',
    visibility: 'family',
  });
  await api.post(
    `/api/goals/${goals.find(({ wish }) => wish.startsWith('Ask'))?.id ?? goals[0]?.id}/states`,
    {
      requestId: 'b1f6d6a0-3c0b-4f35-8a3e-0e5d6c5d0003',
      state: 'reached',
    },
  );
  const teacher = await openApi(school, { as: 'rivera', link });
  await teacher.api.post(`/api/class/people/${view.person.id}/talks`, {
    requestId: 'b1f6d6a0-3c0b-4f35-8a3e-0e5d6c5d0004',
    note: 'We read one graph together.',
    step: { text: 'Read the axes aloud', who: 'student', until: '2026-12-01' },
  });
}

async function seedLookBack({ world: { school }, link }: ScreenClass): Promise<void> {
  const { api } = await openApi(school, { as: 'amara', link });
  const { milestones } = await api.get<JourneyView>('/api/journey');
  const first = milestones[0];
  const tasks = first?.steps.flatMap((step) => (step.kind === 'task' ? [step.task] : [])) ?? [];
  for (const task of tasks.filter(({ handIns }) => handIns.length === 0))
    await api.post('/api/journey/hand-ins', {
      id: crypto.randomUUID(),
      taskId: task.id,
      format: task.formats.find((format) => format !== 'file'),
      text: 'What I found',
      note: 'Shown in class',
      link: 'https://example.org/work',
    });
  await api.post('/api/journey/reflections', {
    id: 'b1f6d6a0-3c0b-4f35-8a3e-0e5d6c5d0005',
    milestoneId: first?.id,
    scale: 2,
    why: 'I mixed up the axes',
  });
}
