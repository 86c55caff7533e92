import { randomUUID } from 'node:crypto';
import type { GoalsView, GoalView } from '../../src/features/goals/goal.contract.ts';
import type { LooksBackView } from '../../src/features/goals/looks-back.contract.ts';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { addPathway, tasksOf } from '../support/browser-steps.ts';
import { decideSetting } from '../support/console.ts';
import { pictures, recording } from '../support/sample-pictures.ts';
import { enterAs, type Visitor } from '../support/enter.ts';
import { startSchool, type School } from '../support/tool.ts';

// Goals: who may read one, three at a time, nothing overwritten, and what a teacher says to it.

let school: School;
let link: string;
let otherLink: string;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
  otherLink = school.lms.addAssignment({ course: 'maths-4', title: 'Fractions' }).id;
});
afterAll(() => school.close());

const enter = (as: string, at = link, role?: string) => enterAs(school, { as, link: at, role });

const card = (wish: string, more: object = {}) => ({
  requestId: randomUUID(),
  wish,
  visibility: 'this-teacher',
  ...more,
});
const add = (visitor: Visitor, body: object) => visitor.api.post<GoalsView>('/api/goals', body);
const wishesOf = ({ goals }: GoalsView) => goals.map(({ wish }) => wish);
const goalOf = ({ goals }: GoalsView, wish: string): GoalView => {
  const found = goals.find((goal) => goal.wish === wish);
  if (!found) throw new Error(`no goal “${wish}”`);
  return found;
};
const end = (visitor: Visitor, { id }: GoalView, state: string, text = '') =>
  visitor.api.post<GoalsView>(`/api/goals/${id}/states`, { requestId: randomUUID(), state, text });

describe('who may read a goal', () => {
  const levels = ['me', 'this-teacher', 'family'] as const;

  test.each([
    ['the student', () => enter('ana'), '/api/goals', ['family', 'this-teacher', 'me']],
    ['the teacher of the course', () => enter('rivera'), 'class', ['family', 'this-teacher']],
    [
      'a teacher of another course of the student',
      async () => {
        await enter('ana', otherLink, '#Learner');
        return enter('okafor', otherLink, '#Instructor');
      },
      'class',
      ['family'],
    ],
    ['a parent', () => enter('ana-parent'), 'mentees', ['family']],
  ])('%s reads what the student lets them', async (_, visit, where, expected) => {
    const ana = await enter('ana');
    const mine = await ana.api.get<GoalsView>('/api/goals');
    for (const visibility of levels)
      if (!wishesOf(mine).includes(visibility)) await add(ana, card(visibility, { visibility }));
    const reader = await visit();
    const path = {
      class: `/api/class/people/${ana.personId}/goals`,
      mentees: `/api/mentees/${ana.personId}/goals`,
    }[where];
    const seen = await reader.api.get<GoalsView>(path ?? where);
    expect(wishesOf(seen)).toEqual(expected);
  });

  test.each([
    [
      'a teacher of a course without the student',
      () => enter('okafor', otherLink, '#Instructor'),
      'class/people',
      404,
    ],
    ['a reviewer', () => enter('sato', link, '/Instructor#TeachingAssistant'), 'class/people', 403],
    ['a classmate', () => enter('jules'), 'class/people', 403],
    ['a parent of somebody else', () => enter('ana-parent'), 'mentees', 404],
  ])('%s reads nothing', async (_, visit, where, status) => {
    const caleb = await enter('caleb');
    await add(
      caleb,
      card('Mine', { visibility: 'family', requestId: '5a1c4a39-0e54-4d2e-9f4e-7f30f1cc1c01' }),
    );
    const reader = await visit();
    const answer = await reader.api.send('GET', `/api/${where}/${caleb.personId}/goals`);
    expect(answer.status).toBe(status);
  });

  test('the student sees who opened them', async () => {
    const [luca, rivera] = [await enter('luca'), await enter('rivera')];
    await add(luca, card('Swim a mile'));
    await rivera.api.get(`/api/class/people/${luca.personId}/goals`);
    const { openedBy } = await luca.api.get<ProfileView>('/api/profile');
    expect(openedBy.map(({ name }) => name)).toEqual(['Marisol Rivera']);
  });
});

