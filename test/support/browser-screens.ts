import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Page } from 'playwright-core';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ScreenView } from '../../src/features/launch/launch.contract.ts';
import { noFaults } from '../../sandbox/lms/faults.ts';
import {
  addPathway,
  handInBefore,
  openApi,
  openTask,
  pathway,
  reviewBefore,
  taskIds,
} from './browser-steps.ts';
import type { BrowserWorld, Person, Visit } from './browser-world.ts';
import { sampleFiles } from './sample-files.ts';
import { builderScreens } from './builder-screens.ts';
import { conferenceScreens } from './conference-screens.ts';
import { consoleScreens } from './console-screens.ts';
import { deskScreens } from './desk-screens.ts';
import { proposalScreens } from './proposal-screens.ts';
import { firstProfileScreens } from './first-profile-screens.ts';
import { goalScreens } from './goal-screens.ts';
import { profileScreens } from './profile-screens.ts';
import { profileTemplateScreens } from './profile-template-screens.ts';
import { suggestionPolicyScreens } from './suggestion-policy-screens.ts';
import { rubricScreens } from './rubric-screens.ts';
import { studentScreens } from './student-screens.ts';
import { suggestionScreens } from './suggestion-screens.ts';

/** A state of a page that people can come to. */
export interface Screen {
  /** Of the launch contract; the others are pages of the server. */
  name: ScreenView['name'] | 'refusal';
  state: string;
  open(at: ScreenClass): Promise<Page>;
}

/** A class at work, whose screens have something to show. */
export interface ScreenClass {
  world: BrowserWorld;
  link: string;
  emptyLink: string;
  enter(id: string, dress?: Visit['dress']): Promise<Person>;
}

/** One assignment with work in every state, and one that holds no pathway yet. */
export async function startScreenClass(
  world: BrowserWorld,
  prepare: (person: Person) => Promise<void>,
): Promise<ScreenClass> {
  const { school } = world;
  const link = await addPathway(school);
  const accepted = await handInBefore(school, { as: 'ana', link }, taskIds.place);
  await reviewBefore(school, accepted, { link, points: 0 });
  const sentBack = await handInBefore(school, { as: 'ana', link });
  await reviewBefore(school, sentBack, { link });
  await choose(world, link);
  await handInBefore(school, { as: 'wilhelmina', link });
  await handInBefore(school, { as: 'dev', link });
  const empty = school.lms.addAssignment({ course: 'science-7', title: 'An empty link', scoreMaximum: 10 });
  return {
    world,
    link,
    emptyLink: empty.id,
    async enter(id, dress = 'canvas') {
      const person = await world.enter(id, { dress });
      await prepare(person);
      return person;
    },
  };
}

async function choose({ school }: BrowserWorld, link: string): Promise<void> {
  const { api } = await openApi(school, { as: 'ana', link });
  await api.post<JourneyView>('/api/journey/picks', {
    id: randomUUID(),
    groupId: 'population-signs',
    taskId: taskIds.graph,
    reason: 'I like graphs more than mud.',
  });
}

const science = { course: 'science-7' };
const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const withRoles =
  (...roles: string[]) =>
  (claims: JWTPayload) => {
    claims[`${lti}roles`] = roles.map((role) => `http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`);
  };

async function openJourney({ enter, link }: ScreenClass): Promise<Page> {
  return (await enter('ana')).openAlone({ link });
}

async function openTaskOf(school: ScreenClass, title: string): Promise<Page> {
  const page = await openJourney(school);
  await openTask(page, title);
  return page;
}

async function openBoard({ enter, link }: ScreenClass): Promise<Page> {
  const page = await (await enter('rivera')).openAlone({ link });
  await page.getByRole('link', { name: 'Ana Duarte', exact: true }).waitFor();
  return page;
}

async function openPicker({ enter }: ScreenClass): Promise<Page> {
  return (await enter('rivera')).openAlone({ ...science, message: 'deep-linking' });
}

async function openPreview(school: ScreenClass): Promise<Page> {
  const page = await openPicker(school);
  await page
    .getByRole('link', { name: `Preview: ${pathway.title}` })
    .last()
    .click();
  await page.getByRole('heading', { level: 1, name: pathway.title }).waitFor();
  return page;
}

