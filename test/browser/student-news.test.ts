import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, handInBefore, reviewBefore } from '../support/browser-steps.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld({ sendsByHand: true });
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('points that were on their way when the page was opened are soon said to have arrived, without a reload', async () => {
  const { outbox } = world.school.tool.dependencies;
  const link = await addPathway(world.school);
  const journey = await handInBefore(world.school, { as: 'ana', link });
  await reviewBefore(world.school, journey, { link, points: 7 });
  const ana = await world.enter('ana');
  const tool = await ana.openAssignment(link);
  await tool.getByText('Your points are on their way to Canvas.').waitFor();
  await outbox.runOnce();
  await tool.getByText(/^Canvas has your points: 7 of 100 points/).waitFor();
});
