import { randomUUID } from 'node:crypto';
import type { AgendaView, QueueView, TalkView } from '../../src/features/check-ins/check-in.contract.ts';
import type { GoalsView } from '../../src/features/goals/goal.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import { addPathway, reviewBefore, taskIds } from '../support/browser-steps.ts';
import { enterAs, type Visitor } from '../support/enter.ts';
import { startSchool, type School } from '../support/tool.ts';

// The day's list of talks, what a talk may be about, and the step in which it ends.

let school: School;
let link: string;
let otherLink: string;
let shift = 0;

const dayMilliseconds = 86_400_000;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = await addPathway(school);
  otherLink = school.lms.addAssignment({ course: 'maths-4', title: 'Fractions' }).id;
});
afterEach(() => {
  shift = 0;
});
afterAll(() => school.close());

const enter = (as: string, at = link, role?: string) => enterAs(school, { as, link: at, role });

const queueOf = async ({ api }: Visitor) => {
  const { students } = await api.get<QueueView>('/api/class/check-in-queue');
  return new Map(students.map(({ personId, reasons }) => [personId, reasons]));
};
const agendaOf = ({ api }: Visitor, { personId }: Visitor) =>
  api.get<AgendaView>(`/api/class/people/${personId}/check-in`);
const talk = (text: string, more: object = {}) => ({
  requestId: randomUUID(),
  note: 'We looked at the graph together.\n  Axes first.',
  step: { text, who: 'student', until: '2027-02-01' },
  ...more,
});
const hold = ({ api }: Visitor, { personId }: Visitor, body: object) =>
  api.post<AgendaView>(`/api/class/people/${personId}/talks`, body);
const talksOf = async ({ api }: Visitor) =>
  (await api.get<{ talks: TalkView[] }>('/api/check-in-talks')).talks;
const addGoal = ({ api }: Visitor, more: object) =>
  api.post<GoalsView>('/api/goals', { requestId: randomUUID(), visibility: 'this-teacher', ...more });
const yesterday = () => new Date(Date.now() - 3 * dayMilliseconds).toISOString().slice(0, 10);

test('who asked, and whose goal day is past, are on the list by these rules; a goal that is kept private puts nobody there', async () => {
  const [ana, mina, dev, rivera] = [
    await enter('ana'),
    await enter('mina'),
    await enter('dev'),
    await enter('rivera'),
  ];
  await ana.api.put('/api/profile/check-in', {});
  await addGoal(mina, { wish: 'Read a graph', day: yesterday() });
  await addGoal(dev, { wish: 'Secret', day: yesterday(), visibility: 'me' });
  const queue = await queueOf(rivera);
  expect(queue.get(ana.personId)).toMatchObject([{ rule: 'asked' }]);
  expect(queue.get(mina.personId)).toEqual([{ rule: 'goal-day', day: yesterday() }]);
  expect([...(queue.get(dev.personId) ?? [])].map(({ rule }) => rule)).not.toContain('goal-day');
  expect([...queue.keys()].slice(0, 2)).toEqual([ana.personId, mina.personId]);
});

test('a piece that came back twice and five school days without doing anything are told as such', async () => {
  const [theo, rivera] = [await enter('theo'), await enter('rivera')];
  for (const attempt of [1, 2]) {
    const journey = await theo.api.post<JourneyView>('/api/journey/hand-ins', {
      id: randomUUID(),
      taskId: taskIds.place,
      format: 'text',
      text: `Attempt ${attempt}`,
    });
    await reviewBefore(school, journey, { link });
  }
  expect((await agendaOf(rivera, theo)).reasons).toMatchObject([
    { rule: 'sent-back-twice', task: 'A place outdoors I know' },
  ]);
  shift = 8 * dayMilliseconds;
  const later = await enter('rivera');
  expect((await agendaOf(later, theo)).reasons).toMatchObject([
    { rule: 'sent-back-twice' },
    { rule: 'idle' },
  ]);
});

