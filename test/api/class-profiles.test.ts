import { randomUUID } from 'node:crypto';
import type { ClusterView, KnowCardView } from '../../src/features/profiles/class-profiles.contract.ts';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import { mayRead } from '../../src/domain/profile.ts';
import { enterAs, type Visitor } from '../support/enter.ts';
import { startSchool, type School } from '../support/tool.ts';

// The class at a glance: what each student shares with this teacher, who shares which word, and that students see that it was opened.

let school: School;
let link: string;
let otherLink: string;
let shift = 0;

const hour = 3_600_000;
beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
  otherLink = school.lms.addAssignment({ course: 'maths-4', title: 'Fractions' }).id;
});
afterAll(() => school.close());
afterEach(() => {
  shift = 0;
});

const enter = (as: string, at = link, role?: string) => enterAs(school, { as, link: at, role });

const tell = ({ api }: Visitor, section: string, more: object) =>
  api.post<ProfileView>('/api/profile/entries', {
    requestId: randomUUID(),
    section,
    visibility: 'this-teacher',
    ...more,
  });

const cardsOf = async ({ api }: Visitor, page = 0) =>
  api.get<{ cards: KnowCardView[]; students: number; pages: number }>(`/api/class/cards?page=${page}`);

const cardOf = async (teacher: Visitor, { personId }: Visitor): Promise<KnowCardView> => {
  const found = (await cardsOf(teacher)).cards.find((card) => card.personId === personId);
  if (!found) throw new Error('this student has no card');
  return found;
};

const clustersOf = async ({ api }: Visitor) =>
  (await api.get<{ clusters: ClusterView[] }>('/api/class/clusters')).clusters;

const peopleOf = async ({ api }: Visitor, section: string, tap: string): Promise<(string | undefined)[]> =>
  (
    await api.get<{ people: { name?: string }[] }>(`/api/class/clusters/people?section=${section}&tap=${tap}`)
  ).people.map(({ name }) => name);

describe('a card', () => {
  test('says what a student likes, does well and needs, in few words, and nothing of those who share nothing', async () => {
    const [ana, jules, rivera] = [await enter('ana'), await enter('jules'), await enter('rivera')];
    await tell(ana, 'interests', { taps: ['animals', 'nature', 'games', 'music'] });
    await tell(ana, 'strengths', { text: 'I explain things to my sister.' });
    await tell(ana, 'helps', { taps: ['outdoors'] });
    await tell(ana, 'languages', { text: 'Spanish at home' });
    await tell(ana, 'tell-teacher', { text: 'I am tired on Mondays.' });
    expect(await cardOf(rivera, ana)).toEqual({
      personId: ana.personId,
      name: 'Ana Duarte',
      interests: { taps: ['animals', 'nature', 'games'], more: 1 },
      strengths: { taps: [], more: 0, text: 'I explain things to my sister.' },
      helps: { taps: ['outdoors'], more: 0 },
      languages: 'Spanish at home',
      inOwnWords: 'I am tired on Mondays.',
      newLines: 5,
      isEmpty: false,
    });
    expect(await cardOf(rivera, jules)).toMatchObject({ isEmpty: true, newLines: 0 });
  });

  test('calls new what came since this teacher looked before, and going back to the page is the same look', async () => {
    const [dev, rivera] = [await enter('dev'), await enter('rivera')];
    await tell(dev, 'interests', { taps: ['art'] });
    expect((await cardOf(rivera, dev)).newLines).toBe(1);
    expect((await cardOf(rivera, dev)).newLines).toBe(1);
    shift = hour;
    const later = await enter('rivera');
    expect((await cardOf(later, dev)).newLines).toBe(0);
    await tell(await enter('dev'), 'helps', { taps: ['pictures'] });
    shift = 3 * hour;
    expect((await cardOf(await enter('rivera'), dev)).newLines).toBe(1);
  });

  test('that shows a line was opened, and one without a line was not', async () => {
    const [mina, noa, rivera] = [await enter('mina'), await enter('noa'), await enter('rivera')];
    await tell(mina, 'interests', { taps: ['cooking'] });
    await tell(noa, 'interests', { taps: ['cooking'], visibility: 'me' });
    await cardsOf(rivera);
    await cardsOf(rivera);
    const openedBy = async ({ api }: Visitor) =>
      (await api.get<ProfileView>('/api/profile')).openedBy.map(({ name }) => name);
    expect(await openedBy(mina)).toEqual(['Marisol Rivera']);
    expect(await openedBy(noa)).toEqual([]);
    const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
      subjectPersonId: mina.personId,
      limit: 20,
    });
    expect(entries).toMatchObject([
      { action: 'profile.opened', actor: { kind: 'person', id: rivera.personId } },
    ]);
  });
});

