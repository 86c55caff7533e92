import { randomUUID } from 'node:crypto';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { GroupView, JourneyView, TaskView } from '../../src/features/journeys/journey.contract.ts';
import type {
  ClassSuggestionsView,
  LearnerSuggestionsView,
} from '../../src/features/suggestion-policies/suggestion-policy.contract.ts';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import {
  addPathway,
  handInBefore,
  openApi,
  reviewBefore,
  taskIds,
  tasksOf,
} from '../support/browser-steps.ts';
import { createApiClient, type ApiClient } from '../support/api-client.ts';
import { decideSetting } from '../support/console.ts';
import { startSchool, type School } from '../support/tool.ts';

// What teachers decide about suggestions, for the class and for one student, and the arithmetic that they read.

let school: School;
let link: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
});
afterAll(() => school.close());
// Each test has an assignment of its own in the same course.
beforeEach(async () => {
  link = await addPathway(school);
});

interface Visitor {
  api: ApiClient;
  personId: string;
}

async function enter(as: string, at = link): Promise<Visitor> {
  const { launch: page } = await launch({ lms: school.lms, as, link: at });
  const view = page as LaunchView;
  return { api: createApiClient(school.tool.url, view.session.token), personId: view.person.id };
}

const forClass = ({ api }: Visitor) => api.get<ClassSuggestionsView>('/api/class/suggestions');
const changeClass = ({ api }: Visitor, change: object) =>
  api.post<ClassSuggestionsView>('/api/class/suggestions/changes', change);
const pathFor = ({ personId }: Visitor) => `/api/class/people/${personId}/suggestions`;
const forStudent = ({ api }: Visitor, student: Visitor) => api.get<LearnerSuggestionsView>(pathFor(student));
const changeStudent = ({ api }: Visitor, student: Visitor, change: object) =>
  api.post<LearnerSuggestionsView>(`${pathFor(student)}/changes`, change);

const options = ({ groups }: { groups: { options: { taskId: string }[] }[] }) =>
  groups.flatMap((group) => group.options);
function optionOf<T extends { taskId: string }>(view: { groups: { options: T[] }[] }, taskId: string): T {
  const found = view.groups.flatMap((group) => group.options).find((option) => option.taskId === taskId);
  if (!found) throw new Error(`no option ${taskId}`);
  return found;
}
const badgesOf = (journey: JourneyView, taskId: string) =>
  tasksOf(journey)
    .find(({ id }) => id === taskId)
    ?.reasons?.map(({ kind, about }) => ({ kind, about })) ?? [];
const journeyOf = ({ api }: Visitor) => api.get<JourneyView>('/api/journey');

const taps = (section: string, words: string[], visibility = 'this-teacher') => ({
  requestId: randomUUID(),
  section,
  taps: words,
  visibility,
});
const tell = ({ api }: Visitor, line: object) => api.post<ProfileView>('/api/profile/entries', line);

function firstGroup(journey: JourneyView): GroupView {
  const step = journey.milestones.flatMap(({ steps }) => steps).find(({ kind }) => kind === 'group');
  if (step?.kind !== 'group') throw new Error('no group');
  return step.group;
}
const pick = ({ api }: Visitor, group: GroupView, task: TaskView | undefined) =>
  api.post<JourneyView>('/api/journey/picks', { id: randomUUID(), groupId: group.id, taskId: task?.id });

