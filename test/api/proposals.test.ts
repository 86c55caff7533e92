import { randomUUID } from 'node:crypto';
import type { BoardView } from '../../src/features/journeys/board.contract.ts';
import type { GroupView, JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ProposalView } from '../../src/features/journeys/proposal-view.contract.ts';
import type { ScoreView } from '../../src/features/journeys/score.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

// A student's own way: what becomes of it, who sees it, and that it counts like any other option wherever something is reckoned.

let school: School;
let link: string;
let teacher: ApiClient;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
  teacher = (await openApi(school, { as: 'rivera', link })).api;
});
afterAll(() => school.close());

interface Student {
  api: ApiClient;
  personId: string;
}

async function enter(as: string): Promise<Student> {
  const { api, view } = await openApi(school, { as, link });
  return { api, personId: view.person.id };
}

const groupsOf = (journey: JourneyView): GroupView[] =>
  journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );

const firstGroup = (journey: JourneyView): GroupView => {
  const [group] = groupsOf(journey);
  if (!group) throw new Error('the pathway has no choice');
  return group;
};

const words = {
  title: 'Count the birds at my feeder',
  what: 'I count birds for a week and draw one graph.',
  why: 'It shows how food changes who comes.',
  needs: 'A feeder and seed',
};

async function propose({ api }: Student, more: object = {}): Promise<ProposalView> {
  const group = firstGroup(await api.get<JourneyView>('/api/journey'));
  const journey = await api.post<JourneyView>('/api/journey/proposals', {
    id: randomUUID(),
    groupId: group.id,
    ...words,
    ...more,
  });
  const found = groupsOf(journey)
    .flatMap(({ proposals }) => proposals)
    .at(-1);
  if (!found) throw new Error('nothing was proposed');
  return found;
}

const seenByTeacher = (student: Student, from = teacher) =>
  from.get<JourneyView>(`/api/board/students/${student.personId}`);

async function answer(student: Student, proposal: ProposalView, body: object): Promise<JourneyView> {
  const { journeyId } = await seenByTeacher(student);
  return teacher.post<JourneyView>(`/api/journeys/${journeyId}/proposal-answers`, {
    id: randomUUID(),
    proposalId: proposal.id,
    ...body,
  });
}

const reply = ({ api }: Student, proposal: ProposalView, said: 'agree' | 'withdraw') =>
  api.post<JourneyView>(`/api/journey/proposals/${proposal.id}/replies`, { id: randomUUID(), reply: said });

const rowOf = async (student: Student) =>
  (await teacher.get<BoardView>('/api/board')).rows.find(({ personId }) => personId === student.personId);

async function approvedOption(student: Student, more: object = {}): Promise<string> {
  const proposal = await propose(student, more);
  await answer(student, proposal, { answer: 'approve' });
  return `own-${proposal.id}`;
}

describe('the teacher’s answer', () => {
  test('is waited for on the board, by name and by number, until it is given', async () => {
    const priya = await enter('priya');
    const proposal = await propose(priya);
    expect(await rowOf(priya)).toMatchObject({ waiting: 1, stuck: ['proposes'] });
    await answer(priya, proposal, { answer: 'approve', words: 'Good plan.' });
    expect(await rowOf(priya)).toMatchObject({ waiting: 0, stuck: [] });
    const [seen] = firstGroup(await priya.api.get<JourneyView>('/api/journey')).proposals;
    expect(seen).toMatchObject({ ...words, state: 'approved' });
    expect(seen?.events.at(-1)).toMatchObject({
      kind: 'approved',
      words: 'Good plan.',
      name: 'Marisol Rivera',
    });
  });

  test('that changes it asks the student, who says yes or takes it back', async () => {
    const carla = await enter('luca');
    const option = { title: 'Birds in numbers', what: 'Count, then compare two weeks.', formats: ['text'] };
    const first = await propose(carla);
    const adjusted = await answer(carla, first, { answer: 'adjust', option, words: 'Two weeks tell more.' });
    expect(firstGroup(adjusted).proposals[0]).toMatchObject({ state: 'adjusted', formats: ['text'] });
    expect(firstGroup(adjusted).tasks).toHaveLength(3);
    const agreed = await reply(carla, first, 'agree');
    expect(firstGroup(agreed).tasks.at(-1)).toMatchObject({ title: 'Birds in numbers', formats: ['text'] });
    const second = await propose(carla);
    await answer(carla, second, { answer: 'adjust', option });
    const withdrawn = await reply(carla, second, 'withdraw');
    expect(firstGroup(withdrawn).proposals.map(({ state }) => state)).toEqual(['approved', 'withdrawn']);
    expect(firstGroup(withdrawn).tasks).toHaveLength(4);
  });

  test('that declines says why', async () => {
    const dev = await enter('dev');
    const proposal = await propose(dev);
    const { journeyId } = await seenByTeacher(dev);
    const silent = await teacher.send('POST', `/api/journeys/${journeyId}/proposal-answers`, {
      id: randomUUID(),
      proposalId: proposal.id,
      answer: 'decline',
      words: ' ',
    });
    expect(silent.status).toBe(400);
    await answer(dev, proposal, { answer: 'decline', words: 'I need to see a graph of your own.' });
    const [seen] = firstGroup(await dev.api.get<JourneyView>('/api/journey')).proposals;
    expect(seen?.state).toBe('declined');
    expect(seen?.events.at(-1)?.words).toBe('I need to see a graph of your own.');
  });
});

