import { randomUUID } from 'node:crypto';
import type { ProfileEntryView, ProfileView } from '../../src/features/profiles/profile.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { addPathway, tasksOf } from '../support/browser-steps.ts';
import { enterAs, type Visitor } from '../support/enter.ts';
import { startSchool, type School } from '../support/tool.ts';

// The profile that student and teacher write together: who may read which line, whose words are kept, and what it leaves behind.

let school: School;
let link: string;
let otherLink: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
  otherLink = school.lms.addAssignment({ course: 'maths-4', title: 'Fractions' }).id;
});
afterAll(() => school.close());

const enter = (as: string, at = link, role?: string) => enterAs(school, { as, link: at, role });

const line = (text: string, more: object = {}) => ({
  requestId: randomUUID(),
  section: 'interests',
  text,
  visibility: 'this-teacher',
  ...more,
});

const add = (visitor: Visitor, body: object) => visitor.api.post<ProfileView>('/api/profile/entries', body);
const textsOf = (view: ProfileView) => view.entries.map(({ text }) => text);
const entryOf = (view: ProfileView, text: string): ProfileEntryView => {
  const found = view.entries.find((entry) => entry.text === text);
  if (!found) throw new Error(`no line “${text}”`);
  return found;
};
const statusOf = async (visitor: Visitor, method: string, path: string, body?: object): Promise<number> =>
  (await visitor.api.send(method, path, body)).status;

describe('who may read a line', () => {
  const levels = ['me', 'this-teacher', 'my-teachers', 'family'] as const;

  test.each([
    ['the student', () => enter('ana'), '/api/profile', ['me', 'this-teacher', 'my-teachers', 'family']],
    ['the teacher of the course', () => enter('rivera'), 'class', ['this-teacher', 'my-teachers', 'family']],
    [
      'a teacher of another course of the student',
      async () => {
        await enter('ana', otherLink, '#Learner');
        return enter('okafor', otherLink, '#Instructor');
      },
      'class',
      ['my-teachers', 'family'],
    ],
    ['a parent', () => enter('ana-parent'), 'mentee', ['family']],
  ])('%s reads what the level says', async (_, visit, where, expected) => {
    const ana = await enter('ana');
    const mine = await ana.api.get<ProfileView>('/api/profile');
    for (const visibility of levels)
      if (!textsOf(mine).includes(visibility)) await add(ana, line(visibility, { visibility }));
    const reader = await visit();
    const path =
      where === 'class'
        ? `/api/class/people/${ana.personId}/profile`
        : where === 'mentee'
          ? `/api/mentees/${ana.personId}/profile`
          : where;
    expect(textsOf(await reader.api.get<ProfileView>(path))).toEqual(expected);
  });

  test.each([
    [
      'a teacher of a course without the student',
      () => enter('okafor', otherLink, '#Instructor'),
      'class',
      404,
    ],
    ['a reviewer', () => enter('sato', link, '/Instructor#TeachingAssistant'), 'class', 403],
    ['a classmate', () => enter('jules'), 'class', 403],
    ['a parent of somebody else', () => enter('ana-parent'), 'mentees', 404],
  ])('%s reads nothing', async (_, visit, where, status) => {
    const caleb = await enter('caleb');
    await add(caleb, line('private', { visibility: 'family' }));
    const reader = await visit();
    const path = where === 'class' ? 'class/people' : 'mentees';
    expect(await statusOf(reader, 'GET', `/api/${path}/${caleb.personId}/profile`)).toBe(status);
  });
});

