import { randomUUID } from 'node:crypto';
import type {
  ConferenceView,
  OwnConferenceView,
} from '../../src/features/conferences/conference.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ProfileView } from '../../src/features/profiles/profile.contract.ts';
import { addPathway, handInBefore, openApi, reviewBefore, taskIds } from '../support/browser-steps.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { enterAs, type Visitor } from '../support/enter.ts';
import { startSchool, type School } from '../support/tool.ts';

// A conference: the student chooses what to show, who may read it, and leads; what was agreed on stays.

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

const own = ({ api }: Visitor) => api.get<OwnConferenceView>('/api/conference');
const nothing = { pieces: [], lineIds: [], question: '', visibility: 'this-teacher', revision: -1 };
const save = ({ api }: Visitor, more: object) =>
  api.put<OwnConferenceView>('/api/conference', { ...nothing, ...more });
const seenBy = async ({ api }: Visitor, { personId }: Visitor, where = 'class/people') =>
  (await api.get<{ conferences: ConferenceView[] }>(`/api/${where}/${personId}/conferences`)).conferences;
const statusOf = async ({ api }: Visitor, method: string, path: string, body?: object): Promise<number> =>
  (await api.send(method, path, body)).status;

const tell = ({ api }: Visitor, text: string, visibility: string) =>
  api.post<ProfileView>('/api/profile/entries', {
    requestId: randomUUID(),
    section: 'strengths',
    text,
    visibility,
  });

/** A student with one reviewed piece of work, and where it stands. */
async function withWork(as: string) {
  const journey = await handInBefore(school, { as, link });
  await reviewBefore(school, journey, { link, points: 8 });
  const student = await enter(as);
  return { ...student, piece: { journeyId: journey.journeyId, taskId: taskIds.trout } };
}

const held = (more: object = {}) => ({
  id: randomUUID(),
  nextStep: 'I read one chart each week.',
  who: 'student',
  ...more,
});

describe('making it ready', () => {
  test('a student chooses from what was handed in in this course, and says what it shows', async () => {
    const ana = await withWork('ana');
    const { choices } = await own(ana);
    expect(choices.works).toMatchObject([
      { ...ana.piece, title: 'Twenty years of lake trout', outcome: 'accepted' },
    ]);
    const lines = await tell(ana, 'I explain well.', 'this-teacher');
    const lineIds = lines.entries.map(({ id }) => id);
    const { conference } = await save(ana, {
      pieces: [{ ...ana.piece, shows: 'I can read a graph.' }],
      lineIds,
      question: 'What do you notice?',
    });
    expect(conference).toMatchObject({
      pieces: [
        {
          title: 'Twenty years of lake trout',
          shows: 'I can read a graph.',
          text: 'The trout fell after 2009.',
        },
      ],
      lines: [{ text: 'I explain well.' }],
      question: 'What do you notice?',
      course: 'Science, Grade 7',
    });
  });

  test('work of somebody else, too many pieces and too long sentences are refused, all faults at once', async () => {
    const [dev, mina] = [await withWork('dev'), await withWork('mina')];
    const refused = async (body: object) => {
      const answer = await mina.api.send('PUT', '/api/conference', { ...nothing, ...body });
      expect(answer.status).toBe(400);
      return (answer.body as { error: { faults: { path: string }[] } }).error.faults.map(({ path }) => path);
    };
    expect(await refused({ pieces: [{ ...dev.piece, shows: '' }] })).toEqual(['pieces.0']);
    const long = { ...mina.piece, shows: 'x'.repeat(301) };
    expect(
      await refused({ pieces: [long, { ...long, taskId: 'other' }], question: 'x'.repeat(301) }),
    ).toEqual(['pieces.0.shows', 'pieces.1.shows', 'question']);
    const four = ['a', 'b', 'c', 'd'].map((taskId) => ({ ...mina.piece, taskId }));
    expect(await refused({ pieces: four, visibility: 'everybody' })).toEqual(['pieces', 'visibility']);
    expect(await refused({ pieces: [mina.piece, mina.piece] })).toEqual(['pieces']);
  });

  test('a save upon an older state keeps both texts, and what stood there before', async () => {
    const theo = await withWork('theo');
    const { conference } = await save(theo, { pieces: [{ ...theo.piece, shows: 'I tried.' }] });
    const upon = (more: object) => ({ revision: conference.revision, ...more });
    await save(theo, upon({ pieces: [{ ...theo.piece, shows: 'I tried again.' }], question: 'Why?' }));
    const late = await save(
      theo,
      upon({ pieces: [{ ...theo.piece, shows: 'I measured.' }], question: 'How?' }),
    );
    expect(late.conference.pieces[0]?.shows).toBe('I tried again.\nI measured.');
    expect(late.conference.question).toBe('Why?\nHow?');
    const database = await school.tool.openOwnConnection();
    const stored = await database.collection('conferences').findOne({ personId: theo.personId });
    expect(stored?.['earlier']).toMatchObject([{ question: 'Why?', pieces: [{ shows: 'I tried again.' }] }]);
  });

  test('the same save again, after its answer was lost, changes nothing', async () => {
    const noa = await enter('noa');
    const once = await save(noa, { question: 'What helps me?' });
    const twice = await save(noa, { question: 'What helps me?' });
    expect(twice.conference).toEqual(once.conference);
  });
});