describe('who may see it', () => {
  test.each([
    ['a reviewer', () => enter('sato', link, '/Instructor#TeachingAssistant')],
    ['a classmate', () => enter('jules')],
    ['a parent', () => enter('ana-parent')],
    ['a designer', () => enter('lind', link, '#ContentDeveloper')],
  ])('%s sees no class', async (_, visit) => {
    const { api } = await visit();
    for (const path of ['cards', 'clusters', 'clusters/people?section=interests&tap=animals'])
      expect((await api.send('GET', `/api/class/${path}`)).status).toBe(403);
  });

  const levels = ['me', 'this-teacher', 'my-teachers', 'family'] as const;

  test.each([
    ['of this course', () => enter('rivera'), 'here'],
    [
      'of another course of the same student',
      async () => {
        await enter('theo', otherLink, '#Learner');
        await enter('grace', otherLink, '#Learner');
        return enter('okafor', otherLink, '#Instructor');
      },
      'elsewhere',
    ],
  ])(
    'a teacher %s finds in cards and clusters what the rule of a line says, and no more',
    async (_, visit, where) => {
      const [theo, grace] = [await enter('theo'), await enter('grace')];
      const words = { me: 'machines', 'this-teacher': 'space', 'my-teachers': 'sports', family: 'stories' };
      if (where === 'here')
        for (const visitor of [theo, grace])
          for (const visibility of levels)
            await tell(visitor, 'interests', { taps: [words[visibility]], visibility });
      const reader = await visit();
      const courseId = 'science';
      const allowed = levels
        .filter((visibility) =>
          mayRead(
            { personId: 'p', authorId: 'p', courseId, visibility },
            { kind: 'teacher', personId: 't', courseId: where === 'here' ? courseId : 'maths' },
          ),
        )
        .map((visibility) => words[visibility]);
      const { interests } = await cardOf(reader, theo);
      expect(interests.taps.toSorted()).toEqual(allowed.toSorted());
      const tapped = (await clustersOf(reader))
        .map(({ tap }) => tap)
        .filter((tap) => Object.values(words).includes(tap));
      expect(tapped.toSorted()).toEqual(allowed.toSorted());
      for (const visibility of levels) {
        const named = await peopleOf(reader, 'interests', words[visibility]);
        expect(named.length).toBe(allowed.includes(words[visibility]) ? 2 : 0);
      }
    },
  );

  test('a line that a teacher wrote is no word of the student’s', async () => {
    const [caleb, sami, rivera] = [await enter('caleb'), await enter('sami'), await enter('rivera')];
    for (const { personId } of [caleb, sami])
      await rivera.api.post(`/api/class/people/${personId}/profile/entries`, {
        requestId: randomUUID(),
        section: 'interests',
        taps: ['history'],
        visibility: 'my-teachers',
      });
    expect((await clustersOf(rivera)).map(({ tap }) => tap)).not.toContain('history');
    expect(await cardOf(rivera, caleb)).toMatchObject({ isEmpty: true });
  });
});

describe('a cluster', () => {
  test('counts those who tapped the same word, names them when it is opened, and they see that', async () => {
    const [kwame, luca, rivera] = [await enter('kwame'), await enter('luca'), await enter('rivera')];
    await tell(kwame, 'helps', { taps: ['quiet', 'steps'] });
    await tell(kwame, 'helps', { taps: ['quiet'], text: 'Really.' });
    await tell(luca, 'helps', { taps: ['quiet'] });
    const helps = (await clustersOf(rivera)).filter(({ section }) => section === 'helps');
    expect(helps).toContainEqual({ section: 'helps', tap: 'quiet', students: 2 });
    expect(helps.map(({ tap }) => tap)).not.toContain('steps');
    const openings = async () => (await luca.api.get<ProfileView>('/api/profile')).openedBy.length;
    expect(await openings()).toBe(0);
    const named = await peopleOf(rivera, 'helps', 'quiet');
    expect(named).toHaveLength(2);
    expect(named).toEqual(named.toSorted());
    expect(await openings()).toBe(1);
  });
});

test('a class of more than thirty comes in pages, each student once', async () => {
  const added = school.lms.addStudents('science-7', 35);
  await Promise.all(added.map(({ id }) => enter(id)));
  const rivera = await enter('rivera');
  const first = await cardsOf(rivera);
  expect(first.cards).toHaveLength(30);
  expect(first.pages).toBe(Math.ceil(first.students / 30));
  const rest = await Promise.all(
    Array.from({ length: first.pages - 1 }, (_, page) => cardsOf(rivera, page + 1)),
  );
  const ids = [first, ...rest].flatMap(({ cards }) => cards.map(({ personId }) => personId));
  expect(new Set(ids).size).toBe(first.students);
  expect((await cardsOf(rivera, 900)).cards).toEqual([]);
});