describe('written together', () => {
  test('both voices stay apart, each answers the other, and the student sees who opened it', async () => {
    const [mina, rivera] = [await enter('mina'), await enter('rivera')];
    await add(mina, line('I keep bees with my uncle.'));
    await rivera.api.post(
      `/api/class/people/${mina.personId}/profile/entries`,
      line('Asks good questions', { section: 'strengths' }),
    );
    const seen = await rivera.api.get<ProfileView>(`/api/class/people/${mina.personId}/profile`);
    const bees = entryOf(seen, 'I keep bees with my uncle.');
    await rivera.api.put(`/api/profile/entries/${bees.id}/answer`, { answer: 'add', text: 'Bring honey!' });
    const own = await mina.api.get<ProfileView>('/api/profile');
    expect(entryOf(own, 'I keep bees with my uncle.').answers).toMatchObject([
      { answer: 'add', text: 'Bring honey!' },
    ]);
    const noticed = entryOf(own, 'Asks good questions');
    expect(noticed.author).toMatchObject({ role: 'teacher', isMe: false });
    await mina.api.put(`/api/profile/entries/${noticed.id}/answer`, {
      answer: 'not-quite',
      text: 'Only with friends',
    });
    await mina.api.put(`/api/profile/entries/${noticed.id}/answer`, { answer: 'agree' });
    const again = await rivera.api.get<ProfileView>(`/api/class/people/${mina.personId}/profile`);
    expect(entryOf(again, 'Asks good questions').answers).toMatchObject([{ answer: 'agree' }]);
    expect(own.openedBy).toHaveLength(1);
    const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
      subjectPersonId: mina.personId,
      limit: 20,
    });
    expect(entries).toMatchObject([
      { action: 'profile.opened', actor: { kind: 'person', id: rivera.personId } },
    ]);
  });

  test('nobody changes or answers what is not theirs to change or answer', async () => {
    const [dev, rivera, caleb] = [await enter('dev'), await enter('rivera'), await enter('caleb')];
    const { id, revision } = entryOf(await add(dev, line('I draw.')), 'I draw.');
    const change = { text: 'Hacked', taps: [], visibility: 'family', revision };
    expect(await statusOf(rivera, 'PUT', `/api/profile/entries/${id}`, change)).toBe(404);
    expect(await statusOf(caleb, 'PUT', `/api/profile/entries/${id}/answer`, { answer: 'agree' })).toBe(404);
    expect(await statusOf(dev, 'PUT', `/api/profile/entries/${id}/answer`, { answer: 'agree' })).toBe(409);
    await caleb.api.send('DELETE', `/api/profile/entries/${id}`);
    expect(textsOf(await dev.api.get<ProfileView>('/api/profile'))).toEqual(['I draw.']);
  });

  test('a teacher’s welcome reaches the class, and nothing else of the teacher’s profile does', async () => {
    const rivera = await enter('rivera');
    await add(rivera, line('I grew up by a lake.', { welcomes: true }));
    await add(rivera, line('Not for everyone.', { section: 'people' }));
    const { welcome } = await (await enter('jules')).api.get<ProfileView>('/api/profile');
    expect(welcome.map(({ text }) => text)).toEqual(['I grew up by a lake.']);
  });
});

describe('nothing typed is lost', () => {
  test('the same line sent twice is one line', async () => {
    const theo = await enter('theo');
    const body = line('Fishing');
    await add(theo, body);
    expect(textsOf(await add(theo, body))).toEqual(['Fishing']);
  });

  test('a change upon an older line keeps both texts, and what stood there before', async () => {
    const noa = await enter('noa');
    const { id, revision } = entryOf(await add(noa, line('Music')), 'Music');
    const change = (text: string) =>
      noa.api.put<ProfileEntryView>(`/api/profile/entries/${id}`, {
        text,
        taps: [],
        visibility: 'me',
        revision,
      });
    await change('I play drums.');
    const kept = await change('I sing.');
    expect(kept.text).toBe('I play drums.\nI sing.');
    expect(kept.history.map(({ text }) => text)).toEqual(['Music', 'I play drums.']);
  });

  test('a line that says nothing, an unknown tap and a text that is too long are told at once', async () => {
    const noa = await enter('noa');
    const refused = async (body: object) => {
      const answer = await noa.api.send('POST', '/api/profile/entries', body);
      return (answer.body as { error: { faults: { path: string }[] } }).error.faults;
    };
    expect(await refused(line(''))).toMatchObject([{ path: 'text' }]);
    expect(await refused(line('x'.repeat(1001), { taps: ['astrology'] }))).toHaveLength(2);
  });
});

