import type { Page } from 'playwright-core';
import { startBrowserWorld, type BrowserWorld, type Visit } from '../support/browser-world.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld({
    config: { clientFolder: process.env['WAYMARK_CLIENT'] ?? 'dist/client' },
  });
});
afterAll(() => world.close());
afterEach(() => world.leave());

/** The teacher chooses a pathway for the LMS, and goes to the builder instead. */
async function openBuilder(visit: Visit = {}): Promise<Page> {
  const teacher = await world.enter('rivera', visit);
  const page = await teacher.openAlone({ message: 'deep-linking', course: 'science-7' });
  await page.getByRole('link', { name: 'Build or change a pathway' }).click();
  await page.getByRole('heading', { level: 1, name: 'Build pathways' }).waitFor();
  return page;
}

async function beginWithTemplate(page: Page, name = 'Begin with: Choose 1 of 3 week'): Promise<void> {
  await page.getByRole('link', { name: 'New pathway' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'About this pathway' }).waitFor();
}

describe('A teacher builds a pathway', () => {
  test('from a template to published, by mouse', async () => {
    const page = await openBuilder();
    await beginWithTemplate(page);
    await page.getByLabel('Title', { exact: true }).fill('Rivers and seas');
    await page.getByRole('link', { name: /Read and note three things/ }).click();
    await page.getByLabel('Instructions').fill('Read pages 10 to 14.\n\n**Write** three things.');
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.locator('strong', { hasText: 'Write' }).waitFor();
    await page.getByText(/^Saved /).waitFor();
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByText('Your pathway becomes ready to use.').waitFor();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByRole('heading', { name: 'Published: Rivers and seas' }).waitFor();
    await page.getByRole('link', { name: 'Use it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rivers and seas' }).waitFor();
    await page.getByRole('button', { name: 'Use this', exact: true }).waitFor();
  });
});
