import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { journeyOf, logOf, lower, tap } from '../support/suggestion-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

// What is noted of suggestions, what is asked for to make them, and the record that the teacher reads.

let school: School;
let link: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = await addPathway(school);
});
afterAll(() => school.close());

const enter = (as: string, at = link) => openApi(school, { as, link: at });

test('each badge is noted once for what it was made of, with nothing but what may be an input', async () => {
  const { api, view } = await enter('siobhan');
  await tap(api, 'interests', ['animals', 'cooking']);
  await tap(api, 'helps', ['partner', 'pictures']);
  await journeyOf(api);
  await journeyOf(api);
  const first = await logOf(school, view.person.id);
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
  const second = await logOf(school, view.person.id);
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
