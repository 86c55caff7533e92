import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { OwnConferenceView } from '../../src/features/conferences/conference.contract.ts';
import { handInBefore, openApi, taskIds } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

/** The class at a glance, and a conference as its student, its teacher and a family see it. */
export const conferenceScreens: Screen[] = [
  {
    name: 'board',
    state: 'the class at a glance, with who shares a word',
    async open(at) {
      const page = await openClass(at);
      await page.getByRole('button', { name: /^space/ }).click();
      await page.getByRole('link', { name: 'Write an option for these 2' }).waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'where a new option for some should stand',
    async open(at) {
      const page = await openClass(at);
      await page.getByRole('button', { name: /^space/ }).click();
      await page.getByRole('link', { name: 'Write an option for these 2' }).click();
      await page.getByText('Their names stay out of the task.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a conference with nothing to choose from yet',
    open: (at) => openConference(at, 'sami'),
  },
  {
    name: 'journey',
    state: 'a conference that is made ready, after one was held',
    async open(at) {
      await prepareConference(at);
      return openConference(at, 'luca');
    },
  },
  {
    name: 'journey',
    state: 'a conference that is shown: a piece of work',
    async open(at) {
      await prepareConference(at);
      const page = await openConference(at, 'luca');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByText('will lead this talk').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.getByRole('heading', { name: 'Twenty years of lake trout' }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a conference that is shown: the next step, not filled yet',
    async open(at) {
      const page = await openConference(at, 'sami');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: 'Agree and finish' }).click();
      await page.getByText('Write one next step first.').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'the conference of a student',
    async open(at) {
      const personId = await prepareConference(at);
      const teacher = await at.enter('rivera');
      const page = await teacher.openAlone({ link: at.link });
      await page.goto(`${at.world.school.tool.url}/app/student/${personId}/conference`);
      await page.getByText('I can read a graph.').waitFor();
      return page;
    },
  },
  {
    name: 'mentor',
    state: 'a child who shows a conference',
    async open(at) {
      await prepareConference(at, 'ana');
      const parent = await at.enter('ana-parent');
      const page = await parent.openAlone({ link: at.link });
      await page.getByText('I can read a graph.').waitFor();
      return page;
    },
  },
];

async function openClass({ world: { school }, link, enter }: ScreenClass): Promise<Page> {
  for (const as of ['tomasz', 'kwame']) {
    const { api } = await openApi(school, { as, link });
    await api.post('/api/profile/entries', {
      requestId: randomUUID(),
      section: 'interests',
      taps: ['space'],
      text: 'I know every moon of Saturn.',
      visibility: 'this-teacher',
    });
  }
  const page = await (await enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Get to know' }).click();
  await page.getByRole('heading', { name: 'Each student' }).waitFor();
  await page.getByRole('button', { name: /^space/ }).waitFor();
  return page;
}

async function openConference(at: ScreenClass, as: string): Promise<Page> {
  const page = await (await at.enter(as)).openAlone({ link: at.link });
  await page.getByRole('link', { name: 'My profile' }).click();
  await page.getByRole('link', { name: 'My conference' }).click();
  await page.getByRole('button', { name: 'Start' }).waitFor();
  return page;
}

/** Safe to repeat: what was held is held again, and the same is made ready. Answers whose it is. */
async function prepareConference({ world: { school }, link }: ScreenClass, as = 'luca'): Promise<string> {
  const { api, view } = await openApi(school, { as, link });
  const before = await api.get<OwnConferenceView>('/api/conference');
  if (before.choices.works.length === 0) await handInBefore(school, { as, link });
  await api.post('/api/conference/held', {
    id: randomUUID(),
    nextStep: 'I ask one question in each lesson.',
    who: 'student',
    until: '2027-03-12',
  });
  const { conference, choices } = await api.get<OwnConferenceView>('/api/conference');
  const trout = choices.works.find(({ taskId }) => taskId === taskIds.trout);
  const { entries } = await api.post<{ entries: { id: string }[] }>('/api/profile/entries', {
    requestId: randomUUID(),
    section: 'strengths',
    taps: ['asking'],
    visibility: 'me',
  });
  await api.put('/api/conference', {
    pieces: trout ? [{ journeyId: trout.journeyId, taskId: trout.taskId, shows: 'I can read a graph.' }] : [],
    lineIds: entries.slice(0, 1).map(({ id }) => id),
    question: 'When did you see me work hard?',
    visibility: 'family',
    revision: conference.revision,
  });
  return view.person.id;
}
