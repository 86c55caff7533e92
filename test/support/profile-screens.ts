import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import { randomUUID } from 'node:crypto';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

/** The learner profile in its states: empty, written by both sides, while a line is changed, and with a wish for a talk. */
export const profileScreens: Screen[] = [
  {
    name: 'journey',
    state: 'the own profile, empty',
    open: (at) => openProfile(at, 'jules'),
  },
  {
    name: 'journey',
    state: 'the own profile, with a line that is being written',
    async open(at) {
      const page = await openProfile(at, 'luca');
      await page.getByRole('button', { name: 'Add to “What I like”' }).click();
      await page.getByRole('button', { name: 'animals' }).click();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'the own profile, written by both sides',
    async open(at) {
      await writeTogether(at);
      const page = await openProfile(at, 'grace');
      await page.getByText('noticed this').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'the profile of a student, with an answer that is being written',
    async open(at) {
      await writeTogether(at);
      const teacher = await at.enter('rivera');
      const page = await teacher.openAlone({ link: at.link });
      await page.getByRole('link', { name: 'Grace Mwangi' }).first().click();
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
      await page.getByRole('button', { name: 'Not quite' }).click();
      return page;
    },
  },
  {
    name: 'board',
    state: 'a student asked for a talk',
    async open(at) {
      const { api } = await openApi(at.world.school, { as: 'sami', link: at.link });
      await api.put('/api/profile/check-in');
      const teacher = await at.enter('rivera');
      const page = await teacher.openAlone({ link: at.link });
      await page.getByText('They asked you to check in').waitFor();
      return page;
    },
  },
];

async function openProfile(at: ScreenClass, as: string) {
  const person = await at.enter(as);
  const page = await person.openAlone({ link: at.link });
  await page.getByRole('link', { name: 'My profile' }).click();
  await page.getByRole('heading', { level: 1, name: 'My profile' }).waitFor();
  await page.getByRole('heading', { name: 'What I like' }).waitFor();
  return page;
}

/** Safe to repeat: the same request twice is one line. */
async function writeTogether({ world: { school }, link }: ScreenClass): Promise<void> {
  const student = await openApi(school, { as: 'grace', link });
  await student.api.post<ProfileView>('/api/profile/entries', {
    requestId: '7d0c6a44-52a0-4be6-8b1f-6f1d8fc3c9d1',
    section: 'interests',
    taps: ['animals'],
    text: 'Fishing with my grandfather',
    visibility: 'my-teachers',
  });
  const teacher = await openApi(school, { as: 'rivera', link });
  const personId = student.view.person.id;
  await teacher.api.post(`/api/class/people/${personId}/profile/entries`, {
    requestId: randomUUID(),
    section: 'strengths',
    text: 'Explains graphs with patience',
    visibility: 'my-teachers',
  });
}