test('the agenda is filled from path, goal and profile, and only with what the student shares', async () => {
  const [grace, rivera] = [await enter('grace'), await enter('rivera')];
  const journey = await grace.api.post<JourneyView>('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: taskIds.place,
    format: 'text',
    text: 'The creek behind our house',
  });
  await reviewBefore(school, journey, { link });
  const line = (text: string, visibility: string) =>
    grace.api.post('/api/profile/entries', { requestId: randomUUID(), section: 'helps', text, visibility });
  await line('A quiet corner helps me', 'this-teacher');
  await line('Not for you', 'me');
  await addGoal(grace, { wish: 'Hand in on time', ifHappens: 'I forget', thenDo: 'I set an alarm' });
  await addGoal(grace, { wish: 'Hidden', visibility: 'me' });
  const agenda = await agendaOf(rivera, grace);
  expect(agenda).toMatchObject({
    name: 'Grace Mwangi',
    goal: { wish: 'Hand in on time', thenDo: 'I set an alarm' },
    line: { text: 'A quiet corner helps me' },
    talks: [],
  });
  expect(agenda.paths).toMatchObject([
    {
      isHere: true,
      nextStep: { action: 'improve', title: 'A place outdoors I know' },
      waiting: [],
      lastNotYet: {
        task: 'A place outdoors I know',
        comment: 'Say what the second graph shows.',
        isAcceptedNow: false,
      },
    },
  ]);
  const { openedBy } = await grace.api.get<{ openedBy: { name?: string }[] }>('/api/profile');
  expect(openedBy.map(({ name }) => name)).toEqual(['Marisol Rivera']);
});

test('a talk keeps the note as typed, ends in one step that the student reads and ticks, answers the wish, and takes the student off the list', async () => {
  const [jules, rivera] = [await enter('jules'), await enter('rivera')];
  await jules.api.put('/api/profile/check-in', {});
  const body = talk('Draw the axes of one graph');
  await hold(rivera, jules, body);
  const agenda = await hold(rivera, jules, body);
  expect(agenda.talks).toHaveLength(1);
  expect(agenda.reasons).toEqual([]);
  expect((await queueOf(rivera)).has(jules.personId)).toBe(false);
  expect((await jules.api.get<ProfileView>('/api/profile')).checkIn).toBeUndefined();
  const { talkedToday } = await rivera.api.get<QueueView>('/api/class/check-in-queue');
  expect(talkedToday.map(({ personId }) => personId)).toContain(jules.personId);
  const [seen] = await talksOf(jules);
  expect(seen).toMatchObject({ note: body.note, teacherName: 'Marisol Rivera', step: body.step });
  await jules.api.put(`/api/check-in-talks/${seen?.id}/done`, { isDone: true });
  expect((await agendaOf(rivera, jules)).talks[0]?.doneAt).toBeDefined();
  await rivera.api.put(`/api/check-in-talks/${seen?.id}/done`, { isDone: false });
  expect((await talksOf(jules))[0]?.doneAt).toBeUndefined();
});

test('who was not part of a talk neither reads nor ticks it, and nobody talks with somebody of another course', async () => {
  const [noa, rivera] = [await enter('noa'), await enter('rivera')];
  const { talks } = await hold(rivera, noa, talk('Bring the notebook'));
  const classmate = await enter('caleb');
  expect(await talksOf(classmate)).toEqual([]);
  const path = `/api/check-in-talks/${talks[0]?.id}/done`;
  expect((await classmate.api.send('PUT', path, { isDone: true })).status).toBe(404);
  const elsewhere = await enter('okafor', otherLink, '#Instructor');
  expect((await elsewhere.api.send('PUT', path, { isDone: true })).status).toBe(404);
  const to = `/api/class/people/${noa.personId}`;
  expect((await elsewhere.api.send('POST', `${to}/talks`, talk('Nothing'))).status).toBe(404);
  expect((await elsewhere.api.send('GET', `${to}/check-in`)).status).toBe(404);
  expect(await elsewhere.api.get('/api/class/check-in-queue')).toMatchObject({ students: [] });
});

test('a talk without an agreed step is refused, and says so', async () => {
  const [noa, rivera] = [await enter('noa'), await enter('rivera')];
  const answer = await rivera.api.send(
    'POST',
    `/api/class/people/${noa.personId}/talks`,
    talk(' ', { note: 'x'.repeat(4001) }),
  );
  const { faults } = (answer.body as { error: { faults: { path: string }[] } }).error;
  expect(faults.map(({ path }) => path).toSorted()).toEqual(['note', 'step.text']);
});
