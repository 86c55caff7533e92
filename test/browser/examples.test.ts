import { startBrowserWorld, type BrowserWorld, type Person } from '../support/browser-world.ts';
import { backToTrail, handIn, openApi, openTask, writeWork } from '../support/browser-steps.ts';
import { walkToTheEnd } from '../support/whole-walk.ts';

// The story of each pathway of the library, from the LMS's dialog to the grade for the whole of it. Its first task and its first choice
// are done by hand; the steps between, which are alike, go through the API.

const examples = [
  {
    title: 'Who Lives Here, and Why?',
    points: 100,
    course: 'science-7',
    teacher: 'rivera',
    student: ['theo', 'Theo Marchetti'],
    first: 'A place outdoors I know',
    option: 'Graph detective',
  },
  {
    title: 'Fair Shares and Number Lines',
    points: 60,
    course: 'maths-4',
    teacher: 'okafor',
    student: ['iris', 'Iris Duarte'],
    first: 'What I already know',
    option: 'Number-line hops',
  },
  {
    title: 'Choice That Counts',
    points: 40,
    course: 'staff-dev',
    teacher: 'lind',
    student: ['sato', 'Ken Sato'],
    first: 'Write my own profile',
    option: 'Patterns in name-free profiles',
  },
] as const;

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

describe.each(['canvas', 'schoology'] as const)('in %s', (dress) => {
  test.each(examples)('“$title” is added, walked to its end, and graded whole', async (example) => {
    const { school } = world;
    const { title, points, course, first, option } = example;
    const [student, name] = example.student;
    const teacher = await world.enter(example.teacher, { dress });
    const link = await add(teacher, example);

    const pupil = await world.enter(student, { dress });
    await pupil.goTo(`courses/${course}/assignments/${link}`);
    await pupil.tool.getByRole('heading', { level: 1, name: title }).waitFor();
    await openTask(pupil.tool, first);
    await pupil.tool.getByLabel('Write here').check();
    await writeWork(pupil.tool, 'I looked twice.');
    await handIn(pupil.tool);
    await backToTrail(pupil.tool);
    await openTask(pupil.tool, option);
    await pupil.tool.getByRole('button', { name: 'Choose this' }).click();
    await pupil.tool.getByLabel('Write your work here').waitFor();

    const at = { link, dress, course };
    const [{ api: theirs }, { api: ours }] = await Promise.all([
      openApi(school, { ...at, as: student }),
      openApi(school, { ...at, as: example.teacher }),
    ]);
    await walkToTheEnd(theirs, ours);

    await teacher.goTo(`courses/${course}/assignments/${link}`);
    await teacher.tool.getByText('0 waiting for you · 1 complete').waitFor();
    await teacher.tool.getByRole('link', { name, exact: true }).waitFor();
    await teacher.tool.getByRole('link', { name: `${points} of ${points} Why this number` }).waitFor();
    await teacher.tool.getByText(/^Delivered /).waitFor();
    expect(school.lms.findGrade(link, student, dress)?.score).toBe(points);

    await pupil.goTo(`courses/${course}/assignments/${link}`);
    await pupil.tool.getByText('You have done the whole trail.').waitFor();
    await pupil.tool.getByText(`${points} of ${points} points so far`).first().waitFor();
  });
});

async function add(teacher: Person, { course, title }: (typeof examples)[number]): Promise<string> {
  await teacher.goTo(`courses/${course}`);
  await teacher.page.getByRole('button', { name: 'Add assignment from Waymark' }).click();
  await teacher.tool.getByRole('button', { name: `Use this: ${title}` }).click();
  await teacher.tool.getByRole('button', { name: /^Add to / }).click();
  await teacher.page.getByText('Added: 1.').waitFor();
  const added = world.school.lms.state.assignments.findLast(
    (each) => each.dress === teacher.dress && each.courseId === course,
  );
  if (!added) throw new Error('the LMS made no assignment');
  return added.id;
}
