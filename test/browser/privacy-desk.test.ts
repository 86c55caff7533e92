import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import axe, { type AxeResults } from 'axe-core';
import { addAssignment, workAs, written } from '../support/privacy-world.ts';
import { readZip } from '../support/read-zip.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';

// A request of a family, from the search to the certificate, as an admin of a school carries it out on a phone.

let world: BrowserWorld;
let shift = 0;

beforeAll(async () => {
  world = await startBrowserWorld({ clock: () => new Date(Date.now() + shift) });
});
afterEach(() => world.leave());
afterAll(() => world.close());

/** Words of what axe finds on this page. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

async function signIn(page: Page): Promise<void> {
  const { tool, platforms } = world.school;
  const tenantId = platforms.canvas.tenantId ?? '';
  const { code } = await tool.dependencies.admin.links.create({ tenantId, label: 'Pat Admin', hours: 1 });
  await page.goto(`${tool.url}/admin?code=${code}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('heading', { level: 1, name: 'Privacy' }).waitFor();
}

test('an admin finds a learner, saves a copy, erases and keeps a certificate that names nobody', async () => {
  const { school } = world;
  const { name } = await workAs(school, 'ana', await addAssignment(school));
  const { context } = await world.enter('rivera', { width: 320 });
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  await signIn(page);

  await page.getByLabel('Part of the name').fill('duar');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Copy everything' }).click();
  const zip = readZip(await readFile(await (await saving).path()));
  expect(zip.get('index.html')?.toString()).toContain(written.note);

  await page.getByRole('button', { name: 'See what would be erased' }).click();
  await page.getByLabel('In how many days').fill('0');
  await page.getByLabel('Number of the request').fill('2026-014');
  await page.getByLabel(`Type “${name}” to confirm`).fill('Ana');
  await page.getByRole('button', { name: 'Put it in the queue' }).click();
  await page.getByText('This is not the text asked for.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel(`Type “${name}” to confirm`).fill(name);
  await page.getByRole('button', { name: 'Put it in the queue' }).click();
  await page.getByRole('link', { name: 'Show the request' }).click();
  await page.getByText('Waits for its day').waitFor();

  await school.tool.dependencies.privacy.worker.runOnce();
  shift += 60_000;
  await school.tool.dependencies.privacy.worker.runOnce();
  await page.getByRole('heading', { level: 1, name: 'Certificate of erasure' }).waitFor();
  await page.getByText('2026-014').waitFor();
  const certificate = await page.locator('body').innerText();
  expect(certificate).not.toContain(name);
  expect(certificate).toContain('Gone from all backups');
  expect(await faultsOf(page)).toEqual([]);
});
