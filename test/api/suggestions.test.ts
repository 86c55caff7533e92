import { randomUUID } from 'node:crypto';
import type { GoalsView } from '../../src/features/goals/goal.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { StoredSteering } from '../../src/features/suggestions/suggestion.model.ts';
import type { HelpFits, SteeringView } from '../../src/features/suggestions/suggestions.contract.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { journeyOf, logOf, lower, reasonsIn, tap } from '../support/suggestion-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

// Why options may fit: what students steer of it, and how it is switched off.

let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
});
afterAll(() => school.close());

const enter = (as: string, at = link) => openApi(school, { as, link: at });

const isSuggesting = (journey: JourneyView) => tasksOf(journey).some(({ reasons }) => reasons !== undefined);

test('each "not for me" halves a reason, the third makes it go, and it can be shown again', async () => {
  const { api } = await enter('ana');
  await tap(api, 'interests', ['art']);
  const reason = { kind: 'interest', key: 'art' } as const;
  const artOf = (journey: JourneyView) =>
    tasksOf(journey)
      .find(({ id }) => id === 'six-panel-comic')
      ?.reasons?.map(({ left }) => left);
  expect(artOf(await journeyOf(api))).toEqual([1]);
  expect(artOf(await lower(api, reason, 1))).toEqual([0.5]);
  // Sent again after its answer was lost.
  expect(artOf(await lower(api, reason, 1))).toEqual([0.5]);
  expect(artOf(await lower(api, reason, 2))).toEqual([0.25]);
  expect(artOf(await lower(api, reason, 3))).toEqual([]);
  const { lowered } = await api.get<SteeringView>('/api/journey/steering');
  expect(lowered).toEqual([{ ...reason, about: 'art', left: 0.125 }]);
  expect(artOf(await lower(api, reason, 0))).toEqual([1]);
  expect((await api.get<SteeringView>('/api/journey/steering')).lowered).toEqual([]);
});

test('an open goal that the teacher may read is a reason, with what its competency says; one that is reached is none', async () => {
  const { api } = await enter('theo');
  const statement = (journey: JourneyView) =>
    tasksOf(journey).find(({ id }) => id === 'what-rots-first')?.competencies[0]?.statement;
  const write = (visibility: string) =>
    api.post<GoalsView>('/api/goals', {
      requestId: randomUUID(),
      wish: 'Know where the leaves go',
      competencyId: 'eco-3',
      visibility,
    });
  await write('me');
  expect(reasonsIn(await journeyOf(api))).toEqual({});
  const { goals } = await write('this-teacher');
  const journey = await journeyOf(api);
  expect(reasonsIn(journey)).toEqual({
    'sealed-jar-garden': [['goal', statement(journey)]],
    'what-rots-first': [['goal', statement(journey)]],
  });
  const shared = goals.find(({ visibility }) => visibility === 'this-teacher');
  await api.post(`/api/goals/${shared?.id}/states`, { requestId: randomUUID(), state: 'reached' });
  expect(reasonsIn(await journeyOf(api))).toEqual({});
});

test('the slider shows beforehand what it changes, and then changes exactly that', async () => {
  const { api } = await enter('luca');
  const before = await api.get<SteeringView>('/api/journey/steering');
  expect(before).toMatchObject({ isOn: true, stop: 'just-right' });
  const preview = before.stops.find(({ stop }) => stop === 'stretch')?.options ?? [];
  expect(preview).toMatchObject([{ taskId: 'two-explanations', reasons: [{ kind: 'challenge' }] }]);
  const after = await api.put<JourneyView>('/api/journey/steering/stop', { stop: 'stretch' });
  expect(reasonsIn(after)).toEqual({ 'two-explanations': [['challenge', 'stretch']] });
  expect(await api.get<SteeringView>('/api/journey/steering')).toMatchObject({ stop: 'stretch' });
});

test('order and options stay the same whatever is steered', async () => {
  const { api } = await enter('dev');
  const idsOf = (journey: JourneyView) => tasksOf(journey).map(({ id }) => id);
  const before = idsOf(await journeyOf(api));
  await tap(api, 'interests', ['games', 'animals']);
  expect(idsOf(await api.put('/api/journey/steering/stop', { stop: 'stretch' }))).toEqual(before);
});

