import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { openApi } from './browser-steps.ts';
import { decideSetting } from './console.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

async function openDesk({ enter, link }: ScreenClass): Promise<Page> {
  const page = await (await enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).waitFor();
  return page;
}

/** The teacher's desk beyond the class table and one student's work. */
export const deskScreens: Screen[] = [
  {
    name: 'board',
    state: 'several works to be sent back with one note',
    async open(at) {
      const page = await openDesk(at);
      await page.getByRole('button', { name: 'Send several back' }).click();
      await page.getByRole('heading', { name: 'Send several back with one note' }).waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'soft dates',
    async open(at) {
      const page = await openDesk(at);
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('link', { name: 'Set soft dates' }).click();
      await page.getByRole('button', { name: 'Save the dates' }).waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'the projector',
    async open(at) {
      const page = await openDesk(at);
      await page.getByRole('link', { name: 'Show to the class' }).click();
      await page
        .getByRole('rowheader', { name: /^Learner / })
        .first()
        .waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'own comments, levels and a voice comment, and why this number',
    async open(at) {
      const { school } = at.world;
      const { tenantId = '' } = school.platforms.canvas;
      await decideSetting(school.tool, tenantId, { key: 'voice', value: true });
      const { api } = await openApi(school, { as: 'rivera', link: at.link });
      await api.post('/api/comments', { id: randomUUID(), text: 'Say what the graph cannot tell.' });
      const page = await openDesk(at);
      await page.getByRole('link', { name: 'Dev Raman', exact: true }).click();
      await page.getByRole('button', { name: 'Record a voice comment' }).waitFor();
      await page.getByRole('button', { name: 'Why this number' }).click();
      await page.getByText('All together').waitFor();
      await page.getByLabel('Got it').check();
      await page.getByText(/^My comments/).click();
      await page
        .getByRole('button', { name: /^Insert: / })
        .first()
        .waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'the comment bank being edited',
    async open(at) {
      const page = await openDesk(at);
      await page.getByRole('link', { name: 'Dev Raman', exact: true }).click();
      await page.getByText(/^My comments/).click();
      await page.getByRole('button', { name: 'Edit my comments' }).click();
      await page.getByLabel('New comment').waitFor();
      return page;
    },
  },
];
