import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway } from '../support/browser-steps.ts';
import { openProfileTemplate } from '../support/profile-template-screens.ts';

// A district shapes the profile; a student meets it; two admins at once lose no word.

let world: BrowserWorld;
let link: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  link = await addPathway(world.school);
});
afterEach(() => world.leave());
afterAll(() => world.close());

const newPage = async (id: string) => (await world.enter(id)).page;

test('an admin names a section and asks a question, is stopped at what may not be asked, and a student answers on a small screen', async () => {
  const admin = await openProfileTemplate(await newPage('lind'), world);
  await admin.getByLabel('Words and questions of “Interests”').click();
  await admin.getByLabel('Name in English').fill('My things');
  const interests = admin.getByRole('listitem').filter({ has: admin.getByLabel('Name in English') });
  await interests.getByRole('button', { name: 'Add a question' }).click();
  await interests.getByLabel('In English', { exact: true }).fill('Which church do you go to?');
  await interests.getByLabel('In Spanish', { exact: true }).fill('¿Qué mascota te gustaría tener?');
  await admin.getByLabel('Offer “People who matter” to students').uncheck();
  await admin.getByRole('button', { name: 'Save for all courses' }).click();
  await admin.getByText('“church” asks about religion.').waitFor();
  await interests.getByLabel('In English', { exact: true }).fill('Which pet would you like?');
  const preview = admin.getByRole('region', { name: 'What students see' });
  await preview.getByText('Which pet would you like?').waitFor();
  await preview.getByLabel('Spanish').check();
  await preview.getByText('¿Qué mascota te gustaría tener?').waitFor();
  expect(await preview.getByText('Mi gente y yo').count()).toBe(0);
  await admin.getByRole('button', { name: 'Save for all courses' }).click();
  await admin.getByText('Saved. It holds everywhere within ten seconds.').waitFor();

  const luca = await world.enter('luca', {
    width: 320,
    height: 640,
    offers: { hasTouch: true, isMobile: true },
  });
  await luca.openAssignment(link);
  await luca.tool.getByRole('link', { name: 'My profile' }).tap();
  await luca.tool.getByRole('heading', { name: 'My things' }).waitFor();
  expect(await luca.tool.getByRole('heading', { name: 'Me and my people' }).count()).toBe(0);
  await luca.tool.getByRole('button', { name: 'Answer “Which pet would you like?”' }).tap();
  await luca.tool.getByLabel('Which pet would you like?').fill('A ferret');
  await luca.tool.getByRole('button', { name: 'Save' }).tap();
  await luca.tool.getByText('A ferret', { exact: true }).waitFor();
  expect(await luca.tool.getByRole('button', { name: /^Answer/ }).count()).toBe(0);
});

test('two admins shape the profile at once by keyboard: both keep their words, and a clash is shown', async () => {
  const first = await openProfileTemplate(await newPage('lind'), world);
  const second = await openProfileTemplate(await newPage('admin'), world);
  for (const page of [first, second]) {
    await page.getByLabel('Words and questions of “Languages”').focus();
    await page.keyboard.press('Enter');
  }
  await first.getByLabel('Name in English').fill('Tongues');
  await first.getByLabel('Prompt in English').fill('Which words do you love?');
  await first.getByRole('button', { name: 'Save for all courses' }).press('Enter');
  await first.getByText('Saved. It holds').waitFor();
  await second.getByLabel('Name in English').fill('How we speak');
  await second.getByLabel('Name in Spanish').fill('Cómo hablamos');
  await second.getByRole('button', { name: 'Save for all courses' }).press('Enter');
  await second.getByText('Somebody else saved while you wrote.').waitFor();
  await second.getByText('They wrote: “Tongues”').waitFor();
  expect(await second.getByLabel('Name in English').inputValue()).toBe('How we speak');
  expect(await second.getByLabel('Prompt in English').inputValue()).toBe('Which words do you love?');
  await second.reload();
  await second.getByLabel('Words and questions of “How we speak”').click();
  expect(await second.getByLabel('Name in Spanish').inputValue()).toBe('Cómo hablamos');
  await second.getByRole('button', { name: 'Save for all courses' }).click();
  await second.getByText('Saved. It holds').waitFor();
});
