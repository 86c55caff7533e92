import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';

const group = 'dependence';

/** A student's own ideas, the teacher's answer to one, and looking for a partner. */
export const proposalScreens: Screen[] = [
  {
    name: 'journey',
    state: 'an own idea that is being written, with something left out',
    async open(at) {
      const page = await openIdeas(at, 'jules');
      await page.getByRole('button', { name: 'Send it to my teacher' }).click();
      await page.getByText('Say what you will do.').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'own ideas: one that the teacher changed, one that was declined',
    async open(at) {
      const first = await propose(at, 'kwame', 'A photo story');
      await answer(at, first, { answer: 'decline', words: 'For this goal I need to see who eats whom.' });
      const second = await propose(at, 'kwame', 'A food web of our garden');
      const option = { title: 'A food web with reasons', what: 'Draw it and explain.', formats: ['file'] };
      await answer(at, second, { answer: 'adjust', option, words: 'Say why, too.' });
      const page = await openIdeas(at, 'kwame');
      await page.getByText('Your teacher changed it. Is it still yours?').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'a student’s idea that the teacher changes',
    async open(at) {
      await propose(at, 'amara', 'A puppet play');
      const page = await (await at.enter('rivera')).openAlone({ link: at.link });
      await page.getByRole('link', { name: 'Amara Nwosu', exact: true }).click();
      await page.getByRole('button', { name: 'Change it: A puppet play' }).click();
      await page.getByLabel('What the student does').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'looking for a partner, with somebody found',
    async open(at) {
      await lookForPartner(at, 'caleb');
      await lookForPartner(at, 'priya');
      const page = await (await at.enter('caleb')).openAlone({ link: at.link });
      await page.getByRole('link', { name: 'Trail-camera log' }).first().click();
      await page.getByText('Priya Nair').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'who looks for a partner',
    async open(at) {
      await lookForPartner(at, 'caleb');
      const page = await (await at.enter('rivera')).openAlone({ link: at.link });
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('link', { name: 'Who looks for a partner' }).click();
      await page.getByText('Caleb Whitehorse').waitFor();
      return page;
    },
  },
];

async function openIdeas(at: ScreenClass, as: string): Promise<Page> {
  const page = await (await at.enter(as)).openAlone({ link: at.link });
  await page
    .getByRole('link', { name: /^My .*idea.*: Show who depends on whom$/ })
    .last()
    .click();
  await page.getByRole('heading', { level: 1, name: 'My own idea: Show who depends on whom' }).waitFor();
  return page;
}

interface Proposed {
  journeyId: string;
  proposalId: string;
}

/** Once for each title, so that it is safe to repeat. */
async function propose({ world, link }: ScreenClass, as: string, title: string): Promise<Proposed> {
  const { api } = await openApi(world.school, { as, link });
  const proposals = (journey: JourneyView) =>
    journey.milestones
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === 'group' ? step.group.proposals : []));
  const before = await api.get<JourneyView>('/api/journey');
  const known = proposals(before).find((each) => each.title === title);
  if (known) return { journeyId: before.journeyId, proposalId: known.id };
  const id = randomUUID();
  const words = { what: `${title}, in five parts`, why: 'It shows who depends on whom.', needs: '' };
  await api.post('/api/journey/proposals', { id, groupId: group, title, ...words });
  return { journeyId: before.journeyId, proposalId: id };
}

async function answer(
  { world, link }: ScreenClass,
  { journeyId, proposalId }: Proposed,
  said: object,
): Promise<void> {
  const { api } = await openApi(world.school, { as: 'rivera', link });
  await api.send('POST', `/api/journeys/${journeyId}/proposal-answers`, {
    id: randomUUID(),
    proposalId,
    ...said,
  });
}

async function lookForPartner({ world, link }: ScreenClass, as: string): Promise<void> {
  const { api } = await openApi(world.school, { as, link });
  const taskId = 'trail-camera-log';
  await api.send('POST', '/api/journey/picks', { id: randomUUID(), groupId: group, taskId });
  await api.put(`/api/journey/partner-wishes/${taskId}`);
}
