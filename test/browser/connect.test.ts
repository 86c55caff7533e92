import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Dress } from '../../sandbox/lms/index.ts';
import { newId } from '../../src/database/ids.ts';
import { familyOf } from '../../src/lti/platforms/index.ts';
import { doTestLaunches } from '../support/connect-world.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';

// An LMS that knows no tool is connected from the console alone, by its own page and by hand, until the check is green.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
  for (const dress of ['canvas', 'schoology', 'moodle'] as const) {
    // Ids that were given once are not given again.
    Object.assign(world.school.lms.state.platforms[dress], { registrations: [], deleted: 1 });
  }
});
afterEach(() => world.leave());
afterAll(() => world.close());

/** Signs in with a one-time link, as whoever runs Waymark or as one district. */
async function openConsole(tenantId?: string): Promise<Page> {
  const { page } = await world.enter('lind');
  const { code } = await world.school.tool.dependencies.admin.links.create({
    ...(tenantId ? { tenantId } : {}),
    label: 'District office',
    hours: 1,
  });
  await page.goto(`${world.school.tool.url}/admin?code=${code}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Connect an LMS' }).click();
  await page.getByRole('heading', { name: 'Connect an LMS' }).waitFor();
  return page;
}

const lmsNames = { canvas: 'Canvas', schoology: 'Schoology', moodle: 'Moodle' };

async function chooseLms(page: Page, dress: Dress): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${lmsNames[dress]}`) }).click();
  await page.getByRole('heading', { level: 1, name: `Connect ${lmsNames[dress]}` }).waitFor();
}

/** The LMS's page of tools. */
async function openTools(dress: Dress): Promise<Page> {
  const { page } = await world.enter('lind', { dress });
  await page.goto(`${world.school.lms.url}/${dress}/registrations`);
  return page;
}

/** In Canvas and Moodle a new tool is off. */
async function switchOn(tools: Page, dress: Dress): Promise<void> {
  await tools.goto(`${world.school.lms.url}/${dress}/registrations`);
  for (const name of [/^Switch on/, /^Activate/, /^Show in activity chooser/]) {
    const buttons = tools.getByRole('button', { name });
    while ((await buttons.count()) > 0) {
      await buttons.first().click();
      await tools.waitForLoadState();
    }
  }
}

/** Starts a test launch, does the launches in the LMS, and waits until every line is green. */
async function checkUntilGreen(page: Page, dress: Dress): Promise<void> {
  await page.getByRole('button', { name: 'Start a test launch' }).click();
  await page.getByText('Waymark looks at launches until').waitFor();
  const statuses = await doTestLaunches(world.school.lms, dress, familyOf(dress).customVariables);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await page.getByText('All is well.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Try it' }).click();
  await page
    .getByText(/deleted/)
    .last()
    .waitFor();
  await page.getByText('All is well.', { exact: true }).waitFor();
}

/** Registers by the LMS's own page, with a link made in the console, and goes on to the check. */
async function connectByLink(page: Page, dress: Dress, who: string): Promise<void> {
  await chooseLms(page, dress);
  await page.getByLabel('For whom').fill(who);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByRole('textbox', { name: 'Your link' }).inputValue();

  const tools = await openTools(dress);
  await tools.getByLabel('Registration address').fill(link);
  await tools.getByRole('button', { name: 'Register', exact: true }).click();
  const frame = tools.frameLocator('iframe[title="Registration"]');
  await frame.getByRole('button', { name: 'Register Waymark' }).click();
  await frame.getByRole('heading', { name: /is registered/ }).waitFor();
  await switchOn(tools, dress);
  await openFromCourses(tools);
  await tools.close();
}

