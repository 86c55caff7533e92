import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway } from '../support/browser-steps.ts';

// A teacher says by when most of the class should be through a milestone; students read their pace in plain words.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a soft date that has passed says that a milestone needs time, and taking it away ends that', async () => {
  const link = await addPathway(world.school);
  const teacher = await (await world.enter('rivera')).openAlone({ link });
  const student = await world.enter('ana');
  await student.openAlone({ link });
  await teacher.getByRole('button', { name: 'Tools' }).click();
  await teacher.getByRole('link', { name: 'Set soft dates' }).click();
  await teacher.getByLabel('Set out').fill('2020-01-15');
  await teacher.getByRole('button', { name: 'Save the dates' }).click();
  await teacher.getByText('The dates are saved.').first().waitFor();

  const page = await student.openAlone({ link });
  await page.getByText('This needs some time. Nothing is locked.').waitFor();
  await page.getByText(/Needs time/).waitFor();

  await teacher.getByLabel('Set out').fill('');
  await teacher.getByRole('button', { name: 'Save the dates' }).click();
  await teacher.getByText('The dates are saved.').first().waitFor();
  const again = await student.openAlone({ link });
  await again.getByRole('heading', { name: 'Your trail' }).waitFor();
  expect(await again.getByText('Needs time').count()).toBe(0);
});
