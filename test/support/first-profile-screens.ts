import type { Page } from 'playwright-core';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';
import { decideSetting } from './console.ts';
import { sampleFiles } from './sample-files.ts';

/** A first profile in its states: the door, a card empty and written on, with a picture, refused, without a network, and done. */
export const firstProfileScreens: Screen[] = [
  {
    name: 'journey',
    state: 'the trail invites to a first profile',
    async open(at) {
      const page = await openTrail(at, 'leilani');
      await page.getByRole('button', { name: 'Not now' }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a first profile, before it begins',
    async open(at) {
      const page = await openDoor(at, 'amara');
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a card of a first profile, empty',
    open: (at) => openCard(at, 'amara'),
  },
  {
    name: 'journey',
    state: 'a card of a first profile, with taps, words, readers, and a picture without words',
    async open(at) {
      await allowMedia(at);
      const page = await openCard(at, 'amara');
      await page.getByRole('button', { name: 'animals' }).click();
      await page.getByText('Who reads this').click();
      await page.getByLabel('Add a picture').setInputFiles({
        name: 'drawing.png',
        mimeType: 'image/png',
        buffer: sampleFiles.png,
      });
      await page.getByLabel('What does the picture show?').waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Say in a few words what it shows.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a card of a first profile, with a picture that is refused',
    async open(at) {
      await allowMedia(at);
      const page = await openCard(at, 'leilani');
      await page.getByLabel('Add a picture').setInputFiles({
        name: 'drawing.png',
        mimeType: 'image/png',
        buffer: sampleFiles.program,
      });
      await page.getByText('We cannot show this kind of file.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a card of a first profile, while others wait for the network',
    async open(at) {
      const page = await openCard(at, 'leilani');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'music' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('One card waits here for the network.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'a first profile, done',
    async open(at) {
      const page = await openCard(at, 'amara');
      for (let card = 1; card < 7; card += 1) {
        await page.getByText(`Card ${card} of 7`).waitFor();
        await page.getByRole('button', { name: /^(?:Skip|Next)$/ }).click();
      }
      await page.getByRole('button', { name: 'Finish' }).click();
      await page.getByRole('link', { name: 'See my path' }).waitFor();
      return page;
    },
  },
];

async function openTrail(at: ScreenClass, as: string): Promise<Page> {
  const person = await at.enter(as);
  return person.openAlone({ link: at.link });
}

async function openDoor(at: ScreenClass, as: string): Promise<Page> {
  const page = await openTrail(at, as);
  await page.getByRole('link', { name: 'Tell who you are' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tell who you are' }).waitFor();
  return page;
}

async function openCard(at: ScreenClass, as: string): Promise<Page> {
  const page = await openDoor(at, as);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Card 1 of 7').waitFor();
  return page;
}

async function allowMedia({ world: { school }, link }: ScreenClass): Promise<void> {
  await openApi(school, { as: 'rivera', link });
  const { tenantId = '' } = school.platforms.canvas;
  await decideSetting(school.tool, tenantId, { key: 'profileMedia', value: true });
}
