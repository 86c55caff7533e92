import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, handIn, openTask, pathway, writeWork } from '../support/browser-steps.ts';

// Students are children: no page asks anybody but the school's LMS and Waymark (design §8). Every browser test watches for it, the tour of all screens too; here is the proof.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world.close());

test('a request to a third party would be noticed', async () => {
  const ana = await world.enter('ana');
  await ana.goTo('courses/science-7');
  await ana.page.evaluate('fetch("http://third-party.invalid/pixel").catch(() => undefined)');
  await expect(world.leave()).rejects.toThrow('http://third-party.invalid/pixel');
});

test('a student who opens, works and hands in meets only the LMS and Waymark', async () => {
  const origins = new Set<string>();
  const ana = await world.enter('ana');
  ana.context.on('request', (request) => origins.add(new URL(request.url()).origin));
  const tool = await ana.openAssignment(await addPathway(world.school));
  await openTask(tool, pathway.trout);
  await writeWork(tool, 'The trout fell after 2009.');
  await handIn(tool);
  expect([...origins].toSorted()).toEqual([world.school.lms.url, world.school.tool.url].toSorted());
  await world.leave();
});