describe('a goal card', () => {
  test('begins with the readers that the course decided', async () => {
    const grace = await enter('grace');
    expect((await grace.api.get<GoalsView>('/api/goals')).choices.visibility).toBe('this-teacher');
    const rivera = await enter('rivera');
    await rivera.api.put('/api/course-settings/profileVisibility', { value: 'me' });
    expect((await grace.api.get<GoalsView>('/api/goals')).choices.visibility).toBe('me');
    await rivera.api.put('/api/course-settings/profileVisibility', { value: 'this-teacher' });
  });

  test('may be about a milestone and a competency of the pathway, and of nothing else', async () => {
    const grace = await enter('grace');
    const { choices } = await grace.api.get<GoalsView>('/api/goals');
    const [milestone, competency] = [choices.milestones[1], choices.competencies[0]];
    const seen = await add(
      grace,
      card('Read graphs', {
        bestResult: 'I can tell the story of a lake',
        obstacle: 'I skip the axes',
        ifHappens: 'I look at the line first',
        thenDo: 'I read both axes aloud',
        day: '2027-01-15',
        milestoneId: milestone?.id,
        competencyId: competency?.id,
      }),
    );
    expect(goalOf(seen, 'Read graphs')).toMatchObject({
      milestone,
      competency,
      day: '2027-01-15',
      state: 'open',
    });
    const refused = await grace.api.send(
      'POST',
      '/api/goals',
      card('X', { competencyId: 'zz', milestoneId: 'yy' }),
    );
    expect(refused.status).toBe(400);
    expect((refused.body as { error: { faults: unknown[] } }).error.faults).toHaveLength(2);
  });

  test('three are open at once, whichever way they arrive; a fourth is told why, and fits when one has ended', async () => {
    const theo = await enter('theo');
    const sent = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((wish) => theo.api.send('POST', '/api/goals', card(wish))),
    );
    expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 409]);
    const [first] = (await theo.api.get<GoalsView>('/api/goals')).goals;
    if (!first) throw new Error('no goal');
    await end(theo, first, 'reached', 'I did it twice.');
    expect((await add(theo, card('Five'))).goals.filter(({ state }) => state === 'open')).toHaveLength(3);
    const reopened = await theo.api.send('POST', `/api/goals/${first.id}/states`, {
      requestId: randomUUID(),
      state: 'open',
    });
    expect(reopened.body).toMatchObject({ error: { code: 'RULE_BROKEN', details: { rule: 'GOALS_FULL' } } });
  });

  test('the same card, change or ending sent twice happens once', async () => {
    const noa = await enter('noa');
    const body = card('Build a boat');
    await add(noa, body);
    const goal = goalOf(await add(noa, body), 'Build a boat');
    const change = {
      requestId: randomUUID(),
      wish: 'Build a small boat',
      visibility: 'me',
      revision: goal.revision,
    };
    await noa.api.put(`/api/goals/${goal.id}`, change);
    const ended = { requestId: randomUUID(), state: 'let-go', text: 'No wood' };
    await noa.api.put(`/api/goals/${goal.id}`, change);
    await noa.api.post(`/api/goals/${goal.id}/states`, ended);
    const { goals } = await noa.api.post<GoalsView>(`/api/goals/${goal.id}/states`, ended);
    expect(goals).toHaveLength(1);
    expect(goals[0]).toMatchObject({ wish: 'Build a small boat', state: 'let-go', stateText: 'No wood' });
    expect(goals[0]?.history).toMatchObject([
      { kind: 'edited', before: { wish: 'Build a boat' } },
      { kind: 'state', state: 'let-go', text: 'No wood' },
    ]);
  });

  test('a change upon older words keeps both; what a teacher says meanwhile makes no word older', async () => {
    const [dev, rivera] = [await enter('dev'), await enter('rivera')];
    const goal = goalOf(await add(dev, card('Draw more', { obstacle: 'Time' })), 'Draw more');
    await rivera.api.post(`/api/class/goals/${goal.id}/answers`, {
      requestId: randomUUID(),
      answer: 'agree',
    });
    const change = (wish: string, obstacle: string) =>
      dev.api.put<GoalsView>(`/api/goals/${goal.id}`, {
        requestId: randomUUID(),
        wish,
        obstacle,
        visibility: 'this-teacher',
        revision: goal.revision,
      });
    expect((await change('Draw a comic', 'Time')).goals[0]).toMatchObject({ wish: 'Draw a comic' });
    const kept = (await change('Draw a map', 'No pens')).goals[0];
    expect(kept).toMatchObject({ wish: 'Draw a comic\nDraw a map', obstacle: 'Time\nNo pens' });
    expect(kept?.history.map((event) => event.kind === 'edited' && event.before.wish)).toEqual([
      'Draw more',
      'Draw a comic',
    ]);
  });

  test('an ended goal is not changed before it is open again', async () => {
    const mateo = await enter('mateo');
    const goal = goalOf(await add(mateo, card('Sing')), 'Sing');
    await end(mateo, goal, 'changed');
    const change = { requestId: randomUUID(), wish: 'Sing loud', visibility: 'me', revision: goal.revision };
    expect((await mateo.api.send('PUT', `/api/goals/${goal.id}`, change)).status).toBe(409);
    expect((await end(mateo, goal, 'open')).goals[0]).toMatchObject({ state: 'open' });
    expect((await mateo.api.send('PUT', `/api/goals/${goal.id}`, change)).status).toBe(200);
  });

  test('all that is wrong with a card is told at once', async () => {
    const noa = await enter('noa');
    const answer = await noa.api.send(
      'POST',
      '/api/goals',
      card(' ', { day: 'soon', thenDo: 'x'.repeat(401) }),
    );
    const { faults } = (answer.body as { error: { faults: { path: string }[] } }).error;
    expect(faults.map(({ path }) => path).toSorted()).toEqual(['day', 'thenDo', 'wish']);
  });
});

