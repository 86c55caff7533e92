import { startBrowserWorld, type BrowserWorld, type Person } from '../support/browser-world.ts';
import { backToTrail, openTask } from '../support/browser-steps.ts';
import { acceptAll, walkOn } from '../support/screen-walk.ts';

// The story of each pathway of the library as people do it, screen by screen: from the LMS's dialog over every task, a look back, work
// that comes back, a switch and a wish to switch, to the grade for the whole of it.

const examples = [
  {
    title: 'Who Lives Here, and Why?',
    points: 100,
    course: 'science-7',
    teacher: 'rivera',
    student: ['theo', 'Theo Marchetti'],
    first: 'A place outdoors I know',
    milestone: 'Set out',
    sentBack: 'Twenty years of lake trout',
    chosen: [
      'Square-meter census',
      'Six-panel comic',
      'What rots first?',
      'Claim, evidence, reasoning',
      'A podcast',
    ],
    switched: 'Graph detective',
    wished: 'A ten-minute talk with my teacher',
  },
  {
    title: 'Fair Shares and Number Lines',
    points: 60,
    course: 'maths-4',
    teacher: 'okafor',
    student: ['iris', 'Iris Duarte'],
    first: 'What I already know',
    milestone: 'Warm up',
    sentBack: 'Convince a friend',
    chosen: ['Pattern-block pictures', 'Card battle', 'Cut the ribbon', 'Class picnic'],
    switched: 'Number-line hops',
    wished: 'A math talk with my teacher',
  },
  {
    title: 'Choice That Counts',
    points: 40,
    course: 'staff-dev',
    teacher: 'lind',
    student: ['sato', 'Ken Sato'],
    first: 'Write my own profile',
    milestone: 'Start as a learner',
    sentBack: 'Draft a two-milestone pathway',
    chosen: [
      'Three lunch interviews',
      'Critique round in the weekly community',
      'Option review',
      'A case note with student voice',
    ],
    switched: 'Patterns in name-free profiles',
    wished: 'Propose a year-long independent study',
  },
] as const;

/** A whole pathway takes longer than other tests. */
const patienceMilliseconds = 300_000;

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(() => world.leave());
afterAll(() => world.close());

describe.each(['canvas', 'schoology'] as const)('in %s', (dress) => {
  test.each(examples)(
    '“$title” is added, walked to its end, and graded whole',
    async (example) => {
      const { title, points, course } = example;
      const [student, name] = example.student;
      const teacher = await world.enter(example.teacher, { dress });
      const link = await add(teacher, example);
      const at = `courses/${course}/assignments/${link}`;

      const pupil = await world.enter(student, { dress });
      await pupil.goTo(at);
      await pupil.tool.getByRole('heading', { level: 1, name: title }).waitFor();
      await pupil.tool.getByText(`Next: ${example.first}`).waitFor();
      await walkOn(pupil.tool, example.chosen);
      await pupil.tool.getByText('Everything is handed in.').waitFor();
      await lookBack(pupil, example.milestone);
      await askToSwitch(pupil, example.wished);
      await switchTo(pupil, example.switched);
      await walkOn(pupil.tool, []);

      await teacher.goTo(at);
      await teacher.tool.getByRole('link', { name, exact: true }).click();
      await teacher.tool.getByText('“I would rather talk about it.”').waitFor();
      await teacher.tool.getByRole('button', { name: `Approve the switch to ${example.wished}` }).click();
      await sendBack(teacher, example.sentBack);
      await acceptAll(teacher.tool);

      await pupil.goTo(at);
      await pupil.tool.getByText(`Your teacher sent back: ${example.sentBack}`).waitFor();
      await walkOn(pupil.tool, []);

      await teacher.goTo(at);
      await teacher.tool.getByRole('link', { name, exact: true }).click();
      await acceptAll(teacher.tool);
      await teacher.goTo(at);
      await teacher.tool.getByText('0 waiting for you · 1 complete').waitFor();
      await teacher.tool.getByRole('link', { name: `${points} of ${points} Why this number` }).waitFor();
      await teacher.tool.getByText(/^Delivered /).waitFor();
      expect(world.school.lms.findGrade(link, student, dress)?.score).toBe(points);
      await teacher.goTo(`courses/${course}/gradebook`);
      await teacher.page.getByRole('link', { name: `${points} of ${points}` }).waitFor();

      await pupil.goTo(at);
      await pupil.tool.getByText('You have done the whole trail.').waitFor();
      await pupil.tool.getByText(`${points} of ${points} points so far`).first().waitFor();
    },
    patienceMilliseconds,
  );
});

async function lookBack({ tool }: Person, milestone: string): Promise<void> {
  const section = tool.getByRole('region', { name: milestone });
  await section.getByText('Look back for one minute').click();
  await section.getByLabel('One sentence about it (you may skip this)').fill('I asked for help early.');
  await section.getByRole('button', { name: 'Keep this' }).click();
  await section.getByText('I asked for help early.').waitFor();
}

async function switchTo({ tool }: Person, option: string): Promise<void> {
  await openTask(tool, option);
  await tool.getByRole('button', { name: 'Switch to this' }).click();
  await tool.getByRole('heading', { name: 'Your work' }).waitFor();
  await backToTrail(tool);
}

async function askToSwitch({ tool }: Person, option: string): Promise<void> {
  await openTask(tool, option);
  await tool.getByLabel('Why do you want to switch?').fill('I would rather talk about it.');
  await tool.getByRole('button', { name: 'Ask to switch' }).click();
  await tool.getByText(/^You asked to switch from /).waitFor();
  await backToTrail(tool);
}

async function sendBack({ tool }: Person, task: string): Promise<void> {
  const work = tool.getByRole('article').filter({ has: tool.getByRole('heading', { name: task }) });
  await work.getByLabel('Comment for the student').fill('Say how you know.');
  const button = work.getByRole('button', { name: `Send back with a note: ${task}` });
  await button.click();
  await button.waitFor({ state: 'detached' });
}

async function add(teacher: Person, { course, title }: (typeof examples)[number]): Promise<string> {
  await teacher.goTo(`courses/${course}`);
  await teacher.page.getByRole('button', { name: 'Add assignment from Waymark' }).click();
  const library = teacher.tool.getByRole('list', { name: 'Library' });
  await library.getByRole('button', { name: `Use this: ${title}` }).click();
  await teacher.tool.getByRole('button', { name: /^Add to / }).click();
  await teacher.page.getByText('Added: 1.').waitFor();
  const added = world.school.lms.state.assignments.findLast(
    (each) => each.dress === teacher.dress && each.courseId === course,
  );
  if (!added) throw new Error('the LMS made no assignment');
  return added.id;
}