describe('for the class', () => {
  test('the page begins with Waymark’s weights, and keeps what is changed, field by field', async () => {
    const rivera = await enter('rivera');
    const before = await forClass(rivera);
    expect(before.setting).toEqual({ isOn: true, isLocked: false });
    expect(before.weights.every(({ value, otherwise }) => value === otherwise)).toBe(true);
    const [first, second] = options(before);
    await changeClass(rivera, { weights: { need: 0.5 }, tasks: { [first?.taskId ?? '']: 'pinned' } });
    const after = await changeClass(rivera, {
      kinds: { variety: 'muted' },
      tasks: { [second?.taskId ?? '']: 'muted' },
    });
    expect(after.weights.find(({ kind }) => kind === 'need')).toEqual({
      kind: 'need',
      value: 0.5,
      otherwise: 3,
    });
    expect(after.kinds.filter(({ isMuted }) => isMuted).map(({ kind }) => kind)).toEqual(['variety']);
    expect(optionOf(after, first?.taskId ?? '').mark).toBe('pinned');
    expect(optionOf(after, second?.taskId ?? '').mark).toBe('muted');
    const back = await changeClass(rivera, {
      weights: { need: null },
      kinds: { variety: null },
      tasks: { [first?.taskId ?? '']: null },
    });
    expect(back.weights).toEqual(before.weights);
    expect(back.kinds).toEqual(before.kinds);
    expect(optionOf(back, first?.taskId ?? '').mark).toBeUndefined();
    expect(optionOf(back, second?.taskId ?? '').mark).toBe('muted');
  });

  test('teachers who change different things at once both keep theirs, from the first change on', async () => {
    const rivera = await enter('rivera');
    const ids = options(await forClass(rivera)).map(({ taskId }) => taskId);
    await Promise.all(ids.map((taskId) => changeClass(rivera, { tasks: { [taskId]: 'pinned' } })));
    expect(options(await forClass(rivera)).map((option) => 'mark' in option && option.mark)).toEqual(
      ids.map(() => 'pinned'),
    );
  });

  test('a mark stays with its assignment, weights hold for the course', async () => {
    const [rivera, ana] = [await enter('rivera'), await enter('ana')];
    await changeClass(rivera, { weights: { goal: 4 }, tasks: { [taskIds.graph]: 'pinned' } });
    expect(badgesOf(await journeyOf(ana), taskIds.graph)).toEqual([{ kind: 'pinned', about: '' }]);
    const elsewhere = await enter('rivera', await addPathway(school));
    const other = await forClass(elsewhere);
    expect(optionOf(other, taskIds.graph).mark).toBeUndefined();
    expect(other.weights.find(({ kind }) => kind === 'goal')?.value).toBe(4);
    await changeClass(rivera, { weights: { goal: null } });
  });

  test.each([
    ['a weight that is too great', { weights: { need: 5.5 } }, 'weights.need'],
    ['a weight between the halves', { weights: { need: 0.3 } }, 'weights.need'],
    ['a kind that is none', { kinds: { mood: 'muted' } }, 'kinds'],
    ['an option of another pathway', { tasks: { elsewhere: 'pinned' } }, 'tasks.elsewhere'],
    ['a path into the database', { tasks: { 'a.b': 'pinned' } }, 'tasks'],
    ['nothing', {}, ''],
  ])('%s is refused, and nothing is changed', async (_, change, path) => {
    const rivera = await enter('rivera');
    const before = await forClass(rivera);
    const { status, body } = await rivera.api.send('POST', '/api/class/suggestions/changes', change);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(path);
    expect(await forClass(rivera)).toEqual(before);
  });

  test('what the district locked is said, and holds', async () => {
    const { tenantId = '' } = school.platforms.canvas;
    await decideSetting(school.tool, tenantId, { key: 'suggestions', value: false, mode: 'locked' });
    const [rivera, ana] = [await enter('rivera'), await enter('ana')];
    expect((await forClass(rivera)).setting).toEqual({ isOn: false, isLocked: true });
    expect(await forStudent(rivera, ana)).toMatchObject({ setting: { isOn: false } });
    expect(options(await forStudent(rivera, ana)).some((option) => 'sum' in option)).toBe(false);
    await decideSetting(school.tool, tenantId, { key: 'suggestions', value: true });
  });
});

