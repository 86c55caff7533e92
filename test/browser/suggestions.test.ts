import { addPathway, openApi } from '../support/browser-steps.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';

// Reasons on options: they come from the student's own words, and sliding, "not for me" and the teacher's mute change them.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('by touch on a small screen: a tapped word becomes a reason, "not for me" takes it away, and it comes back', async () => {
  // A second try of this test finds what the first one lowered.
  const before = await openApi(world.school, { as: 'ana', link });
  await before.api.put('/api/journey/steering/lowered', { kind: 'interest', key: 'games', times: 0 });
  const ana = await world.enter('ana', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  const page = await ana.openAlone({ link });
  await page.getByRole('link', { name: 'My profile' }).tap();
  await page.getByRole('button', { name: 'Add to “What I like”' }).tap();
  await page.getByRole('button', { name: 'games', exact: true }).tap();
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('button', { name: 'Change “games”' }).waitFor();
  await page.getByRole('link', { name: 'Back to the trail' }).tap();
  const notForMe = page.getByRole('button', { name: 'Not for me: About games, which you like' });
  const press = async () => {
    const answered = page.waitForResponse(/steering\/lowered/);
    await notForMe.tap();
    await answered;
  };
  await press();
  await page.getByText('(counts less now)').waitFor();
  await press();
  await press();
  await page.getByText('Does not show any more: About games, which you like').waitFor();
  await notForMe.waitFor({ state: 'detached' });

  await page
    .getByRole('link', { name: /^How options are picked out/ })
    .first()
    .tap();
  await page.getByText('does not show').waitFor();
  await page.getByRole('button', { name: 'Let it count again: About games, which you like' }).tap();
  await page.getByText(/^Nothing yet\./).waitFor();
  await page.getByRole('link', { name: 'Back to the trail' }).tap();
  await notForMe.waitFor();
});

test('by keyboard: the slider shows what would change before it does, and a muted option says nothing', async () => {
  const mateo = await world.enter('mateo');
  const page = await mateo.openAlone({ link });
  await page
    .getByRole('link', { name: /^How options are picked out/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('slider', { name: 'How hard would you like it?' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('New: A stretch, as you asked').waitFor();
  await page.getByRole('button', { name: 'Use this' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('In use now: Stretch', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Back to the trail' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('A stretch, as you asked').waitFor();

  const teacher = await openApi(world.school, { as: 'rivera', link });
  await teacher.api.post('/api/class/suggestions/changes', { tasks: { 'two-explanations': 'muted' } });
  await page.reload();
  await page
    .getByRole('link', { name: /^Help me choose/ })
    .first()
    .waitFor();
  await page.getByText('A stretch, as you asked').waitFor({ state: 'detached' });

  await page.getByRole('link', { name: /^Help me choose: How do you want/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Alone', { exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Show what may fit' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('You can do it alone.').waitFor();
  await page.getByRole('link', { name: 'Look at: Graph detective' }).waitFor();
});