describe('the path', () => {
  const reasonsOf = async (visitor: Visitor): Promise<Record<string, unknown>> => {
    const journey = await visitor.api.get<JourneyView>('/api/journey');
    return Object.fromEntries(
      tasksOf(journey).flatMap(({ id, reasons }) => (reasons?.length ? [[id, reasons]] : [])),
    );
  };

  test('says on an option why it may fit, in the student’s own tapped words, and not what only the student may read', async () => {
    const siobhan = await enter('siobhan', await addPathway(school));
    expect(await reasonsOf(siobhan)).toEqual({});
    await add(siobhan, line('', { taps: ['games'], visibility: 'me' }));
    expect(await reasonsOf(siobhan)).toEqual({});
    await add(siobhan, line('', { taps: ['animals'] }));
    expect(await reasonsOf(siobhan)).toMatchObject({
      'bean-rabbits': [{ kind: 'interest', about: 'animals' }],
    });
  });

  test('takes nothing else about a person: other sections, words of others and the wish for a talk change no reason', async () => {
    const at = await addPathway(school);
    const [tomasz, rivera] = [await enter('tomasz', at), await enter('rivera', at)];
    for (const section of ['people', 'languages', 'goals', 'tell-teacher', 'strengths'])
      await add(tomasz, line('I like animals and games', { section, visibility: 'my-teachers' }));
    await rivera.api.post(
      `/api/class/people/${tomasz.personId}/profile/entries`,
      line('', { taps: ['animals'] }),
    );
    await tomasz.api.put('/api/profile/check-in');
    expect(await reasonsOf(tomasz)).toEqual({});
    await tomasz.api.send('DELETE', '/api/profile/check-in');
  });
});

test('a parent who reads what is shared with the family is seen to have opened it', async () => {
  const [mina, parent] = [await enter('mina'), await enter('haddad-parent')];
  await add(mina, line('We dance at weddings.', { section: 'people', visibility: 'family' }));
  const shared = await parent.api.get<ProfileView>(`/api/mentees/${mina.personId}/profile`);
  expect(textsOf(shared)).toEqual(['We dance at weddings.']);
  const { openedBy } = await mina.api.get<ProfileView>('/api/profile');
  expect(openedBy.map(({ name }) => name)).toContain('Karim Haddad');
});

test('a wish for a check-in reaches the course’s teachers only, is closed by one, and is forgotten', async () => {
  const [kwame, rivera] = [await enter('kwame'), await enter('rivera')];
  await kwame.api.put('/api/profile/check-in', {});
  await kwame.api.put('/api/profile/check-in', {});
  const waiting = await rivera.api.get<{ waiting: { personId: string }[] }>('/api/class/check-ins');
  expect(waiting.waiting.map(({ personId }) => personId)).toEqual([kwame.personId]);
  const elsewhere = await enter('okafor', otherLink, '#Instructor');
  expect(await elsewhere.api.get('/api/class/check-ins')).toEqual({ waiting: [] });
  await rivera.api.put(`/api/class/check-ins/${kwame.personId}/done`, {});
  expect(await rivera.api.get('/api/class/check-ins')).toEqual({ waiting: [] });
  expect((await kwame.api.get<ProfileView>('/api/profile')).checkIn).toBeUndefined();
  const database = await school.tool.openOwnConnection();
  const indexes = await database.collection('check_ins').listIndexes().toArray();
  expect(indexes.find(({ key }) => 'forgetAt' in (key as object))).toMatchObject({ expireAfterSeconds: 0 });
});