test('a file of another assignment of the course opens for the student and the teacher, and for nobody else', async () => {
  const { api, view } = await openApi(school, { as: 'tomasz', link });
  const upload = await fetch(`${school.tool.url}/api/journey/files/${taskIds.trout}?name=a.png`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${view.session.token}`,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(sampleFiles.png),
  });
  const [file] = ((await upload.json()) as { files: { id: string }[] }).files;
  const handIn = { id: randomUUID(), taskId: taskIds.trout, format: 'file', files: [file?.id] };
  const journey = await api.post<JourneyView>('/api/journey/hand-ins', handIn);
  const elsewhere = await addPathway(school);
  const student = await enter('tomasz', elsewhere);
  await save(student, {
    pieces: [{ journeyId: journey.journeyId, taskId: taskIds.trout }],
    visibility: 'family',
  });
  const teacher = await enter('rivera', elsewhere);
  const [seen] = await seenBy(teacher, student);
  expect(seen).toMatchObject({ mayOpenFiles: true, pieces: [{ files: [{ id: file?.id }] }] });
  await enter('tomasz', otherLink, '#Learner');
  const stranger = await enter('okafor', otherLink, '#Instructor');
  expect(await seenBy(stranger, student)).toMatchObject([{ mayOpenFiles: false }]);
  const reviewer = await enter('sato', elsewhere, '/Instructor#TeachingAssistant');
  const opening = await Promise.all(
    [student, teacher, stranger, reviewer, await enter('jules', elsewhere)].map(({ token }) =>
      fetch(`${school.tool.url}/api/files/${file?.id}`, { headers: { authorization: `Bearer ${token}` } }),
    ),
  );
  expect(opening.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404]);
});

describe('holding it', () => {
  test('one next step is kept with who does it, and the page begins anew', async () => {
    const jules = await withWork('jules');
    await save(jules, { pieces: [{ ...jules.piece, shows: 'I kept at it.' }], question: 'What next?' });
    const body = held({ until: '2026-12-01' });
    await jules.api.post('/api/conference/held', body);
    const { conference } = await jules.api.post<OwnConferenceView>('/api/conference/held', body);
    expect(conference.held).toMatchObject([
      {
        pieces: [{ title: 'Twenty years of lake trout', shows: 'I kept at it.' }],
        question: 'What next?',
        nextStep: 'I read one chart each week.',
        who: 'student',
        until: '2026-12-01',
      },
    ]);
    expect(conference.pieces).toEqual([]);
    expect(conference.question).toBe('');
  });

  test('without a next step it is not over', async () => {
    const jules = await enter('jules');
    expect(await statusOf(jules, 'POST', '/api/conference/held', held({ nextStep: ' ' }))).toBe(400);
    expect(await statusOf(jules, 'POST', '/api/conference/held', held({ who: 'nobody' }))).toBe(400);
  });
});

describe('who may read it', () => {
  const levels = ['me', 'this-teacher', 'my-teachers', 'family'] as const;

  test.each([
    ['the teacher of the course', () => enter('rivera'), 'class/people', [0, 1, 1, 1]],
    [
      'a teacher of another course of the student',
      async () => {
        await enter('grace', otherLink, '#Learner');
        return enter('okafor', otherLink, '#Instructor');
      },
      'class/people',
      [0, 0, 1, 1],
    ],
  ] as const)('%s reads what the level says', async (_, visit, where, expected) => {
    const grace = await enter('grace');
    const reader = await visit();
    const seen: number[] = [];
    for (const visibility of levels) {
      const { conference } = await own(grace);
      await save(grace, { visibility, question: 'Why?', revision: conference.revision });
      seen.push((await seenBy(reader, grace, where)).length);
    }
    expect(seen).toEqual(expected);
  });

  test('a family reads it only when the student shows it to the family', async () => {
    const mina = await enter('mina');
    const parent = await enter('haddad-parent');
    const seen: number[] = [];
    for (const visibility of levels) {
      const { conference } = await own(mina);
      await save(mina, { visibility, question: 'Why?', revision: conference.revision });
      seen.push((await seenBy(parent, mina, 'mentees')).length);
    }
    expect(seen).toEqual([0, 0, 0, 1]);
  });

  test.each([
    ['a reviewer', () => enter('sato', link, '/Instructor#TeachingAssistant'), 'class/people', 403],
    ['a classmate', () => enter('jules'), 'class/people', 403],
    ['a parent of somebody else', () => enter('ana-parent'), 'mentees', 404],
    [
      'a teacher of a course without the student',
      () => enter('okafor', otherLink, '#Instructor'),
      'class/people',
      404,
    ],
  ])('%s reads nothing', async (_, visit, where, status) => {
    const caleb = await enter('caleb');
    await save(caleb, { visibility: 'family', question: 'Why?' });
    const reader = await visit();
    expect(await statusOf(reader, 'GET', `/api/${where}/${caleb.personId}/conferences`)).toBe(status);
  });

  test('a chosen line that only the student may read is shown by the student, and to nobody who opens the page', async () => {
    const sami = await enter('sami');
    await tell(sami, 'I count in my head.', 'me');
    const { entries } = await tell(sami, 'I draw maps.', 'this-teacher');
    const { conference } = await save(sami, { lineIds: entries.map(({ id }) => id) });
    expect(conference.lines).toHaveLength(2);
    const [seen] = await seenBy(await enter('rivera'), sami);
    expect(seen?.lines.map(({ text }) => text)).toEqual(['I draw maps.']);
  });

  test('who opened it is told to the student once, and stands in the audit trail', async () => {
    const [kwame, rivera] = [await enter('kwame'), await enter('rivera')];
    await save(kwame, { question: 'Why?' });
    await seenBy(rivera, kwame);
    await seenBy(rivera, kwame);
    const { openedBy } = await own(kwame);
    expect(openedBy.map(({ name }) => name)).toEqual(['Marisol Rivera']);
    const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
      subjectPersonId: kwame.personId,
      limit: 20,
    });
    expect(entries.map(({ action }) => action)).toContain('conference.opened');
  });
});

test('the goal that stands there is one of the student’s open ones, and its words stay with what was held', async () => {
  const luca = await enter('luca');
  await luca.api.post('/api/goals', {
    requestId: randomUUID(),
    wish: 'Read one chart alone',
    visibility: 'this-teacher',
  });
  const { choices } = await own(luca);
  expect(choices.goals).toMatchObject([{ wish: 'Read one chart alone' }]);
  await save(luca, { goalId: choices.goals[0]?.id, question: 'Why?' });
  const [seen] = await seenBy(await enter('rivera'), luca);
  expect(seen?.goal?.wish).toBe('Read one chart alone');
  const { conference } = await luca.api.post<OwnConferenceView>('/api/conference/held', held());
  expect(conference.held[0]?.goal).toBe('Read one chart alone');
});
