import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway } from '../support/browser-steps.ts';
import { openSection, signIn } from '../support/console-screens.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';

// The ways that admins take through the console.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

const canvasTenant = () => world.school.platforms.canvas.tenantId;

test('an operator looks after a district, gives it another name, and goes back to all of them', async () => {
  const { page } = await world.enter('lind');
  await signIn(page, { tool: world.school.tool });
  await openSection(page, 'Districts and schools');
  await page.getByRole('button', { name: 'Look after Sandbox Schoology' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByText('Everything works.').waitFor();
  await openSection(page, 'LMS connections');
  await page.getByRole('link', { name: 'Sandbox Schoology' }).waitFor();
  expect(await page.getByRole('link', { name: 'Sandbox Canvas' }).count()).toBe(0);

  await openSection(page, 'Settings');
  await page.getByLabel('Name', { exact: true }).fill('Harbor Schools');
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByText('Harbor Schools', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back to all districts' }).click();
  await openSection(page, 'Districts and schools');
  await page.getByRole('button', { name: 'Look after Harbor Schools' }).waitFor();
});

test('the LMS’s administrator asks from the account’s menu, is let in, and opens the console in its frame', async () => {
  const { lms, tool } = world.school;
  const jo = await world.enter('admin');
  await jo.page.goto(`${lms.url}/canvas/account/app?as=admin`);
  await jo.tool.getByText('You do not look after Waymark here yet.').waitFor();

  const { page } = await world.enter('lind');
  await signIn(page, { tool, tenantId: canvasTenant() });
  await page.getByText('1 person asks for admin rights.').waitFor();
  await page.getByRole('link', { name: /^Look at it: 1 person asks/ }).click();
  await page.getByRole('button', { name: 'Grant Jo Abernathy admin rights' }).click();
  await page.getByRole('button', { name: 'Remove Jo Abernathy' }).waitFor();

  await jo.page.reload();
  await jo.tool.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await jo.tool.getByRole('link', { name: 'People' }).click();
  await jo.tool.getByText('opens the console from the LMS').waitFor();

  await page.getByRole('button', { name: 'Remove Jo Abernathy' }).click();
  await page.getByText('Their session in the console ends at once.').waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove Jo Abernathy' }).waitFor({ state: 'hidden' });
  await jo.tool.getByRole('link', { name: 'Launches' }).click();
  await jo.tool.getByText('Your session has ended.').first().waitFor();
  await jo.tool.getByText('ask for a new sign-in link').first().waitFor();
});

test('suspending a connection asks first, by keyboard too, and ends the sessions of its people', async () => {
  const link = await addPathway(world.school);
  const ana = await world.enter('ana');
  const trail = await ana.openAlone({ link });
  const { page } = await world.enter('lind');
  await signIn(page, { tool: world.school.tool, tenantId: canvasTenant() });
  await openSection(page, 'LMS connections');
  await page.getByRole('link', { name: 'Sandbox Canvas' }).click();
  const suspend = page.getByRole('button', { name: 'Suspend', exact: true }).first();
  await suspend.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nobody can open Waymark from this LMS.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Nobody can open Waymark from this LMS.').waitFor({ state: 'hidden' });
  await suspend.click();
  await page.getByRole('group').getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Suspended').waitFor();
  await trail.reload();
  await trail.getByText('Your session has ended.').waitFor();

  await page.getByRole('button', { name: 'Activate' }).first().click();
  await page.getByText('Active', { exact: true }).first().waitFor();
  await (await world.enter('ana')).openAlone({ link });
  await page.getByRole('link', { name: 'Check this connection' }).click();
  await page.getByRole('heading', { level: 1, name: /Sandbox Canvas/ }).waitFor();
});

test('a refused launch is explained with what to do about it', async () => {
  const link = await addPathway(world.school);
  await launch({
    lms: world.school.lms,
    as: 'ana',
    link,
    editClaims: (claims) => {
      claims.exp = Math.floor(Date.now() / 1000) - 3600;
    },
  });
  const { page } = await world.enter('lind');
  await signIn(page, { tool: world.school.tool, tenantId: canvasTenant() });
  await openSection(page, 'Launches');
  await page.getByLabel('Only what was refused').check();
  await page.getByText('Refused: The token was too old.').waitFor();
  await page.getByText('Check the LMS server’s clock.').waitFor();
  expect(await page.getByText('Opened', { exact: true }).count()).toBe(0);
});

test('a district suggests, a teacher differs and takes it back, and each screen says who set it', async () => {
  const link = await addPathway(world.school);
  const { page: admin } = await world.enter('lind');
  await signIn(admin, { tool: world.school.tool, tenantId: canvasTenant() });
  await openSection(admin, 'Settings');
  const voice = admin.locator('form').filter({ has: admin.getByRole('heading', { name: 'Voice comments' }) });
  await voice.getByRole('heading', { name: 'Voice comments' }).click();
  await voice.getByLabel('Suggested: a course may differ').check();
  await voice.getByLabel('On', { exact: true }).check();
  await admin.getByRole('button', { name: 'Save: Voice comments' }).click();
  await admin.getByText('Saved: Voice comments.').waitFor();

  const teacher = await (await world.enter('rivera')).openAlone({ link });
  await teacher.getByRole('button', { name: 'Tools' }).click();
  await teacher.getByRole('link', { name: 'Course settings' }).click();
  const setting = teacher.locator('section').filter({
    has: teacher.getByRole('heading', { name: 'Voice comments' }),
  });
  await setting.getByText('Set by your district').waitFor();
  await setting.getByLabel('Off').click();
  await setting.getByText('Set for this course').waitFor();
  await setting.getByRole('button', { name: 'Undo for this course. Then it is: On' }).click();
  await setting.getByText('Set by your district').waitFor();
});

test('the console speaks Spanish to a browser that does, also after a reload', async () => {
  const { page } = await world.enter('lind', { offers: { locale: 'es-MX' } });
  await signIn(page, { tool: world.school.tool, tenantId: canvasTenant(), button: 'Entrar' });
  await openSection(page, 'Personas', 'Personas con derechos de administración');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Personas con derechos de administración' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
});
