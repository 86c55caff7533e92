import { noFaults, type Faults } from '../../sandbox/lms/faults.ts';
import { startBrowserWorld, type BrowserWorld, type Person } from '../support/browser-world.ts';
import { addPathway, handInBefore, pathway, reviewBefore } from '../support/browser-steps.ts';
import { testConfig } from '../support/tool.ts';

// Each switch of the sandbox's "Misbehave" page: what Waymark says, and that it goes on once the LMS is well again.

let world: BrowserWorld;

function misbehave(faults: Partial<Faults>): void {
  Object.assign(world.school.lms.state.faults, noFaults(), faults);
}

describe('a launch', () => {
  beforeAll(async () => {
    world = await startBrowserWorld();
  });
  afterEach(async () => {
    misbehave({});
    await world.leave();
  });
  afterAll(() => world.close());

  test.each([
    ['an expired token', { expiredToken: true }, 'This launch took too long.', 'TOKEN_EXPIRED'],
    [
      'a key that nobody knows',
      { wrongKey: true },
      'The signature of this launch is not from your LMS.',
      'TOKEN_SIGNATURE_INVALID',
    ],
    ['the token of the launch before', { replayedLaunch: true }, /launch/, 'NONCE_WRONG'],
    [
      'a lost session of the LMS',
      { loginRequired: true },
      'Your LMS says that you are not signed in there.',
      'PLATFORM_REPORTED_ERROR',
    ],
  ])(
    'with %s is refused inside the LMS, in words, and the next good one opens',
    async (_, fault, says, code) => {
      const link = await addPathway(world.school);
      const ana = await world.enter('ana');
      misbehave(fault);
      await ana.openAssignment(link);
      await ana.tool.getByRole('heading', { level: 1, name: says }).waitFor();
      expect(await ana.tool.locator('#error-code').textContent()).toBe(code);
      misbehave({});
      await seeTrail(ana, link);
    },
  );

  test('signed with keys that were changed a moment ago opens', async () => {
    const link = await addPathway(world.school);
    await world.school.lms.rotateKeys('canvas');
    await seeTrail(await world.enter('ana'), link);
  });

  test('without names opens, and the class still tells its students apart', async () => {
    const link = await addPathway(world.school);
    misbehave({ namesWithheld: true });
    await seeTrail(await world.enter('noa'), link);
    await seeTrail(await world.enter('kwame'), link);
    const teacher = await world.enter('rivera');
    await teacher.openAssignment(link);
    const names = teacher.tool.getByRole('rowheader').getByRole('link');
    await names.nth(1).waitFor();
    expect(new Set(await names.allTextContents()).size).toBe(await names.count());
    misbehave({});
    await seeTrail(await world.enter('noa'), link);
    await teacher.tool.getByRole('link', { name: 'נועה לוי' }).waitFor();
  });

  test('of an unpublished assignment is the teacher’s, and the student’s once it is published', async () => {
    misbehave({ newAssignmentsUnpublished: true });
    const link = await addPathway(world.school);
    const teacher = await world.enter('rivera');
    await teacher.openAssignment(link);
    await teacher.tool.getByText(/0 waiting for you/).waitFor();
    await teacher.goTo('courses/science-7');
    await teacher.page
      .getByRole('listitem')
      .filter({ hasText: 'unpublished' })
      .getByRole('button', { name: 'Publish' })
      .click();
    await seeTrail(await world.enter('ana'), link);
  });
});