/** Types into the console what the LMS's page of tools shows. */
async function connectByHand(page: Page, dress: Dress, who: string): Promise<void> {
  const tools = await openTools(dress);
  await chooseLms(page, dress);
  if (dress !== 'schoology') await page.getByLabel('By hand').check();
  await fillLmsForm(tools, page, dress);
  await tools.getByRole('button', { name: 'Save' }).click();
  await switchOn(tools, dress);

  const { clientId, deploymentId } = await openFromCourses(tools);
  const newName = page.getByLabel('Name of the district or school');
  if ((await newName.count()) > 0) await newName.fill(who);
  await page.getByLabel('Name of this connection').fill(who);
  const other = page.getByLabel('At other addresses');
  if ((await other.count()) > 0) await other.check();
  const site = page.getByLabel('Address of your LMS');
  if ((await site.count()) > 0) await site.fill(`${world.school.lms.url}/${dress}`);
  await page.getByLabel('Client ID', { exact: true }).fill(clientId);
  await page.getByLabel('Deployment ID', { exact: true }).fill(deploymentId);
  const details = world.school.lms.platform(dress);
  await page.getByLabel(/^Issuer/).fill(details.issuer);
  await page.getByLabel(/^Sign-in address/).fill(details.authUrl);
  await page.getByLabel(/^Token address/).fill(details.tokenUrl);
  await page
    .getByLabel(/^Key set address/)
    .last()
    .fill(details.jwksUrl);
  await page.getByText('Found.').nth(2).waitFor();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: `Is it working? ${who}` }).waitFor();
  await tools.close();
}

/** What the console says to paste where, pasted there. */
async function fillLmsForm(tools: Page, page: Page, dress: Dress): Promise<void> {
  const valueOf = (label: string) => page.getByLabel(label, { exact: true }).first().inputValue();
  const launchUrl = await valueOf('Launch address');
  if (dress === 'canvas') {
    await tools.getByLabel('Redirect URIs').fill(launchUrl);
    await tools.getByLabel('or enter its URL').fill(await valueOf('Configuration address'));
    return;
  }
  await tools.getByLabel(dress === 'moodle' ? 'Tool URL' : 'Domain/URL').fill(launchUrl);
  await tools.getByLabel(/^(OIDC Login Init URL|Initiate login URL)/).fill(await valueOf('Login address'));
  await tools.getByLabel(/^Redirect(ion)? UR/).fill(launchUrl);
  await tools.getByLabel(/^(Key \(JWKS URL\)|Public keyset)/).fill(await valueOf('Key set address'));
  for (const box of await tools.getByRole('checkbox').all()) await box.check();
}

/** The newest registration is the one that the courses open. */
async function openFromCourses(tools: Page): Promise<{ clientId: string; deploymentId: string }> {
  const clientId = await tools.locator('[data-client-id]').last().innerText();
  const deploymentId = await tools.locator('[data-deployment-id]').last().innerText();
  const open = tools.getByRole('button', { name: `Open ${deploymentId} from the courses` });
  if ((await open.count()) > 0) await open.click();
  return { clientId, deploymentId };
}

test.each(['canvas', 'moodle'] as const)(
  '%s registers itself with a link from the console, and the check is green',
  async (dress) => {
    const page = await openConsole();
    await connectByLink(page, dress, `${dress} by link`);
    await page.getByRole('link', { name: 'All LMSs' }).click();
    await page.reload();
    await page
      .getByText(/· used/)
      .first()
      .waitFor();
    await page
      .getByRole('link', { name: /^Check / })
      .first()
      .click();
    await checkUntilGreen(page, dress);
  },
);

test.each(['canvas', 'schoology', 'moodle'] as const)(
  '%s is connected by hand from the console, and the check is green',
  async (dress) => {
    const page = await openConsole();
    await connectByHand(page, dress, `${dress} by hand`);
    await checkUntilGreen(page, dress);
  },
);

