import { randomUUID } from 'node:crypto';
import type { GoalsView } from '../../src/features/goals/goal.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ReasonView } from '../../src/features/suggestions/reason.contract.ts';
import type { LoggedSuggestion, StoredSteering } from '../../src/features/suggestions/suggestion.model.ts';
import type { HelpFits, SteeringView } from '../../src/features/suggestions/suggestions.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

// Why options may fit: what students steer of it, what is noted of it, and how it is switched off.

let school: School;
let link: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = await addPathway(school);
});
afterAll(() => school.close());

const enter = (as: string, at = link) => openApi(school, { as, link: at });

const tap = (api: ApiClient, section: string, taps: string[]) =>
  api.post('/api/profile/entries', {
    requestId: randomUUID(),
    section,
    taps,
    text: '',
    visibility: 'this-teacher',
  });

const journeyOf = (api: ApiClient) => api.get<JourneyView>('/api/journey');

const reasonsIn = (journey: JourneyView): Record<string, [kind: string, about: string][]> =>
  Object.fromEntries(
    tasksOf(journey).flatMap(({ id, reasons }) =>
      reasons?.length ? [[id, reasons.map(({ kind, about }) => [kind, about])]] : [],
    ),
  );

const isSuggesting = (journey: JourneyView) => tasksOf(journey).some(({ reasons }) => reasons !== undefined);

const lower = (api: ApiClient, { kind, key }: Pick<ReasonView, 'kind' | 'key'>, times: number) =>
  api.put<JourneyView>('/api/journey/steering/lowered', { kind, key, times });

async function logOf(personId: string): Promise<LoggedSuggestion[]> {
  await school.tool.dependencies.suggestionsShown.settled();
  const database = await school.tool.openOwnConnection();
  return database.collection<LoggedSuggestion>('suggestion_log').find({ personId }).toArray();
}

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

test('each badge is noted once for what it was made of, with nothing but what may be an input', async () => {
  const { api, view } = await enter('siobhan');
  await tap(api, 'interests', ['animals', 'cooking']);
  await tap(api, 'helps', ['partner', 'pictures']);
  await journeyOf(api);
  await journeyOf(api);
  const first = await logOf(view.person.id);
  const beans = first.filter(({ taskId }) => taskId === 'bean-rabbits');
  expect(beans).toHaveLength(1);
  expect(beans[0]).toMatchObject({
    inputs: {
      interests: ['animals'],
      helps: ['partner'],
      goalCompetencies: [],
      standing: {},
      stop: 'just-right',
      lowered: {},
    },
    terms: { need: 0, goal: 0, interest: 0.5, preference: 1, challenge: 1, variety: 0 },
    weights: { need: 3, goal: 2, interest: 2, preference: 1, challenge: 1, variety: 0.5 },
    score: 3,
    reasons: [
      { kind: 'interest', about: 'animals' },
      { kind: 'preference', about: 'partner' },
    ],
  });
  expect(Object.keys(beans[0]?.inputs ?? {}).toSorted()).toEqual(
    ['interests', 'helps', 'goalCompetencies', 'standing', 'stop', 'lowered'].toSorted(),
  );
  await lower(api, { kind: 'interest', key: 'animals' }, 1);
  const second = await logOf(view.person.id);
  expect(second.filter(({ taskId }) => taskId === 'bean-rabbits')).toHaveLength(2);
});

test('of profiles, the database is asked for taps of two sections and for nothing else', async () => {
  const asked: Record<string, unknown>[] = [];
  const client = school.tool.dependencies.connection.getClient() as unknown as {
    on(
      name: string,
      listen: (event: { commandName: string; command: Record<string, unknown> }) => void,
    ): void;
  };
  client.on('commandStarted', ({ commandName, command }) => {
    if (commandName === 'find' && /^(?:profile|check_in)/.test(String(command['find']))) asked.push(command);
  });
  const { api } = await enter('grace');
  asked.splice(0);
  await journeyOf(api);
  // Whether there is any line at all is asked, too, to offer the first round of a profile.
  const read = asked.filter(({ projection }) => Object.keys(projection ?? {}).join() !== '_id');
  expect(read.map(({ find, filter, projection }) => ({ find, filter, projection }))).toEqual([
    {
      find: 'profile_entries',
      filter: expect.objectContaining({ section: { $in: ['interests', 'helps'] } }),
      projection: { section: 1, taps: 1, visibility: 1, courseId: 1, personId: 1, authorId: 1, _id: 0 },
    },
  ]);
});

test('the record of an option counts who saw a reason, chose it after that, and finished', async () => {
  const at = await addPathway(school);
  const [sami, grace, teacher] = [
    await enter('sami', at),
    await enter('grace', at),
    await enter('rivera', at),
  ];
  const pick = (api: ApiClient, taskId: string) =>
    api.post<JourneyView>('/api/journey/picks', { id: randomUUID(), groupId: 'population-signs', taskId });
  await journeyOf(grace.api);
  await pick(grace.api, 'bean-rabbits');
  shift += 60_000;
  await tap(sami.api, 'interests', ['games']);
  await tap(grace.api, 'interests', ['games']);
  await journeyOf(sami.api);
  await journeyOf(grace.api);
  await school.tool.dependencies.suggestionsShown.settled();
  shift += 60_000;
  const journey = await pick(sami.api, 'bean-rabbits');
  const handedIn = await sami.api.post<JourneyView>('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: 'bean-rabbits',
    format: 'text',
    text: 'They crashed in round eight.',
  });
  const work = tasksOf(handedIn).find(({ id }) => id === 'bean-rabbits');
  await teacher.api.post(`/api/journeys/${journey.journeyId}/reviews`, {
    id: randomUUID(),
    taskId: 'bean-rabbits',
    handInId: work?.handIns[0]?.id,
    outcome: 'accepted',
    level: 3,
    points: 8,
  });
  const record = await school.tool.dependencies.listSuggestionRecord(
    school.platforms.canvas.tenantId ?? '',
    handedIn.assignment.id,
  );
  expect(record.get('bean-rabbits')).toEqual({
    shown: 2,
    suggested: 2,
    chosen: 2,
    chosenAfterSuggested: 1,
    finished: 1,
    levelMoved: 0,
  });
  expect(record.get('graph-detective')).toMatchObject({ shown: 2, suggested: 0, chosen: 0 });
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
  expect(await logOf(view.person.id)).toEqual([]);
  const unknown = await api.send('POST', '/api/journey/option-help', { groupId: 'no-such-group' });
  expect(unknown.status).toBe(404);
});

test('switched off for the course there are no badges and no notes; wishes stay, and help to choose still comes', async () => {
  const { api, view } = await enter('mina');
  await tap(api, 'interests', ['games']);
  await api.put('/api/journey/steering/stop', { stop: 'stretch' });
  const before = await logOf(view.person.id);
  expect(before.length).toBeGreaterThan(0);
  const teacher = await enter('rivera');
  await teacher.api.put('/api/course-settings/suggestions', { value: false });
  const journey = await journeyOf(api);
  expect([isSuggesting(journey), reasonsIn(journey)]).toEqual([false, {}]);
  expect(await api.get<SteeringView>('/api/journey/steering')).toMatchObject({ isOn: false, stops: [] });
  expect(await logOf(view.person.id)).toHaveLength(before.length);
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
