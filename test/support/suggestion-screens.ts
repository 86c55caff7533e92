import { randomUUID } from 'node:crypto';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

/** How options are picked out for a student: badges with "not for me", the slider with its preview, help to choose. */
export const suggestionScreens: Screen[] = [
  {
    name: 'journey',
    state: 'options with reasons, one of them lowered',
    async open(at) {
      const page = await openTrail(at, 'tomasz');
      await page.getByText('(counts less now)').first().waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'how options are picked out, sliding to a stretch',
    async open(at) {
      const page = await openTrail(at, 'tomasz');
      await page
        .getByRole('link', { name: /^How options are picked out/ })
        .first()
        .click();
      await page.getByText('counts half').waitFor();
      await page.getByRole('slider').press('ArrowRight');
      await page.getByRole('button', { name: 'Use this' }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'help to choose, with an answer',
    async open(at) {
      const page = await openTrail(at, 'tomasz');
      await page
        .getByRole('link', { name: /^Help me choose/ })
        .first()
        .click();
      await page.getByLabel('Up to 45 minutes').click();
      await page.getByRole('button', { name: 'Show what may fit' }).click();
      await page.getByText('You may still choose any of them.').waitFor();
      return page;
    },
  },
];

/** Safe to repeat: the same request twice is one line, and a reason is lowered to the same. */
async function openTrail(at: ScreenClass, as: string) {
  const { api } = await openApi(at.world.school, { as, link: at.link });
  await api.post('/api/profile/entries', {
    requestId: lineId,
    section: 'interests',
    taps: ['games', 'art'],
    text: '',
    visibility: 'this-teacher',
  });
  await api.put('/api/journey/steering/lowered', { kind: 'interest', key: 'art', times: 1 });
  const person = await at.enter(as);
  const page = await person.openAlone({ link: at.link });
  await page
    .getByRole('link', { name: /^Help me choose/ })
    .first()
    .waitFor();
  return page;
}

const lineId = randomUUID();
