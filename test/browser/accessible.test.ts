import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { screenView } from '../../src/features/launch/launch.contract.ts';
import { screens, startScreenClass, type ScreenClass } from '../support/browser-screens.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';

// WCAG 2.2 AA on every screen, in light and dark, at 1280 and 320 px, as far as axe can tell; and nothing is wider than the screen.

let world: BrowserWorld;
let school: ScreenClass;

beforeAll(async () => {
  world = await startBrowserWorld();
  school = await startScreenClass(world, async ({ context }) => {
    await context.addInitScript({ content: axe.source });
  });
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('every screen that a launch can show is looked at', () => {
  const looked = new Set<string>(screens.map(({ name }) => name));
  const known = screenView.options.map((option) => option.shape.name.value);
  expect(known.filter((name) => !looked.has(name))).toEqual([]);
});

test.each(screens.map((screen) => [screen.name, screen.state, screen] as const))(
  '%s: %s is accessible and fits, light and dark, wide and narrow',
  async (_name, _state, screen) => {
    const page = await screen.open(school);
    const found: string[] = [];
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        // Without motion, so that no colour is caught on its way to another.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(...(await faultsOf(page)).map((fault) => `${width} px, ${colorScheme}: ${fault}`));
      }
    }
    const sideways = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(found).toEqual([]);
    expect(sideways).toBe(0);
  },
);

async function faultsOf(page: Page): Promise<string[]> {
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`),
  );
}