/** Every screen of the launch contract, in the states that look different. */
export const screens: Screen[] = [
  { name: 'journey', state: 'the trail', open: openJourney },
  {
    name: 'journey',
    state: 'the trail as a list',
    async open(at) {
      const page = await openJourney(at);
      await page.keyboard.press('m');
      await page.getByRole('button', { name: 'List', pressed: true }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'two options side by side',
    async open(at) {
      const page = await openJourney(at);
      await page.getByRole('link', { name: `Compare two: ${pathway.group}` }).click();
      await page.getByRole('heading', { level: 1, name: /^Side by side/ }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'task cards to print',
    async open(at) {
      const page = await openJourney(at);
      await page.getByRole('link', { name: 'Task cards to print' }).click();
      await page.getByRole('heading', { level: 1, name: 'Task cards' }).waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'files of a hand-in, one of them refused',
    async open(at) {
      const page = await openTaskOf(at, pathway.trout);
      await page.getByLabel('Add a file or photo').check();
      const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
      await page
        .locator('input[type=file]')
        .setInputFiles([file('frog.png', sampleFiles.png), file('empty.png', Buffer.alloc(0))]);
      await page.getByRole('button', { name: 'Show frog.png' }).first().click();
      await page.getByText('empty.png is empty.').waitFor();
      return page;
    },
  },
  { name: 'journey', state: 'a task to begin', open: (at) => openTaskOf(at, 'Twelve interaction cards') },
  { name: 'journey', state: 'a task that was sent back', open: (at) => openTaskOf(at, pathway.trout) },
  { name: 'journey', state: 'a task that is done', open: (at) => openTaskOf(at, pathway.place) },
  { name: 'journey', state: 'a choice', open: (at) => openTaskOf(at, 'Six-panel comic') },
  { name: 'journey', state: 'a switch', open: (at) => openTaskOf(at, pathway.census) },
  {
    name: 'journey',
    state: 'faults of a hand-in',
    async open(at) {
      const page = await openTaskOf(at, 'Twelve interaction cards');
      await page.getByRole('button', { name: 'Hand in', exact: true }).click();
      await page.getByText('Write something before you hand in.').waitFor();
      return page;
    },
  },
  ...studentScreens,
  { name: 'board', state: 'the class', open: openBoard },
  {
    name: 'board',
    state: 'the work of one student',
    async open(at) {
      const page = await openBoard(at);
      await page.getByRole('link', { name: 'Dev Raman', exact: true }).click();
      await page.getByLabel('Comment for the student').waitFor();
      return page;
    },
  },
  { name: 'picker', state: 'the shelves', open: openPicker },
  { name: 'picker', state: 'a preview', open: openPreview },
  ...builderScreens(openPicker),
  ...rubricScreens(openPicker),
  ...deskScreens,
  ...suggestionPolicyScreens,
  ...consoleScreens,
  ...profileScreens,
  ...goalScreens,
  ...profileTemplateScreens,
  ...suggestionScreens,
  ...firstProfileScreens,
  ...proposalScreens,
  ...conferenceScreens,
  {
    name: 'picker',
    state: 'title, points and due date',
    async open(at) {
      const page = await openPreview(at);
      await page.getByRole('button', { name: 'Use this' }).click();
      await page.getByLabel('Points').waitFor();
      return page;
    },
  },
  {
    name: 'choose-pathway',
    state: 'an empty link of a teacher',
    open: async ({ enter, emptyLink }) => (await enter('rivera')).openAlone({ link: emptyLink }),
  },
  {
    name: 'designer',
    state: 'the shelves to look at',
    open: async ({ enter, link }) =>
      (await enter('rivera')).openAlone({ link }, withRoles('ContentDeveloper')),
  },
  {
    name: 'mentor',
    state: 'the choices of a child',
    open: async ({ enter, link }) => (await enter('ana-parent')).openAlone({ link }),
  },
  {
    name: 'not-ready',
    state: 'an empty link of a student',
    open: async ({ enter, emptyLink }) => (await enter('ana')).openAlone({ link: emptyLink }),
  },
  { name: 'home', state: 'a course', open: async ({ enter }) => (await enter('ana')).openAlone(science) },
  {
    name: 'explain',
    state: 'no role',
    open: async ({ enter, link }) => (await enter('ana')).openAlone({ link }, withRoles()),
  },
  {
    name: 'explain',
    state: 'no course',
    open: async ({ enter }) => (await enter('ana', 'schoology')).openAlone({}, withRoles('Learner')),
  },
  {
    name: 'explain',
    state: 'no children',
    open: async ({ enter, link }) =>
      (await enter('ana-parent')).openAlone({ link }, (claims) => {
        withRoles('Mentor')(claims);
        delete claims[`${lti}role_scope_mentor`];
      }),
  },
  {
    name: 'explain',
    state: 'a student who would add a pathway',
    open: async ({ enter }) =>
      (await enter('ana')).openAlone({ ...science, message: 'deep-linking' }, withRoles('Learner')),
  },
  {
    name: 'refusal',
    state: 'an expired launch',
    async open({ world, enter, link }) {
      world.school.lms.state.faults.expiredToken = true;
      const page = await (await enter('ana')).openAlone({ link });
      Object.assign(world.school.lms.state.faults, noFaults());
      return page;
    },
  },
  {
    name: 'refusal',
    state: 'the offer of a new tab',
    async open({ world, enter, link }) {
      const person = await enter('ana');
      await person.context.route('**/lti/launch', async (route) => {
        await person.context.clearCookies();
        await route.continue();
      });
      world.school.lms.state.faults.noPlatformStorage = true;
      const page = await person.openAlone({ link });
      Object.assign(world.school.lms.state.faults, noFaults());
      return page;
    },
  },
];
