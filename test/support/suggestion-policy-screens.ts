import type { Page } from 'playwright-core';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

/** What teachers see and decide about suggestions: the class, and one student. */
export const suggestionPolicyScreens: Screen[] = [
  {
    name: 'board',
    state: 'options and suggestions, with one pinned, one muted, and weights that are being changed',
    async open(at) {
      const { api } = await openApi(at.world.school, { as: 'rivera', link: at.link });
      await api.post('/api/class/suggestions/changes', {
        tasks: { 'graph-detective': 'pinned', 'bean-rabbits': 'muted' },
        weights: { variety: 1 },
      });
      const page = await openDesk(at);
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('link', { name: 'Options and suggestions' }).click();
      await page.getByLabel('Is about what they like', { exact: true }).first().press('ArrowRight');
      await page.getByRole('button', { name: 'Save the weights' }).waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'why these suggestions, with the sums',
    async open(at) {
      const page = await openLearner(at);
      await page.getByRole('columnheader', { name: 'Adds' }).first().waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'suggestions are off for one student',
    async open(at) {
      const student = await openApi(at.world.school, { as: 'ana', link: at.link });
      const { api } = await openApi(at.world.school, { as: 'rivera', link: at.link });
      const path = `/api/class/people/${student.view.person.id}/suggestions/changes`;
      await api.post(path, { isOff: true });
      const page = await openLearner(at);
      await page.getByText('sees no reasons').waitFor();
      await api.post(path, { isOff: false });
      return page;
    },
  },
];

async function openDesk({ enter, link }: ScreenClass): Promise<Page> {
  const page = await (await enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).waitFor();
  return page;
}

async function openLearner(at: ScreenClass): Promise<Page> {
  const page = await openDesk(at);
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await page.getByRole('link', { name: 'Why these suggestions' }).click();
  await page.getByRole('heading', { name: 'For Ana Duarte alone' }).waitFor();
  return page;
}
