import { randomUUID } from 'node:crypto';
import type { LaunchView } from '../src/features/launch/launch.contract.ts';
import type { GroupView, JourneyView, TaskView } from '../src/features/journeys/journey.contract.ts';
import { dresses, type Dress, type SandboxLms } from './lms/index.ts';
import { seedClass, seedConferences } from './demo-class.ts';
import { seedPicture } from './demo-media.ts';
import { seedGoals } from './demo-goals.ts';
import { seedProposals } from './demo-proposals.ts';
import { seedNoticed, seedStudentProfile, seedTeacherProfile } from './demo-profiles.ts';
import { seedRatedPieces } from './demo-rubric.ts';
import { seedSteerings } from './demo-suggestions.ts';
import { seedAgeBand, seedAnswer } from './demo-template.ts';
import { seedSuggestionPolicies } from './demo-suggestion-policies.ts';
import { launch, returnDeepLink } from './lms/scripted-browser.ts';

// Fills the demo school by the same doors that people use: real launches and the API, in every dress.

interface Seeder {
  lms: SandboxLms;
  toolUrl: string;
}

interface Opened {
  view: LaunchView;
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T>;
}

interface Lesson {
  course: string;
  teacher: string;
  librarySlug: string;
}

const lessons: Lesson[] = [
  { course: 'science-7', teacher: 'rivera', librarySlug: 'library:ecosystems-grade-7' },
  { course: 'maths-4', teacher: 'okafor', librarySlug: 'library:fractions-grade-4' },
  { course: 'staff-dev', teacher: 'lind', librarySlug: 'library:choice-that-counts-staff' },
];

/** Students of the first lesson at different places of the way: how many steps each has handed in, and of these reviewed. */
const walks = [
  { as: 'ana', steps: 6, reviewed: 4, reason: 'I like to be outside.' },
  { as: 'dev', steps: 2, reviewed: 2, reason: 'I want to draw it.' },
  { as: 'mina', steps: 3, reviewed: 1, reason: 'We keep bees at home.' },
  { as: 'theo', steps: 1, reviewed: 0, reason: '' },
];

/** Adds each course's pathway in every dress, and gives the science class a week of work; in Canvas's a year of everything. */
export async function seedDemo(seeder: Seeder): Promise<void> {
  for (const dress of dresses) {
    for (const lesson of lessons) {
      const link = await addLesson(seeder, dress, lesson);
      const teacher = await open(seeder, { dress, as: lesson.teacher, course: lesson.course, link });
      await seedAgeBand(lesson.course, teacher.call);
      if (lesson.course !== 'science-7') continue;
      await seedTeacherProfile(teacher.call);
      for (const walk of walks) await walkPathway(seeder, dress, { ...lesson, ...walk, link });
      const enter = (as: string) => open(seeder, { dress, as, course: lesson.course, link });
      await seedPicture(seeder.toolUrl, await enter('ana'));
      if (dress === 'canvas') {
        await seedAnswer((await enter('ana')).call);
        await seedClass(enter);
        await seedGoals(enter, teacher);
      }
      if (dress !== 'moodle') {
        await seedConferences(enter);
        await seedProposals(enter, teacher);
      }
      if (dress === 'canvas') {
        await seedRatedPieces(enter, teacher);
        await seedSteerings(enter);
        await seedSuggestionPolicies(enter, teacher);
      }
    }
  }
}

async function addLesson(seeder: Seeder, dress: Dress, lesson: Lesson): Promise<string> {
  const { course, teacher } = lesson;
  const picker = await open(seeder, { dress, as: teacher, course, message: 'deep-linking' });
  const preview = await picker.call<{ title: string; points: number }>(
    'GET',
    `/api/pathways/${lesson.librarySlug}`,
  );
  const answer = await picker.call<{ returnUrl: string; jwt: string }>(
    'POST',
    '/api/deep-linking/responses',
    {
      items: [{ pathwayId: lesson.librarySlug, title: preview.title, points: preview.points }],
    },
  );
  await returnDeepLink(answer.returnUrl, answer.jwt);
  const added = seeder.lms.state.assignments.findLast(
    (each) => each.dress === dress && each.courseId === course,
  );
  if (!added) throw new Error(`the sandbox LMS made no assignment in ${course}`);
  return added.id;
}

