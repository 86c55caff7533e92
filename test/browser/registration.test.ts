import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { inviteCode } from '../support/registration.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a Canvas admin registers Waymark in its frame, reads what comes next, and the page closes', async () => {
  const { lms, tool } = world.school;
  const admin = await world.enter('lind', { width: 1280 });
  const { page } = admin;
  await page.goto(`${lms.url}/canvas/registrations`);
  const invite = await inviteCode(tool);
  await page.getByLabel('Registration address').fill(`${tool.url}/lti/register?invite=${invite}`);
  await page.getByRole('button', { name: 'Register' }).click();

  const frame = page.frameLocator('iframe[title="Registration"]');
  await frame.getByRole('heading', { name: 'Register Waymark in Larkspur School?' }).waitFor();
  await frame.getByText('switches the registration on at once').waitFor();
  await frame.getByRole('button', { name: 'Register Waymark' }).click();

  await frame.getByRole('heading', { name: 'Waymark is registered in Larkspur School.' }).waitFor();
  await frame.getByText('set Waymark to On').waitFor();
  await frame.getByRole('button', { name: 'Keep it open' }).click();
  await frame.getByText('It closes by itself').waitFor({ state: 'hidden' });
  await frame.getByRole('button', { name: 'Close this page' }).click();

  await page.waitForURL(/\/canvas\/registrations(\?|$)/);
  await page.getByText('10000000000002 · off').waitFor();
});

test('when all went well and nobody keeps the page open, it closes by itself', async () => {
  const { lms, tool } = world.school;
  const { page } = await world.enter('lind', { width: 1280 });
  await page.clock.install();
  const url = `${tool.url}/lti/register?invite=${await inviteCode(tool)}`;
  await page.goto(`${lms.url}/canvas/registrations/new?${new URLSearchParams({ url }).toString()}`);
  const frame = page.frameLocator('iframe[title="Registration"]');
  await frame.getByRole('button', { name: 'Register Waymark' }).click();
  await frame.getByText('It closes by itself').waitFor();
  expect(page.url()).toContain('/canvas/registrations/new');
  await page.clock.runFor(21_000);
  await page.waitForURL(/\/canvas\/registrations(\?|$)/);
});

test('in a window of its own, as Brightspace opens it, the page tells the window that opened it', async () => {
  const { lms, tool } = world.school;
  const { page } = await world.enter('lind', { width: 1280 });
  await page.goto(lms.url);
  const url = lms.startRegistration(`${tool.url}/lti/register?invite=${await inviteCode(tool)}`);
  const opening = page.waitForEvent('popup');
  await page.evaluate(
    `window.told = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data.subject)));
     window.open(${JSON.stringify(url)}); undefined`,
  );
  const popup = await opening;
  await popup.getByRole('button', { name: 'Register Waymark' }).click();
  await popup.getByRole('button', { name: 'Close this page' }).click();
  expect(await page.evaluate('window.told')).toBe('org.imsglobal.lti.close');
});

test('the pages of a registration fit a phone’s width and need no script to register', async () => {
  const { lms, tool } = world.school;
  const admin = await world.enter('lind', { width: 320, offers: { javaScriptEnabled: false } });
  const { page } = admin;
  await page.goto(lms.startRegistration(`${tool.url}/lti/register`));
  const fits = async () => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  };
  await page.getByRole('heading', { level: 1 }).waitFor();
  await fits();
  await page.getByRole('button', { name: 'Register Waymark' }).click();
  await page.getByRole('heading', { name: /waits for approval/ }).waitFor();
  await page.getByText('You can close this page.').waitFor();
  await fits();
});
