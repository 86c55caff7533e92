import type { Page } from 'playwright-core';
import { openTask, pathway, writeWork } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

const cards = 'Twelve interaction cards';

/** What a student sees when the network or the session is gone, with work begun. */
export const studentScreens: Screen[] = [
  {
    name: 'journey',
    state: 'offline, with work that could not be handed in',
    async open(at) {
      const page = await openWork(at);
      await page.context().setOffline(true);
      await writeWork(page, 'Clover feeds the bee.');
      await page.getByText('Saved on this device. We will send it.').waitFor();
      await page.getByRole('button', { name: 'Hand in', exact: true }).click();
      await page.getByText('This is not handed in yet. Your words are kept here.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'offline on the trail, with a choice that did not get through',
    async open(at) {
      const page = await openTrail(at);
      await page.context().setOffline(true);
      await page.getByText('You are offline.').waitFor();
      await page.getByRole('button', { name: 'Choose this: Six-panel comic' }).click();
      await page.getByText('We got no answer.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'an ended session, with words that are kept',
    async open(at) {
      const page = await openWork(at);
      await endSession(page);
      await writeWork(page, 'Clover feeds the bee.');
      await page.getByText('Your session has ended.').first().waitFor();
      await page.getByText('Saved on this device. Open the assignment again to send it.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'loaded again after the session has ended',
    async open(at) {
      const page = await openTrail(at);
      await endSession(page);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Your session has ended.' }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'loaded again without an answer',
    async open(at) {
      const page = await openTrail(at);
      await page.route('**/api/session', (route) => route.abort());
      await page.reload();
      await page.getByRole('button', { name: 'Load the page again' }).waitFor();
      return page;
    },
  },
];

async function openTrail({ enter, link }: ScreenClass): Promise<Page> {
  const page = await (await enter('ana')).openAlone({ link });
  await page.getByRole('heading', { level: 1, name: pathway.title }).waitFor();
  return page;
}

async function openWork(at: ScreenClass): Promise<Page> {
  const page = await openTrail(at);
  await openTask(page, cards);
  return page;
}

/** What the server answers to a token that no longer holds. */
async function endSession(page: Page): Promise<void> {
  const error = { code: 'SESSION_EXPIRED', message: 'Your session has ended.' };
  await page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { error } }));
}