async function walkPathway(
  seeder: Seeder,
  dress: Dress,
  walk: Lesson & { as: string; steps: number; reviewed: number; reason: string; link: string },
): Promise<void> {
  const student = await open(seeder, { dress, as: walk.as, course: walk.course, link: walk.link });
  const teacher = await open(seeder, { dress, as: walk.teacher, course: walk.course, link: walk.link });
  await seedStudentProfile(walk.as, student.call);
  await seedNoticed(walk.as, student.view.person.id, teacher.call);
  let journey = await student.call<JourneyView>('GET', '/api/journey');
  for (let step = 0; step < walk.steps; step += 1) {
    journey = await takeStep(student, journey, walk.reason);
    if (step < walk.reviewed) journey = await reviewLatest(teacher, journey, step === 1 && walk.as === 'dev');
  }
}

/** What the student's screen names as the next step: choosing in a group, or doing a task. */
async function takeStep(student: Opened, journey: JourneyView, reason: string): Promise<JourneyView> {
  const { nextStep } = journey;
  if (nextStep.action === 'choose') {
    const group = groupsOf(journey).find(({ id }) => id === nextStep.groupId);
    const task = group?.tasks.find(({ state }) => state === 'open');
    const picked = await student.call<JourneyView>('POST', '/api/journey/picks', {
      id: randomUUID(),
      groupId: nextStep.groupId,
      taskId: task?.id,
      ...(reason ? { reason } : {}),
    });
    return handIn(student, picked, task?.id);
  }
  return 'taskId' in nextStep ? handIn(student, journey, nextStep.taskId) : journey;
}

async function handIn(
  student: Opened,
  journey: JourneyView,
  taskId: string | undefined,
): Promise<JourneyView> {
  const task = tasksOf(journey).find(({ id }) => id === taskId);
  const format = task?.formats.find((each) => each !== 'file') ?? 'text';
  const words = {
    text: {
      text: `What I found for "${task?.title}": I looked twice, wrote down what I saw, and compared it with my first guess.`,
    },
    link: { link: 'https://example.org/my-work' },
    file: {},
    offline: { note: 'Shown to Ms Rivera in class.' },
  };
  return student.call('POST', '/api/journey/hand-ins', {
    id: randomUUID(),
    taskId,
    format,
    ...words[format],
  });
}

async function reviewLatest(teacher: Opened, journey: JourneyView, notYet: boolean): Promise<JourneyView> {
  const task = tasksOf(journey).find(({ state }) => state === 'handed-in');
  if (!task) return journey;
  const answer = notYet
    ? { outcome: 'not-yet', comment: 'Your answers are clear. For one of them, say how you know.' }
    : { outcome: 'accepted', comment: 'You explained your evidence well.', ...points(task) };
  return teacher.call('POST', `/api/journeys/${journey.journeyId}/reviews`, {
    id: randomUUID(),
    taskId: task.id,
    handInId: task.handIns.at(-1)?.id,
    ...answer,
  });
}

function points(task: TaskView): { points?: number } {
  return task.points > 0 ? { points: Math.round(task.points * 0.9) } : {};
}

function groupsOf(journey: JourneyView): GroupView[] {
  return journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
}

function tasksOf(journey: JourneyView): TaskView[] {
  return journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks)),
  );
}

async function open(
  { lms, toolUrl }: Seeder,
  input: { dress: Dress; as: string; course: string; link?: string; message?: 'deep-linking' },
): Promise<Opened> {
  const page = await launch({ lms, ...input });
  if (!page.launch) throw new Error(`the demo could not open Waymark as ${input.as}: ${page.status}`);
  const view = page.launch as LaunchView;
  return {
    view,
    async call<T>(method: string, path: string, body?: object): Promise<T> {
      const answer = await fetch(`${toolUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${view.session.token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}