test('a reason that this pathway cannot have is not found, and nothing is stored', async () => {
  const { api, view } = await enter('noa');
  const answers = await Promise.all(
    [
      { kind: 'interest', key: 'astrology', times: 1 },
      { kind: 'need', key: 'no-such-competency', times: 1 },
    ].map((body) => api.send('PUT', '/api/journey/steering/lowered', body)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  const refused = await api.send('PUT', '/api/journey/steering/lowered', {
    kind: 'pinned',
    key: '',
    times: 99,
  });
  expect(refused.status).toBe(400);
  const database = await school.tool.openOwnConnection();
  const stored = await database
    .collection<StoredSteering>('steerings')
    .find({ personId: view.person.id })
    .toArray();
  expect(stored).toEqual([]);
});

test('two tabs that steer at once leave one record with both wishes', async () => {
  const { api, view } = await enter('jules');
  await Promise.all([
    api.put('/api/journey/steering/stop', { stop: 'warm-up' }),
    lower(api, { kind: 'interest', key: 'music' }, 1),
    lower(api, { kind: 'preference', key: 'quiet' }, 2),
  ]);
  const database = await school.tool.openOwnConnection();
  const stored = await database
    .collection<StoredSteering>('steerings')
    .find({ personId: view.person.id })
    .toArray();
  expect(stored).toMatchObject([
    { stop: 'warm-up', lowered: { 'interest:music': 1, 'preference:quiet': 2 } },
  ]);
});

test('"help me choose" names one or two options and by which answers, and keeps nothing', async () => {
  const { api, view } = await enter('tomasz');
  const ask = (answers: object) =>
    api.post<HelpFits>('/api/journey/option-help', { groupId: 'population-signs', ...answers });
  expect(await ask({ minutes: 45, company: 'alone', doing: 'look' })).toEqual({
    fits: [{ taskId: 'graph-detective', by: ['minutes', 'company', 'doing'] }],
  });
  expect(await ask({ company: 'others' })).toEqual({
    fits: [
      { taskId: 'square-meter-census', by: ['company'] },
      { taskId: 'bean-rabbits', by: ['company'] },
    ],
  });
  expect(await ask({ minutes: 5 })).toEqual({ fits: [] });
  expect(await logOf(school, view.person.id)).toEqual([]);
  const unknown = await api.send('POST', '/api/journey/option-help', { groupId: 'no-such-group' });
  expect(unknown.status).toBe(404);
});

test('switched off for the course there are no badges and no notes; wishes stay, and help to choose still comes', async () => {
  const { api, view } = await enter('mina');
  await tap(api, 'interests', ['games']);
  await api.put('/api/journey/steering/stop', { stop: 'stretch' });
  const before = await logOf(school, view.person.id);
  expect(before.length).toBeGreaterThan(0);
  const teacher = await enter('rivera');
  await teacher.api.put('/api/course-settings/suggestions', { value: false });
  const journey = await journeyOf(api);
  expect([isSuggesting(journey), reasonsIn(journey)]).toEqual([false, {}]);
  expect(await api.get<SteeringView>('/api/journey/steering')).toMatchObject({ isOn: false, stops: [] });
  expect(await logOf(school, view.person.id)).toHaveLength(before.length);
  const { fits } = await api.post<HelpFits>('/api/journey/option-help', {
    groupId: 'population-signs',
    company: 'alone',
  });
  expect(fits).toHaveLength(1);
  await teacher.api.put('/api/course-settings/suggestions', { value: null });
  expect(isSuggesting(await journeyOf(api))).toBe(true);
  expect(await api.get<SteeringView>('/api/journey/steering')).toMatchObject({ isOn: true, stop: 'stretch' });
});

test('a section of the profile that the course does not use makes no reasons', async () => {
  const { api } = await enter('grace', await addPathway(school));
  await tap(api, 'interests', ['art']);
  const interests = async () =>
    Object.values(reasonsIn(await journeyOf(api))).some((told) => told.some(([kind]) => kind === 'interest'));
  expect(await interests()).toBe(true);
  const teacher = await enter('rivera');
  await teacher.api.put('/api/course-settings/profileSections', { value: ['strengths', 'helps'] });
  expect(await interests()).toBe(false);
  await teacher.api.put('/api/course-settings/profileSections', { value: null });
  expect(await interests()).toBe(true);
});

test('a pinned option says so first, and a muted one says nothing', async () => {
  const at = await addPathway(school);
  const [student, teacher] = [await enter('ana', at), await enter('rivera', at)];
  await tap(student.api, 'interests', ['animals', 'stories']);
  await teacher.api.post('/api/class/suggestions/changes', {
    tasks: { 'graph-detective': 'pinned', 'bean-rabbits': 'muted' },
  });
  const reasons = reasonsIn(await journeyOf(student.api));
  expect(reasons['graph-detective']).toEqual([
    ['pinned', ''],
    ['interest', 'stories'],
  ]);
  expect(reasons['bean-rabbits']).toBeUndefined();
});