test('a goal about a competency is a reason on the options that practise it, while it is open and the teacher may read it', async () => {
  const siobhan = await enter('siobhan');
  const goalReasons = async () => {
    const journey = await siobhan.api.get<JourneyView>('/api/journey');
    return tasksOf(journey).flatMap(({ id, competencies, reasons = [] }) =>
      reasons.flatMap(({ kind, about }) =>
        kind === 'goal'
          ? [{ id, about, isOfIt: competencies.some(({ statement }) => statement === about) }]
          : [],
      ),
    );
  };
  const { choices } = await siobhan.api.get<GoalsView>('/api/goals');
  const about = (await siobhan.api.get<JourneyView>('/api/journey')).milestones
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'group' ? step.group.tasks : [])))
    .flatMap(({ competencies }) => competencies)[0];
  const competencyId = choices.competencies.find(({ statement }) => statement === about?.statement)?.id;
  const hidden = goalOf(await add(siobhan, card('Secret', { competencyId, visibility: 'me' })), 'Secret');
  expect(await goalReasons()).toEqual([]);
  const goal = goalOf(await add(siobhan, card('Get better at it', { competencyId })), 'Get better at it');
  const found = await goalReasons();
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ isOfIt }) => isOfIt)).toBe(true);
  await end(siobhan, goal, 'reached');
  await end(siobhan, hidden, 'let-go');
  expect(await goalReasons()).toEqual([]);
});

test('looking back is kept with what it was about: all of it for the student, this course’s for its teacher, nothing for others', async () => {
  const [kwame, rivera] = [await enter('kwame'), await enter('rivera')];
  const first = (await kwame.api.get<JourneyView>('/api/journey')).milestones[0];
  for (const task of first?.steps.flatMap((step) => (step.kind === 'task' ? [step.task] : [])) ?? [])
    await kwame.api.post('/api/journey/hand-ins', {
      id: randomUUID(),
      taskId: task.id,
      format: task.formats.find((format) => format !== 'file'),
      text: 'What I found',
      note: 'Shown in class',
      link: 'https://example.org/work',
    });
  for (const said of [
    { scale: 2, why: 'I mixed up the axes' },
    { scale: 4, sentence: 'Now I read both.' },
    { skipped: true },
  ])
    await kwame.api.post('/api/journey/reflections', { id: randomUUID(), milestoneId: first?.id, ...said });
  const { looksBack } = await kwame.api.get<LooksBackView>('/api/looks-back');
  expect(looksBack).toMatchObject([
    {
      milestone: first?.title,
      scale: 4,
      sentence: 'Now I read both.',
      courseTitle: expect.any(String) as string,
    },
    { milestone: first?.title, scale: 2, why: 'I mixed up the axes' },
  ]);
  const path = `/api/class/people/${kwame.personId}/looks-back`;
  expect((await rivera.api.get<LooksBackView>(path)).looksBack).toEqual(looksBack);
  await enter('kwame', otherLink, '#Learner');
  const elsewhere = await enter('okafor', otherLink, '#Instructor');
  expect(await elsewhere.api.get(path)).toEqual({ looksBack: [] });
  expect((await (await enter('jules')).api.send('GET', path)).status).toBe(403);
});

