import type { Person } from '../support/browser-world.ts';
import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { backToTrail, handIn, openTask, pathway, writeWork } from '../support/browser-steps.ts';

// The main job as people do it, with third-party cookies blocked: add → launch → choose → hand in → review → grade in the LMS.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

test.each(['canvas', 'schoology'] as const)(
  'in %s a teacher adds a pathway, three students walk it, and the gradebook shows the grade that the student sees',
  async (dress) => {
    const { lms } = world.school;
    const teacher = await world.enter('rivera', { dress });
    const link = await addByDeepLinking(teacher);
    const [ana, dev, mina] = await Promise.all(
      ['ana', 'dev', 'mina'].map((id) => world.enter(id, { dress })),
    );
    if (!ana || !dev || !mina) throw new Error('nobody came');

    await chooseAndSwitch(ana, link);
    await openTask(ana.tool, pathway.trout);
    await writeWork(ana.tool, 'The trout fell after 2009.');
    await handIn(ana.tool);

    await dev.openAssignment(link);
    await openTask(dev.tool, pathway.trout);
    await dev.tool.getByLabel('Send a link').check();
    await dev.tool.getByLabel('Link to your work').fill('https://example.org/trout');
    await handIn(dev.tool);

    await mina.openAssignment(link);
    await mina.tool.getByRole('button', { name: `Choose this: ${pathway.beans}` }).click();
    await mina.tool.getByText('1 of 1 chosen').first().waitFor();

    await teacher.openAssignment(link);
    await teacher.tool.getByText('2 waiting for you').first().waitFor();
    for (const name of ['Ana Duarte', 'Dev Raman', 'Mina Haddad']) {
      await teacher.tool.getByRole('link', { name, exact: true }).waitFor();
    }
    await acceptWork(teacher, 'Dev Raman', '7');
    await teacher.tool.getByRole('link', { name: 'Back to the class' }).click();
    await teacher.tool.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
    await teacher.tool.getByLabel('Comment for the student').fill('Say what the second graph shows.');
    await teacher.tool.getByRole('button', { name: `Send back with a note: ${pathway.trout}` }).click();
    await teacher.tool.getByText('Nothing of this student waits for you.').waitFor();

    await ana.openAssignment(link);
    await ana.tool.getByText(`Your teacher sent back: ${pathway.trout}`).waitFor();
    await ana.tool.getByRole('link', { name: 'See what to change' }).click();
    await ana.tool.getByText('Say what the second graph shows.').waitFor();
    await writeWork(ana.tool, 'The trout fell after 2009. The second graph shows warm water.');
    await handIn(ana.tool, 'Hand in again');

    await teacher.openAssignment(link);
    await acceptWork(teacher, 'Ana Duarte', '8');
    await teacher.tool.getByText(/^Delivered /).waitFor();

    await ana.openAssignment(link);
    const shown = await ana.tool.getByText(/of 100 points so far/).textContent();
    const [, points] = /^([\d.]+) of 100 points so far$/.exec(shown ?? '') ?? [];
    expect(Number(points)).toBe(8);
    expect(lms.findGrade(link, 'ana', dress)?.score).toBe(Number(points));
    await seeGrade(teacher, 'ana', `${points} of 100`);
  },
);

async function addByDeepLinking(teacher: Person): Promise<string> {
  await teacher.goTo('courses/science-7');
  await teacher.page.getByRole('button', { name: 'Add assignment from Waymark' }).click();
  await teacher.tool.getByRole('link', { name: `Preview: ${pathway.title}` }).click();
  await teacher.tool.getByRole('heading', { level: 1, name: pathway.title }).waitFor();
  await teacher.tool.getByText(pathway.group).waitFor();
  await teacher.tool.getByRole('button', { name: 'Use this' }).click();
  await teacher.tool.getByLabel('Points').fill('100');
  await teacher.tool.getByRole('button', { name: /^Add to / }).click();
  await teacher.page.getByText('Added: 1.').waitFor();
  await teacher.page.getByRole('link', { name: pathway.title }).waitFor();
  const added = world.school.lms.state.assignments.findLast((each) => each.dress === teacher.dress);
  if (!added) throw new Error('the LMS made no assignment');
  return added.id;
}

async function chooseAndSwitch(student: Person, link: string): Promise<void> {
  const tool = await student.openAssignment(link);
  await openTask(tool, pathway.census);
  await tool.getByLabel('Why this one? (You may skip this.)').fill('It is outdoors');
  await tool.getByRole('button', { name: 'Choose this' }).click();
  await tool.getByText('You chose this because: “It is outdoors”').waitFor();
  await backToTrail(tool);
  await openTask(tool, pathway.graph);
  await tool.getByRole('button', { name: 'Switch to this' }).click();
  await tool.getByLabel('Write your work here').waitFor();
  await backToTrail(tool);
}

async function acceptWork({ tool }: Person, name: string, points: string): Promise<void> {
  await tool.getByRole('link', { name, exact: true }).click();
  await tool.getByLabel('Points (0 to 8)').fill(points);
  await tool.getByRole('button', { name: `Accept: ${pathway.trout}` }).click();
  await tool.getByText('Nothing of this student waits for you.').waitFor();
}

async function seeGrade(teacher: Person, student: string, words: string): Promise<void> {
  await teacher.goTo('courses/science-7/gradebook');
  const cells = teacher.page.locator(`[data-grade="${student}"]`);
  await cells.getByRole('link', { name: words }).click();
  expect(await teacher.page.locator('[data-score]').textContent()).toContain(words);
  expect(await teacher.page.locator('.history li').count()).toBeGreaterThanOrEqual(2);
}
