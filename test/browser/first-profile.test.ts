import type { Page } from 'playwright-core';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { decideSetting } from '../support/console.ts';
import { sampleFiles } from '../support/sample-files.ts';

// A first profile, card by card: by touch on a small screen with a picture, and by keyboard alone while the network comes and goes.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
  const { tenantId = '' } = world.school.platforms.canvas;
  await decideSetting(world.school.tool, tenantId, { key: 'profileMedia', value: true });
});
afterEach(() => world.leave());
afterAll(() => world.close());

const profileOf = async (as: string): Promise<ProfileView> =>
  (await openApi(world.school, { as, link })).api.get<ProfileView>('/api/profile');

test('by touch at 320 px: taps, words, a picture and a recording are kept card by card, and the path says why an option may fit', async () => {
  const siobhan = await world.enter('siobhan', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  await siobhan.context.grantPermissions(['microphone']);
  await siobhan.context.addInitScript(toneForMicrophone);
  const page = await siobhan.openAlone({ link });
  await page.getByRole('link', { name: 'Tell who you are' }).tap();
  await page.getByRole('button', { name: 'Begin' }).tap();
  await page.getByText('Card 1 of 7').waitFor();
  await page.getByRole('button', { name: 'animals' }).tap();
  await page.getByLabel('In your own words').fill('Our two rabbits');
  await page.getByLabel('Add a picture').setInputFiles({
    name: 'drawing.png',
    mimeType: 'image/png',
    buffer: sampleFiles.png,
  });
  // The pressed control is gone, and the focus went to what came in its place.
  await page.locator('fieldset:focus').getByLabel('What does the picture show?').waitFor();
  await page.getByRole('button', { name: 'Next' }).tap();
  await page.getByText('Say in a few words what it shows.').waitFor();
  await page.getByLabel('What does the picture show?').fill('Rabbits that I drew');
  for (const target of await page.getByRole('button').all())
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByRole('button', { name: 'Next' }).tap();
  await page.getByText('Card 2 of 7').waitFor();
  await page.getByRole('button', { name: 'Back' }).tap();
  await page.getByRole('img', { name: 'Rabbits that I drew' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).tap();
  await page.getByText('Card 2 of 7').waitFor();
  await page.getByRole('button', { name: 'Record your voice' }).tap();
  await page.getByRole('button', { name: /^Stop \([1-9]/ }).tap();
  await page.getByRole('button', { name: 'Take the recording away' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).tap();
  for (const card of [3, 4, 5, 6]) {
    await page.getByText(`Card ${card} of 7`).waitFor();
    await page.getByRole('button', { name: 'Skip' }).tap();
  }
  await page.getByRole('button', { name: 'Finish' }).tap();
  await page.getByText('Your path now says why an option may fit you.').waitFor();
  await page.getByRole('link', { name: 'See my path' }).tap();
  await page
    .getByText(/animals, which you like/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Tell who you are' }).waitFor({ state: 'detached' });

  const { entries } = await profileOf('siobhan');
  expect(entries.map(({ text, media }) => [text, media?.type])).toEqual([
    ['Our two rabbits', undefined],
    ['Rabbits that I drew', 'image/jpeg'],
    ['', 'audio/webm'],
  ]);
  const teacher = await world.enter('rivera');
  const desk = await teacher.openAlone({ link });
  await desk.getByRole('link', { name: 'Siobhán' }).first().click();
  await desk.getByRole('link', { name: 'Profile', exact: true }).click();
  await desk.getByRole('img', { name: 'Rabbits that I drew' }).waitFor();
  await desk.getByRole('button', { name: 'Listen' }).click();
  await desk.locator('audio').waitFor();
});

test('by keyboard alone: each card’s heading has the focus, and what is said without a network waits and goes by itself', async () => {
  const noa = await world.enter('noa');
  const page = await noa.openAlone({ link });
  await press(page, 'link', 'Tell who you are');
  await press(page, 'button', 'Begin');
  await isFocused(page, 'What I like');
  await press(page, 'button', 'music');
  await press(page, 'button', 'Next');
  await isFocused(page, 'What I am good at');
  await noa.context.setOffline(true);
  await press(page, 'button', 'drawing');
  await press(page, 'button', 'Next');
  await isFocused(page, 'What helps me');
  await page.getByText('One card waits here for the network.').waitFor();
  await press(page, 'button', 'Skip');
  await isFocused(page, 'My goals and dreams');
  await page.getByLabel('In your own words').focus();
  await page.keyboard.type('Build a boat');
  await press(page, 'button', 'Stop for now');
  await page.getByRole('heading', { name: 'Your trail' }).waitFor();
  await noa.context.setOffline(false);
  await press(page, 'link', 'My profile');
  await page.getByText('Build a boat', { exact: true }).waitFor();
  expect((await profileOf('noa')).entries.map(({ taps, text }) => [...taps, text])).toEqual([
    ['music', ''],
    ['drawing', ''],
    ['Build a boat'],
  ]);
});

async function press(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function isFocused(page: Page, heading: string): Promise<void> {
  await page.locator('h1:focus', { hasText: heading }).waitFor();
}

/** Runs in the page: this machine has no microphone, so a steady tone of the browser's own takes its place. */
function toneForMicrophone(): void {
  navigator.mediaDevices.getUserMedia = () => {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const output = audio.createMediaStreamDestination();
    tone.connect(output);
    tone.start();
    return Promise.resolve(output.stream);
  };
}