test('a look back may be a recording, where the district allows it: heard by the student and this course’s teacher alone', async () => {
  const [tomasz, rivera] = [await enter('tomasz'), await enter('rivera')];
  const { milestones } = await tomasz.api.get<JourneyView>('/api/journey');
  const first = milestones[0];
  for (const task of first?.steps.flatMap((step) => (step.kind === 'task' ? [step.task] : [])) ?? [])
    await tomasz.api.post('/api/journey/hand-ins', {
      id: randomUUID(),
      taskId: task.id,
      format: task.formats.find((format) => format !== 'file'),
      text: 'What I found',
      note: 'Shown in class',
      link: 'https://example.org/work',
    });
  const upload = async (bytes: Buffer) => {
    const answer = await fetch(`${school.tool.url}/api/own-media?purpose=reflection`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tomasz.token}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    return { status: answer.status, id: ((await answer.json()) as { id?: string }).id ?? '' };
  };
  const say = (voiceId: string) =>
    tomasz.api.send('POST', '/api/journey/reflections', {
      id: randomUUID(),
      milestoneId: first?.id,
      voiceId,
    });
  expect((await upload(recording())).status).toBe(409);
  const tenantId = school.platforms.canvas.tenantId ?? '';
  await decideSetting(school.tool, tenantId, { key: 'profileMedia', value: true });
  const { id } = await upload(recording());
  expect((await say(id)).status).toBe(200);
  expect((await say((await upload(pictures.png.bare)).id)).status).toBe(400);
  const others = await enter('jules');
  expect(
    (
      await others.api.send('POST', '/api/journey/reflections', {
        id: randomUUID(),
        milestoneId: first?.id,
        voiceId: id,
      })
    ).status,
  ).toBe(404);
  const { looksBack } = await tomasz.api.get<LooksBackView>('/api/looks-back');
  expect(looksBack).toMatchObject([{ milestone: first?.title, voice: { id, kind: 'voice' } }]);
  await enter('tomasz', otherLink, '#Learner');
  const elsewhere = await enter('okafor', otherLink, '#Instructor');
  const statuses = [];
  for (const { token } of [tomasz, rivera, elsewhere, others, await enter('ana-parent')])
    statuses.push(
      (
        await fetch(`${school.tool.url}/api/own-media/${id}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status,
    );
  expect(statuses).toEqual([200, 200, 404, 404, 404]);
  const kept = await (
    await school.tool.openOwnConnection()
  )
    .collection('files.files')
    .findOne({ 'metadata.purpose': 'reflection', 'metadata.isLoose': { $exists: false } });
  expect(kept?.['metadata']).toMatchObject({
    ownerPersonId: tomasz.personId,
    courseId: expect.any(String) as string,
  });
});

test('a teacher says something to a goal, twice the same once; nobody says anything to what they may not read', async () => {
  const [sami, rivera] = [await enter('sami'), await enter('rivera')];
  const { goals } = await add(sami, card('Ask one question a day'));
  const hidden = goalOf(await add(sami, card('Secret', { visibility: 'me' })), 'Secret');
  const said = { requestId: randomUUID(), answer: 'word', text: 'I will save a minute for it.' };
  const path = `/api/class/goals/${goals[0]?.id}/answers`;
  await rivera.api.post(path, said);
  await rivera.api.post(path, said);
  const mine = await sami.api.get<GoalsView>('/api/goals');
  expect(goalOf(mine, 'Ask one question a day').answers).toMatchObject([
    { answer: 'word', text: 'I will save a minute for it.', name: 'Marisol Rivera', isMine: false },
  ]);
  expect((await rivera.api.send('POST', `/api/class/goals/${hidden.id}/answers`, said)).status).toBe(404);
  expect((await rivera.api.send('POST', path, { ...said, requestId: randomUUID(), text: '' })).status).toBe(
    400,
  );
});