describe('for one student', () => {
  test('the sums are those of the student’s own screen, and can be added up by hand', async () => {
    const [rivera, mina] = [await enter('rivera'), await enter('mina')];
    await tell(mina, taps('interests', ['animals', 'games']));
    await tell(mina, taps('interests', ['space'], 'me'));
    await tell(mina, taps('helps', ['outdoors', 'partner']));
    await changeClass(rivera, { weights: { interest: 4, challenge: 0 } });
    const seen = await forStudent(rivera, mina);
    const journey = await journeyOf(mina);
    // "Bean rabbits" is about animals and games; both were tapped. It is done with a partner, and not outdoors.
    const rabbits = tasksOf(journey).find(({ id }) => id === 'bean-rabbits');
    const topics = rabbits?.topics ?? [];
    const liked = topics.filter((topic) => ['animals', 'games'].includes(topic)).length / topics.length;
    const { sum, reasons } = optionOf(seen, 'bean-rabbits');
    const part = (kind: string) => sum?.lines.find((line) => line.kind === kind);
    expect(liked).toBeGreaterThan(0);
    expect(part('interest')).toEqual({
      kind: 'interest',
      term: liked,
      fullWeight: 4,
      weight: 4,
      part: 4 * liked,
    });
    expect(part('challenge')?.part).toBe(0);
    for (const option of seen.groups.flatMap((group) => group.options)) {
      const byHand = option.sum?.lines.reduce((total, { term, weight }) => total + term * weight, 0);
      expect(option.sum?.score).toBeCloseTo(byHand ?? Number.NaN, 10);
      expect(option.reasons).toEqual(badgesOf(journey, option.taskId));
    }
    expect(reasons[0]).toMatchObject({ kind: 'interest' });
    expect(seen.inputs).toMatchObject({ interests: ['animals', 'games'], helps: ['outdoors', 'partner'] });
    await changeClass(rivera, { weights: { interest: null, challenge: null } });
  });

  test('what goes in is said in words: shared goals and what the student steers, and nothing kept to oneself', async () => {
    const [rivera, mateo] = [await enter('rivera'), await enter('mateo')];
    const goal = (competencyId: string, visibility: string) =>
      mateo.api.post('/api/goals', { requestId: randomUUID(), wish: 'To get it', competencyId, visibility });
    await goal('eco-1', 'this-teacher');
    await goal('eco-2', 'me');
    await tell(mateo, taps('helps', ['quiet'], 'me'));
    await mateo.api.put('/api/journey/steering/stop', { stop: 'stretch' });
    // All three practise it; the first two carry the badges.
    const [reason] = badgesOf(await journeyOf(mateo), 'square-meter-census');
    expect(reason).toMatchObject({ kind: 'goal' });
    await mateo.api.put('/api/journey/steering/lowered', { kind: 'goal', key: 'eco-1', times: 1 });
    const seen = await forStudent(rivera, mateo);
    expect(seen.inputs).toMatchObject({ helps: [], goals: [reason?.about], stop: 'stretch' });
    expect(seen.inputs?.lowered).toEqual([{ kind: 'goal', about: reason?.about, left: 0.5 }]);
    expect(optionOf(seen, 'bean-rabbits').sum?.lines).toContainEqual({
      kind: 'goal',
      term: 1,
      fullWeight: 2,
      weight: 1,
      part: 1,
    });
  });

  test('pinning for one student points that student to it, and nobody else', async () => {
    const [rivera, ana, theo] = [await enter('rivera'), await enter('ana'), await enter('theo')];
    await changeStudent(rivera, ana, { tasks: { [taskIds.graph]: 'pinned' } });
    expect(badgesOf(await journeyOf(ana), taskIds.graph)).toContainEqual({ kind: 'pinned', about: '' });
    expect(badgesOf(await journeyOf(theo), taskIds.graph)).not.toContainEqual({ kind: 'pinned', about: '' });
  });

  test('what is muted for the class or for a student carries no badge, and can be given back to one', async () => {
    const [rivera, noa, theo] = [await enter('rivera'), await enter('noa'), await enter('theo')];
    for (const student of [noa, theo]) await tell(student, taps('interests', ['animals']));
    expect(badgesOf(await journeyOf(noa), 'bean-rabbits')).toEqual([{ kind: 'interest', about: 'animals' }]);
    await changeClass(rivera, { tasks: { 'bean-rabbits': 'muted' } });
    expect(badgesOf(await journeyOf(noa), 'bean-rabbits')).toEqual([]);
    const given = await changeStudent(rivera, noa, { tasks: { 'bean-rabbits': 'usual' } });
    expect(optionOf(given, 'bean-rabbits')).toMatchObject({ own: 'usual' });
    expect(badgesOf(await journeyOf(noa), 'bean-rabbits')).toEqual([{ kind: 'interest', about: 'animals' }]);
    expect(badgesOf(await journeyOf(theo), 'bean-rabbits')).toEqual([]);
    const muted = await changeStudent(rivera, noa, { kinds: { interest: 'muted' } });
    expect(optionOf(muted, 'bean-rabbits').sum?.lines.find(({ kind }) => kind === 'interest')).toMatchObject({
      weight: 0,
      part: 0,
    });
    expect(badgesOf(await journeyOf(noa), 'bean-rabbits')).toEqual([]);
    await changeStudent(rivera, noa, { kinds: { interest: null } });
  });

  test('switched off for one student, the student reads no reasons and loses nothing else', async () => {
    const [rivera, sami] = [await enter('rivera'), await enter('sami')];
    await tell(sami, taps('interests', ['animals']));
    const before = await journeyOf(sami);
    expect(badgesOf(before, 'bean-rabbits')).not.toEqual([]);
    const off = await changeStudent(rivera, sami, { isOff: true });
    expect(off.isOff).toBe(true);
    expect(off.inputs).toBeUndefined();
    const after = await journeyOf(sami);
    expect(tasksOf(after).flatMap(({ reasons = [] }) => reasons)).toEqual([]);
    expect(tasksOf(after).map(({ id }) => id)).toEqual(tasksOf(before).map(({ id }) => id));
    expect((await changeStudent(rivera, sami, { isOff: false })).inputs).toBeDefined();
  });

  test('the student sees who looked, and the trail says who looked and who changed what', async () => {
    const [rivera, jules] = [await enter('rivera'), await enter('jules')];
    await changeStudent(rivera, jules, { tasks: { [taskIds.graph]: 'muted' } });
    const { openedBy } = await jules.api.get<ProfileView>('/api/profile');
    expect(openedBy).toMatchObject([{ name: 'Marisol Rivera' }]);
    const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
      subjectPersonId: jules.personId,
      limit: 20,
    });
    expect(entries).toMatchObject([
      { action: 'suggestions.changed', details: { tasks: `${taskIds.graph}: muted` } },
      { action: 'profile.opened', actor: { kind: 'person', id: rivera.personId } },
    ]);
  });

  test('who has not opened the assignment has no sums yet', async () => {
    const rivera = await enter('rivera');
    const ana = await enter('ana');
    const elsewhere = await enter('rivera', await addPathway(school));
    expect((await elsewhere.api.send('GET', pathFor(ana))).status).toBe(404);
    expect((await elsewhere.api.send('POST', `${pathFor(ana)}/changes`, { isOff: true })).status).toBe(404);
    expect((await rivera.api.send('GET', pathFor(ana))).status).toBe(200);
  });
});

