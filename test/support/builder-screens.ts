import type { Page } from 'playwright-core';
import type { Screen, ScreenClass } from './browser-screens.ts';

/** The screens of the builder, each with something on it. They open from the picker. */
export function builderScreens(openPicker: (at: ScreenClass) => Promise<Page>): Screen[] {
  const screen = (state: string, go: (page: Page) => Promise<void>): Screen => ({
    name: 'picker',
    state: `building: ${state}`,
    async open(at) {
      const page = await openPicker(at);
      await page.getByRole('link', { name: 'Build or change a pathway' }).click();
      await page.getByRole('heading', { level: 1, name: 'Build pathways' }).waitFor();
      await go(page);
      return page;
    },
  });
  const begun = (state: string, go: (page: Page) => Promise<void>) =>
    screen(state, async (page) => {
      await begin(page);
      await go(page);
    });
  return [
    screen('own pathways', async (page) => {
      await begin(page);
      await page.getByRole('link', { name: 'Back to all pathways' }).click();
      await page.getByRole('heading', { name: 'Not published yet' }).waitFor();
    }),
    screen('where a new one begins', async (page) => {
      await page.getByRole('link', { name: 'New pathway' }).click();
      for (const part of ['Paste an assignment sheet', 'Copy a pathway', 'Open a pathway file'])
        await page.getByText(part, { exact: true }).click();
      await page.getByRole('button', { name: 'Make a copy of: Who Lives Here, and Why?' }).first().waitFor();
    }),
    begun('the whole', async () => undefined),
    begun('a task with faults', async (page) => {
      await page.getByRole('link', { name: 'Make a set of cards' }).click();
      await page.getByLabel('Title', { exact: true }).fill('');
      await page.getByLabel('Review points', { exact: true }).fill('many');
      await page.getByRole('button', { name: 'Add a link' }).click();
      await page.getByText(/^Check: 1/).click();
      await page.getByRole('link', { name: 'Give this task a title.' }).waitFor();
    }),
    begun('a choice', async (page) => {
      await page.getByRole('link', { name: /^Choose two ways to practise/ }).click();
      await page.getByRole('heading', { level: 2, name: /Choose two ways/ }).waitFor();
    }),
    begun('a milestone', async (page) => {
      await page.getByRole('link', { name: 'Where do I stand?' }).click();
      await page.getByRole('heading', { level: 2, name: /Where do I stand/ }).waitFor();
    }),
    begun('as a board', (page) => page.getByRole('radio', { name: 'Board' }).check()),
    begun('before it is published', async (page) => {
      await page.getByRole('link', { name: 'Publish', exact: true }).click();
      await page.getByRole('button', { name: 'Publish now' }).waitFor();
    }),
    begun('walked as a student', async (page) => {
      await page.getByRole('link', { name: 'Walk it as a student' }).click();
      await page.getByRole('heading', { level: 1, name: 'Show what you know' }).waitFor();
    }),
  ];
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'New pathway' }).click();
  await page.getByRole('button', { name: 'Begin with: Show what you know' }).click();
  await page.getByRole('heading', { name: 'About this pathway' }).waitFor();
}
