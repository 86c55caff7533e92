import { randomUUID } from 'node:crypto';
import type { JourneyView, TaskView } from '../../src/features/journeys/journey.contract.ts';
import type { ScoreView } from '../../src/features/journeys/score.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { openConsole } from '../support/console.ts';
import { readZip } from '../support/read-zip.ts';
import { startSchool, type School } from '../support/tool.ts';

// Several ways to show one thing, under one rubric: the student looks first, then the teacher, and both see both.

const option = 'claim-evidence-reasoning';

let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
});
afterAll(() => school.close());

const taskIn = (journey: JourneyView, taskId = option): TaskView => {
  const task = tasksOf(journey).find(({ id }) => id === taskId);
  if (!task) throw new Error(`no task ${taskId}`);
  return task;
};

async function choose(as: string, taskId = option): Promise<ApiClient> {
  const { api } = await openApi(school, { as, link });
  const journey = await api.get<JourneyView>('/api/journey');
  const groups = journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
  const groupId = groups.find(({ tasks }) => tasks.some(({ id }) => id === taskId))?.id;
  await api.post('/api/journey/picks', { id: randomUUID(), groupId, taskId });
  return api;
}

const handIn = (api: ApiClient, more: object) =>
  api.send('post', '/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: option,
    format: 'text',
    text: 'The otters left, so the urchins grew.',
    ...more,
  });

async function review(as: string, more: object): Promise<{ status: number; journey: JourneyView }> {
  const teacher = (await openApi(school, { as: 'rivera', link })).api;
  const student = (await openApi(school, { as, link })).api;
  const { journeyId, ...journey } = await student.get<JourneyView>('/api/journey');
  const handInId = taskIn({ journeyId, ...journey }).handIns.at(-1)?.id;
  const answer = await teacher.send('post', `/api/journeys/${journeyId}/reviews`, {
    id: randomUUID(),
    taskId: option,
    handInId,
    outcome: 'accepted',
    points: 13,
    level: 3,
    ...more,
  });
  return { status: answer.status, journey: await student.get<JourneyView>('/api/journey') };
}

test('a task tells its ways, with guides as safe HTML, and what it is looked at for', async () => {
  const { api } = await openApi(school, { as: 'ana', link });
  const task = taskIn(await api.get<JourneyView>('/api/journey'));
  expect(task.ways?.map(({ title, format }) => [title, format])).toEqual([
    ['Write it', 'text'],
    ['Record it', 'file'],
    ['Sign it', 'link'],
    ['Tell it to my teacher', 'offline'],
  ]);
  expect(task.ways?.[0]?.guideHtml).toContain('<li>Write your claim as one sentence.</li>');
  expect(task.rubric?.map(({ title, levels }) => [title, levels.length])).toEqual([
    ['Claim and evidence', 4],
    ['Reasoning', 4],
  ]);
});

test('the student’s levels and the teacher’s stand side by side, and the score names the rows', async () => {
  const ana = await choose('ana');
  expect((await handIn(ana, { way: 'written', selfRating: { claim: 4, reasoning: 3 } })).status).toBe(200);
  const { status, journey } = await review('ana', { rows: { claim: 3, reasoning: 3 } });
  expect(status).toBe(200);
  const { handIns, reviews } = taskIn(journey);
  expect(handIns[0]).toMatchObject({ way: 'written', selfRating: { claim: 4, reasoning: 3 } });
  expect(reviews[0]).toMatchObject({ level: 3, points: 13, rows: { claim: 3, reasoning: 3 } });
  const score = await ana.get<ScoreView>('/api/journey/score');
  const counted = score.milestones.flatMap(({ groups }) => groups.flatMap((each) => each.counted));
  expect(counted).toMatchObject([
    {
      taskId: option,
      rows: [
        { title: 'Claim and evidence', level: 3 },
        { title: 'Reasoning', level: 3 },
      ],
    },
  ]);
});

test('rating oneself can be left out, whole or in part, and "not yet" may carry levels too', async () => {
  const dev = await choose('dev');
  expect((await handIn(dev, {})).status).toBe(200);
  const { journey } = await review('dev', {
    outcome: 'not-yet',
    points: undefined,
    level: undefined,
    comment: 'Say how the second fact helps.',
    rows: { reasoning: 2 },
  });
  expect(taskIn(journey).handIns[0]).not.toHaveProperty('selfRating');
  expect(taskIn(journey)).toMatchObject({ state: 'not-yet', reviews: [{ rows: { reasoning: 2 } }] });
  expect((await handIn(dev, { selfRating: { reasoning: 3 } })).status).toBe(200);
});

test('a draft keeps the way and the levels, and a way can be taken back', async () => {
  const { api } = await openApi(school, { as: 'mina', link });
  const save = (body: object) =>
    api.put<object>(`/api/journey/drafts/${option}`, { text: 'So far', link: '', note: '', ...body });
  await save({ revision: 1, way: 'spoken', selfRating: { claim: 2 } });
  const kept = async () => taskIn(await api.get<JourneyView>('/api/journey')).draft;
  expect(await kept()).toMatchObject({ text: 'So far', way: 'spoken', selfRating: { claim: 2 } });
  await save({ revision: 2, way: '', selfRating: {} });
  expect(await kept()).not.toHaveProperty('way');
});

test.each([
  ['an unknown way', { way: 'song' }, 409],
  ['a way of another format', { way: 'spoken' }, 409],
  ['an unknown row', { selfRating: { other: 2 } }, 409],
  ['a level that is none', { selfRating: { claim: 5 } }, 400],
  ['a name that is no row', { selfRating: { 'claim.x': 2 } }, 400],
])('a hand-in with %s is refused', async (_, more, status) => {
  const theo = (await openApi(school, { as: 'theo', link })).api;
  const journey = await theo.get<JourneyView>('/api/journey');
  if (taskIn(journey).pick === undefined) await choose('theo');
  expect((await handIn(theo, more)).status).toBe(status);
});

test('a review with a row that the rubric does not have is refused, and nothing is kept', async () => {
  const luca = await choose('luca');
  await handIn(luca, {});
  const { status, journey } = await review('luca', { rows: { other: 2 } });
  expect(status).toBe(409);
  expect(taskIn(journey).reviews).toEqual([]);
});

test('the copy of everything about a learner tells way, own view and the teacher’s, in words', async () => {
  const grace = await choose('grace');
  await handIn(grace, { way: 'written', selfRating: { claim: 2 } });
  await review('grace', { rows: { claim: 4 } });
  const { view } = await openApi(school, { as: 'grace', link });
  const tenantId = school.platforms.canvas.tenantId ?? '';
  const console = await openConsole(school.tool, tenantId);
  const answer = await fetch(`${school.tool.url}/api/admin/privacy/learners/${view.person.id}/export`, {
    headers: { authorization: `Bearer ${console.view.session.token}` },
  });
  const page =
    readZip(Buffer.from(await answer.arrayBuffer()))
      .get('index.html')
      ?.toString() ?? '';
  expect(page).toContain('Shown this way: Write it');
  expect(page).toContain('How the learner saw it: Claim and evidence: Getting there');
  expect(page).toContain('Part by part: Claim and evidence: Going further');
});