describe('how options fare', () => {
  test('the record counts who chose, finished and left, and a flag names its rule', async () => {
    const rivera = await enter('rivera');
    const students = ['ana', 'theo', 'noa', 'sami', 'jules'];
    for (const as of students) {
      const student = await enter(as);
      const group = firstGroup(await journeyOf(student));
      await pick(student, group, group.tasks[0]);
      if (as !== 'ana') continue;
      await student.api.post('/api/journey/hand-ins', {
        id: randomUUID(),
        taskId: group.tasks[0]?.id,
        format: 'text',
        text: 'Three squares, three counts.',
      });
      await reviewBefore(school, await journeyOf(student), { link, points: 10 });
    }
    const [group] = (await forClass(rivera)).groups;
    const [taken, ...others] = group?.options ?? [];
    expect(group?.choosers).toBe(5);
    expect(taken?.record).toMatchObject({ chosen: 5, kept: 5, handedIn: 1, finished: 1, left: 0 });
    expect(group?.flags).toEqual([
      { kind: 'popular', taskId: taken?.taskId, count: 5, of: 5 },
      ...others.map(({ taskId }) => ({ kind: 'never-chosen', taskId, of: 5 })),
    ]);
    shift = 21 * 86_400_000;
    const later = await forClass(await enter('rivera'));
    expect(later.groups[0]?.options[0]?.record.left).toBe(4);
    expect(later.groups[0]?.flags).toContainEqual({
      kind: 'abandoned',
      taskId: taken?.taskId,
      count: 4,
      of: 5,
    });
    shift = 0;
  });

  test('who read a reason and then chose is counted, and who chose without one is not', async () => {
    const [mina, dev] = [await enter('mina'), await enter('dev')];
    await tell(mina, taps('interests', ['animals', 'games']));
    for (const student of [mina, dev]) {
      const group = firstGroup(await journeyOf(student));
      await school.tool.dependencies.suggestionsShown.settled();
      shift += 60_000;
      await pick(
        student,
        group,
        group.tasks.find(({ id }) => id === 'bean-rabbits'),
      );
    }
    const { record, suggestions } = optionOf(await forClass(await enter('rivera')), 'bean-rabbits');
    expect(record.chosen).toBe(2);
    expect(suggestions).toEqual({ shown: 2, suggested: 1, chosenAfterSuggested: 1, levelMoved: 0 });
    shift = 0;
  });

  test('what a student wrote is not read for it, and the test student counts nowhere', async () => {
    await openApi(school, { as: 'rivera', link, studentView: true });
    const journey = await handInBefore(school, { as: 'ana', link });
    await reviewBefore(school, journey, { link, points: 5 });
    const view = await forClass(await enter('rivera'));
    expect(view.students).toBe(1);
    expect(JSON.stringify(view)).not.toContain('The trout fell');
  });
});
