import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, handInBefore, pathway } from '../support/browser-steps.ts';

// From the LMS's grader a teacher lands on that student's work: Canvas opens the address that came with the score, others send a submission review.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test.each([
  ['canvas', /^Hand-in in Canvas /],
  // Schoology takes no news of a hand-in without points.
  ['schoology', 'Nothing to send yet'],
] as const)(
  'in %s "Open submission" shows the work of that student, ready to be answered',
  async (dress, passback) => {
    const link = await addPathway(world.school, dress);
    await handInBefore(world.school, { as: 'ana', link, dress });
    await handInBefore(world.school, { as: 'dev', link, dress });
    const teacher = await world.enter('rivera', { dress });
    await teacher.openAssignment(link);
    await teacher.tool.getByText(passback).nth(1).waitFor();
    await teacher.goTo('courses/science-7/gradebook');
    const column = world.school.lms.state.lineItems.find((item) => item.assignmentId === link);
    await teacher.page.locator(`[data-grade="dev"] a[href*="/${column?.id}/"]`).click();
    await teacher.page.getByRole('link', { name: 'Open submission' }).click();
    await teacher.tool.getByRole('heading', { level: 1, name: 'Dev Raman' }).waitFor();
    await teacher.tool.getByText('The trout fell after 2009.').waitFor();
    await teacher.tool.getByRole('button', { name: `Accept: ${pathway.trout}` }).waitFor();
  },
);