describe('a grade', () => {
  // A grade that failed makes its LMS rest for a while, so each test has an LMS of its own.
  beforeEach(async () => {
    world = await startBrowserWorld({
      config: { outbox: { ...testConfig.outbox, pollSeconds: 1, retryBaseSeconds: 600 } },
    });
  });
  afterEach(async () => {
    await world.leave();
    await world.close();
  });

  test.each([
    ['500', { serverError: {} }, /^Canvas answered 500, next try/],
    ['nothing for a long time', { slowMilliseconds: 10_000 }, /^Canvas did not answer, next try/],
    ['nothing at its token endpoint', { tokenEndpointDown: true }, /^Canvas .*, next try/],
  ])(
    'to an LMS that answers %s is kept, says so, and arrives when the teacher tries again',
    async (_, fault, says) => {
      const link = await addPathway(world.school);
      misbehave(fault);
      await gradeAna(link);
      const teacher = await world.enter('rivera');
      await teacher.openAssignment(link);
      await teacher.tool.getByText(says).waitFor();
      const ana = await world.enter('ana');
      await ana.openAssignment(link);
      await ana.tool.getByText('We could not reach Canvas. Your work is safe.').waitFor();
      misbehave({});
      await teacher.tool.getByRole('button', { name: 'Try now to send the grade of Ana Duarte' }).click();
      await teacher.tool.getByText(/^Delivered /).waitFor();
      expect(world.school.lms.findGrade(link, 'ana')?.score).toBe(7);
    },
  );

  test('to an LMS that has too much to do arrives by itself when the LMS said', async () => {
    const link = await addPathway(world.school);
    misbehave({ tooManyRequests: { retryAfterSeconds: 1 } });
    await gradeAna(link);
    const teacher = await world.enter('rivera');
    await teacher.openAssignment(link);
    await teacher.tool.getByText(/^Canvas answered 429, next try/).waitFor();
    misbehave({});
    await teacher.tool.getByText(/^Delivered /).waitFor();
    expect(world.school.lms.findGrade(link, 'ana')?.score).toBe(7);
  });

  test('whose column was deleted is kept, and arrives in a new column once it is linked again', async () => {
    const { lms } = world.school;
    const link = await addPathway(world.school);
    const handed = await gradeAna(link);
    const teacher = await world.enter('rivera');
    await teacher.openAssignment(link);
    await teacher.tool.getByText(/^Delivered /).waitFor();
    const column = lms.state.lineItems.find((item) => item.assignmentId === link);
    await fetch(`${lms.url}/sandbox/line-items/${column?.id}/delete`, { method: 'POST' });
    await reviewBefore(world.school, handed, { link, points: 8 });
    await teacher.tool.getByText('The line item was deleted: relink').waitFor();
    await teacher.tool.getByText('The gradebook column in Canvas was deleted.').waitFor();
    await teacher.tool.getByRole('button', { name: 'Relink' }).click();
    await teacher.tool.getByText(/^Delivered /).waitFor();
    expect(lms.state.lineItems.some((item) => item.id === column?.id)).toBe(false);
    expect(lms.state.gradebook.filter(({ score }) => score === 8)).toHaveLength(1);
  });

  test('that a teacher changed in the LMS is not overwritten before somebody decides', async () => {
    const link = await addPathway(world.school);
    const handed = await gradeAna(link);
    const teacher = await world.enter('rivera');
    await teacher.openAssignment(link);
    await teacher.tool.getByText(/^Delivered /).waitFor();
    await teacher.goTo('courses/science-7/gradebook');
    await teacher.page.locator('[data-grade="ana"]').getByRole('link', { name: '7 of 100' }).last().click();
    await teacher.page.getByLabel('Points').fill('50');
    await teacher.page.getByRole('button', { name: 'Save grade' }).click();
    await reviewBefore(world.school, handed, { link, points: 8 });
    await teacher.openAssignment(link);
    await teacher.tool.getByText('In Canvas someone changed this grade to 50.').waitFor();
    expect(world.school.lms.findGrade(link, 'ana')?.score).toBe(50);
    await teacher.tool.getByRole('button', { name: 'Send 8 for Ana Duarte' }).click();
    await teacher.tool.getByText(/^Delivered /).waitFor();
    expect(world.school.lms.findGrade(link, 'ana')?.score).toBe(8);
  });

  async function gradeAna(link: string) {
    const journey = await handInBefore(world.school, { as: 'ana', link });
    await reviewBefore(world.school, journey, { link, points: 7 });
    return journey;
  }
});

async function seeTrail(person: Person, link: string): Promise<void> {
  const tool = await person.openAssignment(link);
  await tool.getByRole('heading', { level: 1, name: pathway.title }).waitFor();
  await tool.getByRole('heading', { name: 'Your trail' }).waitFor();
}