test('the same proposal sent twice is one, a third open one is refused with its rule, and long words at the door', async () => {
  const mateo = await enter('mateo');
  const id = randomUUID();
  await propose(mateo, { id });
  await propose(mateo, { id: id.toUpperCase() });
  expect(firstGroup(await mateo.api.get<JourneyView>('/api/journey')).proposals).toHaveLength(1);
  await propose(mateo);
  const groupId = firstGroup(await mateo.api.get<JourneyView>('/api/journey')).id;
  const third = await mateo.api.send('POST', '/api/journey/proposals', {
    id: randomUUID(),
    groupId,
    ...words,
  });
  expect(third).toMatchObject({
    status: 409,
    body: { error: { code: 'RULE_BROKEN', details: { rule: 'PROPOSALS_TOO_MANY' } } },
  });
  const long = { id: randomUUID(), groupId, ...words, what: 'x'.repeat(1001) };
  expect((await mateo.api.send('POST', '/api/journey/proposals', long)).status).toBe(400);
});

test('two answers at once: one is told that the other was first', async () => {
  const noa = await enter('noa');
  const proposal = await propose(noa);
  const { journeyId } = await seenByTeacher(noa);
  const answers = await Promise.all([
    teacher.send('POST', `/api/journeys/${journeyId}/proposal-answers`, {
      id: randomUUID(),
      proposalId: proposal.id,
      answer: 'approve',
    }),
    noa.api.send('POST', `/api/journey/proposals/${proposal.id}/replies`, {
      id: randomUUID(),
      reply: 'withdraw',
    }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('an own option is chosen, handed in, reviewed and counted like the others, on every screen alike', async () => {
  const ana = await enter('ana');
  const taskId = await approvedOption(ana);
  const before = await ana.api.get<JourneyView>('/api/journey');
  const group = firstGroup(before);
  const [other] = group.tasks;
  const own = tasksOf(before).find(({ id }) => id === taskId);
  expect(own).toMatchObject({ state: 'open', points: other?.points, couldBecome: other?.couldBecome });
  await ana.api.post('/api/journey/picks', { id: randomUUID(), groupId: group.id, taskId });
  await ana.api.put(`/api/journey/drafts/${taskId}`, { text: 'Crow', link: '', note: '', revision: 1 });
  const handedIn = await ana.api.post<JourneyView>('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId,
    format: 'text',
    text: 'Seventeen sparrows, three crows.',
  });
  expect((await rowOf(ana))?.waitingWorks).toMatchObject([{ taskId, title: words.title }]);
  const work = tasksOf(handedIn).find(({ id }) => id === taskId);
  const points = (work?.points ?? 0) / 2;
  const reviewed = await teacher.post<JourneyView>(`/api/journeys/${handedIn.journeyId}/reviews`, {
    id: randomUUID(),
    taskId,
    handInId: work?.handIns.at(-1)?.id,
    outcome: 'accepted',
    points,
  });
  const given = group.points / 2;
  expect(reviewed.score).toMatchObject({ given, earned: given });
  const why = await ana.api.get<ScoreView>('/api/journey/score');
  const counted = why.milestones.flatMap(({ groups }) => groups).flatMap((each) => each.counted);
  expect(counted).toMatchObject([{ taskId, title: words.title, earned: given }]);
  await school.tool.dependencies.outbox.runOnce();
  expect(await rowOf(ana)).toMatchObject({ score: { given }, passback: { scoreGiven: given } });
  const { csv } = await teacher.get<{ csv: string }>('/api/board/export');
  expect(csv).toContain(words.title);
});

test('nobody else has the option, and nobody else can choose it', async () => {
  const grace = await enter('grace');
  const taskId = await approvedOption(grace);
  const jules = await enter('jules');
  const journey = await jules.api.get<JourneyView>('/api/journey');
  expect(tasksOf(journey).map(({ id }) => id)).not.toContain(taskId);
  expect(JSON.stringify(journey)).not.toContain(words.title);
  const stolen = { id: randomUUID(), groupId: firstGroup(journey).id, taskId };
  expect(await jules.api.send('POST', '/api/journey/picks', stolen)).toMatchObject({
    status: 409,
    body: { error: { details: { rule: 'TASK_NOT_IN_GROUP' } } },
  });
});

test('who walks keeps the own option when a new version of the pathway is published', async () => {
  const sami = await enter('sami');
  const taskId = await approvedOption(sami);
  const { pathway } = await teacher.get<BoardView>('/api/board');
  const { file } = await teacher.get<{ file: { pathway: { title: string } } }>(
    `/api/pathways/${pathway.id}/file`,
  );
  const content = { ...file.pathway, title: 'Who lives here now?' };
  await teacher.post(`/api/pathways/${pathway.id}/versions`, { content, baseVersion: pathway.version });
  expect((await teacher.get<BoardView>('/api/board')).pathway.title).toBe('Who lives here now?');
  const journey = await sami.api.get<JourneyView>('/api/journey');
  const group = firstGroup(journey);
  expect(group.tasks.at(-1)?.id).toBe(taskId);
  const picked = await sami.api.post<JourneyView>('/api/journey/picks', {
    id: randomUUID(),
    groupId: group.id,
    taskId,
  });
  expect(firstGroup(picked).picked).toBe(1);
});

test('a wish to switch to it is asked and answered like any other', async () => {
  const mina = await enter('mina');
  const groupId = 'show';
  const taskId = await approvedOption(mina, { groupId });
  const fromTaskId = 'podcast';
  await mina.api.post('/api/journey/picks', { id: randomUUID(), groupId, taskId: fromTaskId });
  const requestId = randomUUID();
  const wish = { id: requestId, groupId, fromTaskId, toTaskId: taskId, reason: 'It is my own.' };
  const asked = await mina.api.post<JourneyView>('/api/journey/switches', wish);
  expect(tasksOf(asked).find(({ id }) => id === taskId)?.state).toBe('not-chosen');
  expect(await rowOf(mina)).toMatchObject({ waiting: 1, stuck: ['asks-to-switch'] });
  const switched = await teacher.post<JourneyView>(`/api/journeys/${asked.journeyId}/switch-answers`, {
    requestId,
    answer: 'approved',
  });
  expect(tasksOf(switched).find(({ id }) => id === taskId)?.state).toBe('picked');
});

test('a wish to switch that is declined is told, until something else is asked', async () => {
  const student = await enter('ingrid');
  const groupId = 'show';
  const wish = { groupId, fromTaskId: 'podcast', toTaskId: 'museum-panel' };
  await student.api.post('/api/journey/picks', { id: randomUUID(), groupId, taskId: wish.fromTaskId });
  const ask = (requestId: string) =>
    student.api.post<JourneyView>('/api/journey/switches', { id: requestId, ...wish });
  const requestId = randomUUID();
  const { journeyId } = await ask(requestId);
  await teacher.post(`/api/journeys/${journeyId}/switch-answers`, { requestId, answer: 'declined' });
  const groupNow = async () =>
    groupsOf(await student.api.get<JourneyView>('/api/journey')).find(({ id }) => id === groupId);
  expect((await groupNow())?.declinedSwitch).toEqual({
    fromTaskId: wish.fromTaskId,
    toTaskId: wish.toTaskId,
  });
  await ask(randomUUID());
  expect((await groupNow())?.declinedSwitch).toBeUndefined();
});

test('a proposal of another journey is unknown, and another assignment’s teacher finds no journey', async () => {
  const theo = await enter('theo');
  const proposal = await propose(theo);
  const stranger = await enter('ana');
  const body = { id: randomUUID(), reply: 'withdraw' };
  expect(
    await stranger.api.send('POST', `/api/journey/proposals/${proposal.id}/replies`, body),
  ).toMatchObject({ status: 409, body: { error: { details: { rule: 'PROPOSAL_UNKNOWN' } } } });
  const { journeyId } = await seenByTeacher(theo);
  const elsewhere = await openApi(school, { as: 'rivera', link: await addPathway(school) });
  const answered = await elsewhere.api.send('POST', `/api/journeys/${journeyId}/proposal-answers`, {
    id: randomUUID(),
    proposalId: proposal.id,
    answer: 'approve',
  });
  expect(answered.status).toBe(404);
});
