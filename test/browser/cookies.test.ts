import { noFaults } from '../../sandbox/lms/faults.ts';
import { startBrowserWorld, type BrowserWorld, type Person } from '../support/browser-world.ts';
import { addPathway, pathway } from '../support/browser-steps.ts';

// Waymark opens in the LMS's frame whatever the browser does with cookies (design §6): by a partitioned cookie, by the LMS's storage, or in a tab of its own.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(async () => {
  Object.assign(world.school.lms.state.faults, noFaults());
  await world.leave();
});
afterAll(() => world.close());

describe('with third-party cookies blocked', () => {
  test('an ordinary cookie of the tool is not sent from the LMS’s frame, although the browser has it', async () => {
    const link = await addPathway(world.school);
    const ana = await world.enter('ana');
    await ana.context.addCookies([
      { name: 'ordinary', value: 'yes', domain: 'localhost', path: '/', secure: true, sameSite: 'None' },
    ]);
    expect(await cookieOfLogin(ana, () => ana.openAlone({ link }))).toContain('ordinary=yes');
    expect(await cookieOfLogin(ana, () => ana.openAssignment(link))).not.toContain('ordinary=yes');
    await seeTrail(ana);
  });

  test.each(['canvas', 'schoology'] as const)(
    'in %s an LMS that keeps no data for tools still opens the assignment in its frame',
    async (dress) => {
      const link = await addPathway(world.school, dress);
      world.school.lms.state.faults.noPlatformStorage = true;
      const ana = await world.enter('ana', { dress });
      await ana.openAssignment(link);
      await seeTrail(ana);
    },
  );
});

describe('with no cookie of Waymark kept in frames at all', () => {
  test.each(['canvas', 'schoology'] as const)(
    'in %s the LMS’s storage opens the assignment',
    async (dress) => {
      const ana = await enterWithoutCookies('ana', dress);
      await ana.openAssignment(await addPathway(world.school, dress));
      await seeTrail(ana);
    },
  );

  test('storage that goes by its older names, as in Brightspace, opens the assignment', async () => {
    const ana = await enterWithoutCookies('ana', 'schoology');
    const link = await addPathway(world.school, 'schoology');
    world.school.lms.state.faults.oldStorageNames = true;
    await ana.openAssignment(link);
    await seeTrail(ana);
  });

  test('storage that never answers leads to the offer of a tab of its own', async () => {
    const ana = await enterWithoutCookies('ana', 'canvas');
    const link = await addPathway(world.school);
    world.school.lms.state.faults.silentPlatformStorage = true;
    await ana.openAssignment(link);
    await ana.tool.getByText('Your browser keeps Waymark’s cookie out of this page.').waitFor();
    await ana.tool.getByRole('button', { name: 'Open in a new tab' }).waitFor();
    // Said while it waited, when nothing else was to be seen.
    expect(await ana.tool.locator('#slow').getAttribute('hidden')).toBeNull();
  });

  test('an LMS without storage leads to the offer of a tab of its own, and says why', async () => {
    const ana = await enterWithoutCookies('ana', 'canvas');
    const link = await addPathway(world.school);
    world.school.lms.state.faults.noPlatformStorage = true;
    await ana.openAssignment(link);
    await ana.tool
      .getByRole('heading', { name: 'We could not tell that this launch began in this browser.' })
      .waitFor();
    expect(await ana.tool.locator('#error-code').textContent()).toBe('BROWSER_NOT_BOUND');
    await ana.tool.getByRole('button', { name: 'Open in a new tab' }).waitFor();
  });

  test.each(['canvas', 'schoology'] as const)(
    'in %s a browser that keeps no cookie in frames is offered a tab while the login still works, and the tab opens',
    async (dress) => {
      const link = await addPathway(world.school, dress);
      world.school.lms.state.faults.noPlatformStorage = true;
      const ana = await world.enter('ana', { dress });
      await ana.context.addInitScript({ content: noCookiesInFrames });
      await ana.openAssignment(link);
      const button = ana.tool.getByRole('button', { name: 'Open in a new tab' });
      const [tab] = await Promise.all([ana.context.waitForEvent('page'), button.click()]);
      await tab.getByRole('heading', { name: 'Your trail' }).waitFor();
    },
  );

  /** What the tool sets at login is gone when the launch comes, as in browsers that know no partitioned cookies. */
  async function enterWithoutCookies(id: string, dress: 'canvas' | 'schoology'): Promise<Person> {
    const person = await world.enter(id, { dress });
    await person.context.route('**/lti/launch', async (route) => {
      await person.context.clearCookies();
      await route.continue();
    });
    return person;
  }
});

const noCookiesInFrames = `
  if (window !== window.top) {
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined });
  }`;

async function cookieOfLogin({ page }: Person, open: () => Promise<unknown>): Promise<string> {
  const login = page.waitForRequest((request) => new URL(request.url()).pathname === '/lti/login');
  await open();
  return (await (await login).allHeaders())['cookie'] ?? '';
}

async function seeTrail({ tool }: Person): Promise<void> {
  await tool.getByRole('heading', { level: 1, name: pathway.title }).waitFor();
  await tool.getByRole('heading', { name: 'Your trail' }).waitFor();
}