test('two districts connect the same kind of LMS at once; each sees its own connection only, and both are green', async () => {
  const names = ['Aspen District', 'Beech District'];
  const { tenants: records } = world.school.tool.dependencies.lti.models;
  const tenants = names.map(() => newId());
  await records.insertMany(tenants.map((_id, index) => ({ _id, name: names[index], createdAt: new Date() })));
  for (const [index, tenantId] of tenants.entries()) {
    const page = await openConsole(tenantId);
    await connectByHand(page, 'moodle', `Moodle of ${names[index]}`);
    await checkUntilGreen(page, 'moodle');
    await page.getByRole('link', { name: 'All LMSs' }).click();
    await page.getByText(`Moodle of ${names[index]}`).waitFor();
    expect(await page.getByText(`Moodle of ${names[1 - index]}`).count()).toBe(0);
  }
});

test('a wrong address says why as soon as it is typed, and what was typed is there after a reload', async () => {
  const page = await openConsole();
  await chooseLms(page, 'moodle');
  await page.getByLabel('By hand').check();
  await page.getByLabel('Client ID', { exact: true }).fill('abc123');
  const keys = page.getByLabel('Key set address (public keyset URL)');
  await keys.fill(`${world.school.lms.url}/moodle/registrations`);
  await page.getByText(/A web page answers here|It leads to another page/).waitFor();
  await keys.fill('moodle.example');
  await page.getByText('This is no web address.').waitFor();
  await page.reload();
  await page.getByLabel('By hand').check();
  expect(await page.getByLabel('Client ID', { exact: true }).inputValue()).toBe('abc123');
  expect(await keys.inputValue()).toBe('moodle.example');
});

test('what is registered already says so, and a deployment ID without its first part is found', async () => {
  const page = await openConsole();
  await chooseLms(page, 'schoology');
  await page.getByLabel('Name of the district or school').fill('Once more');
  await page.getByLabel('At other addresses').check();
  const details = world.school.lms.platform('schoology');
  await page.getByLabel('Client ID', { exact: true }).fill('7210345678');
  await page.getByLabel('Deployment ID', { exact: true }).fill('3456789012');
  await page.getByLabel(/^Issuer/).fill(details.issuer);
  await page.getByLabel(/^Sign-in address/).fill(details.authUrl);
  await page.getByLabel(/^Token address/).fill(details.tokenUrl);
  await page
    .getByLabel(/^Key set address/)
    .last()
    .fill(details.jwksUrl);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('Copy all of it, with the part before the hyphen').waitFor();
  await page.getByLabel('Deployment ID', { exact: true }).fill('7210345678-3456789012');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('This issuer and client ID are registered already.').waitFor();
});

test('the wizard and the check are accessible and fit, wide and narrow, light and dark, in both languages', async () => {
  const { tool, platforms } = world.school;
  for (const [locale, byHand] of [
    ['en-US', 'By hand'],
    ['es-MX', 'A mano'],
  ] as const) {
    const { page, context } = await world.enter('lind', { offers: { locale } });
    await context.addInitScript({ content: axe.source });
    const { code } = await tool.dependencies.admin.links.create({ label: 'Office', hours: 1 });
    await page.goto(`${tool.url}/admin?code=${code}`);
    await page.getByRole('button').click();
    await page.getByRole('navigation').waitFor();
    const look = async (path: string) => {
      await page.evaluate(
        `history.pushState({}, '', '/app/connect${path}'); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    };
    await look('');
    expect(await faultsOf(page)).toEqual([]);
    await look('/canvas');
    await page.getByLabel(byHand).check();
    expect(await faultsOf(page)).toEqual([]);
    await look(`/check/${platforms.schoology._id}`);
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect(await faultsOf(page)).toEqual([]);
  }
});

async function faultsOf(page: Page): Promise<string[]> {
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };
  const found: string[] = [];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
      found.push(
        ...violations.map(({ id, nodes }) => `${width} ${colorScheme} ${id}: ${String(nodes[0]?.target)}`),
      );
    }
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    if ((await page.evaluate<number>(sideways)) > 0) found.push(`${width}: wider than the screen`);
  }
  return found;
}
