import { randomUUID } from 'node:crypto';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import type { OwnConferenceView } from '../../src/features/conferences/conference.contract.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, openApi, pathway, taskIds } from '../support/browser-steps.ts';

// A conference that a student prepares, leads by keys and prints; and a word that several share, which becomes an option for them.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

const longWork = 'I counted the fish again and wrote down what I saw. '.repeat(900);

/** Everything as long as it may be. */
async function fillProfile(as: string): Promise<void> {
  const { api } = await openApi(world.school, { as, link });
  for (const taskId of [taskIds.place, taskIds.trout, 'starting-check'])
    await api.send('POST', '/api/journey/hand-ins', {
      id: randomUUID(),
      taskId,
      format: 'text',
      text: longWork,
    });
  for (let line = 0; line < 8; line += 1)
    await api.post<ProfileView>('/api/profile/entries', {
      requestId: randomUUID(),
      section: 'tell-teacher',
      text: `${line} ${'I like it when people ask me first. '.repeat(27)}`,
      visibility: 'family',
    });
}

test('a student prepares a conference, leads it by keys, prints it on two pages, and what was agreed stays', async () => {
  await fillProfile('ana');
  const ana = await world.enter('ana');
  const page = await ana.openAlone({ link });
  await page.getByRole('link', { name: 'My profile' }).click();
  await page.getByRole('link', { name: 'My conference' }).click();
  const { choices } = await (
    await openApi(world.school, { as: 'ana', link })
  ).api.get<OwnConferenceView>('/api/conference');
  expect(choices.works.length).toBeGreaterThanOrEqual(2);
  for (const { title } of choices.works.slice(0, 3)) {
    await page.getByRole('checkbox', { name: title }).check();
    await page.getByLabel(`What does “${title}” show about me?`).fill('I do not give up. '.repeat(16));
  }
  for (const line of await page.getByRole('group', { name: 'About me' }).getByRole('checkbox').all())
    await line.check();
  await page.getByLabel('A question for the grown-ups').fill('When did you see me work hard?');
  await page.getByLabel('Who may open this page?').selectOption('My teachers and my family');
  await page.getByText('Saved.').waitFor();

  const paper = await page.pdf({ format: 'Letter' });
  expect(pagesOf(paper)).toBeLessThanOrEqual(2);

  await page.getByRole('button', { name: 'Start' }).press('Enter');
  await page.getByText('Ana Duarte will lead this talk.').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { level: 1, name: 'About me' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Ana Duarte will lead this talk.').waitFor();
  for (let step = 0; step < choices.works.slice(0, 3).length + 2; step += 1)
    await page.keyboard.press('PageDown');
  await page.getByRole('heading', { level: 1, name: 'My question for you' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('What comes next?').fill('We read one chart together.');
  await page.getByRole('radio', { name: 'My family does' }).check();
  await page.getByRole('button', { name: 'Agree and finish' }).click();
  await page.getByText('This is what we agreed.').waitFor();
  await page.getByRole('button', { name: 'Back to my conference' }).click();
  // The second time it stands on the sheet for paper.
  await page.getByText('We read one chart together.').first().waitFor();

  const rivera = await world.enter('rivera');
  await rivera.openAssignment(link);
  await rivera.tool.getByRole('link', { name: 'Ana Duarte' }).first().click();
  await rivera.tool.getByRole('link', { name: 'Profile', exact: true }).click();
  await rivera.tool.getByRole('link', { name: 'Conference' }).click();
  await rivera.tool.getByText('We read one chart together.').waitFor();
  await rivera.tool.getByText('The family').waitFor();
});

test('a teacher sees who shares a word, and writes an option for them that has the word and not their names', async () => {
  for (const as of ['dev', 'mina']) {
    const { api } = await openApi(world.school, { as, link });
    await api.post('/api/profile/entries', {
      requestId: randomUUID(),
      section: 'interests',
      taps: ['machines'],
      visibility: 'this-teacher',
    });
  }
  const rivera = await world.enter('rivera');
  const page = await rivera.openAlone({ link });
  await page.getByRole('link', { name: 'Get to know' }).press('Enter');
  await page.getByRole('button', { name: 'machines: 2 students' }).press('Enter');
  await page.getByRole('list', { name: 'Who tapped “machines”' }).getByText('Mina Haddad').waitFor();
  await page.getByRole('link', { name: 'Write an option for these 2' }).press('Enter');
  await page.getByRole('radio', { name: pathway.group }).check();
  await page.getByRole('button', { name: 'Add it and write' }).press('Enter');
  await page.getByText('For 2 students who like: machines.').waitFor();
  await page.getByLabel('Title', { exact: true }).fill('A counting machine');
  expect(await page.getByRole('checkbox', { name: 'machines' }).isChecked()).toBe(true);
  await page.getByText(/^Saved /).waitFor();
  await page.getByRole('link', { name: 'A counting machine' }).waitFor();
  const { api } = await openApi(world.school, { as: 'rivera', link });
  const { pathwayId } = /build\/(?<pathwayId>[^/]+)/.exec(page.url())?.groups ?? {};
  const draft = JSON.stringify(await api.get(`/api/pathway-drafts/${pathwayId}`));
  expect(draft).toContain('A counting machine');
  expect(draft).not.toContain('Haddad');
});

/** Counted in the file itself: each page is an object of its own. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
