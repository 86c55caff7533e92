import { randomUUID } from 'node:crypto';
import type { BoardRow, BoardView } from '../../src/features/journeys/board.contract.ts';
import type { CommentBankView } from '../../src/features/comments/comments.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ScoreView } from '../../src/features/journeys/score.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, handInBefore, openApi, taskIds, tasksOf } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;
let link: string;
let teacher: ApiClient;

beforeAll(async () => {
  school = await startSchool();
});
beforeEach(async () => {
  link = await addPathway(school);
  teacher = (await openApi(school, { as: 'rivera', link })).api;
});
afterAll(() => school.close());

const rowOf = async (name: string): Promise<BoardRow> => {
  const board = await teacher.get<BoardView>('/api/board');
  const row = board.rows.find((each) => each.name === name);
  if (!row) throw new Error(`${name} has no row`);
  return row;
};

const answer = (journey: JourneyView, more: object, taskId = taskIds.trout) =>
  teacher.post<JourneyView>(`/api/journeys/${journey.journeyId}/reviews`, {
    id: randomUUID(),
    taskId,
    handInId: tasksOf(journey)
      .find(({ id }) => id === taskId)
      ?.handIns.at(-1)?.id,
    ...more,
  });

const toReturn = (journey: JourneyView, taskId = taskIds.trout) => ({
  id: randomUUID(),
  journeyId: journey.journeyId,
  taskId,
  handInId: tasksOf(journey)
    .find(({ id }) => id === taskId)
    ?.handIns.at(-1)?.id,
});

describe('The comment bank', () => {
  test('is the teacher’s own: add, edit, reorder and remove, each safe to repeat', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await teacher.post('/api/comments', { id: first, text: '  Show one more piece of evidence.  ' });
    await teacher.post('/api/comments', { id: second, text: 'Clear graph.' });
    await teacher.post('/api/comments', { id: second, text: 'Clear graph.' });
    await teacher.send('put', `/api/comments/${second}`, { text: 'Clear, honest graph.' });
    await teacher.send('put', '/api/comments-order', { ids: [second, first] });
    const { comments } = await teacher.get<CommentBankView>('/api/comments');
    expect(comments).toEqual([
      { id: second, text: 'Clear, honest graph.' },
      { id: first, text: 'Show one more piece of evidence.' },
    ]);
    await teacher.send('delete', `/api/comments/${first}`);
    expect((await teacher.send('delete', `/api/comments/${first}`)).status).toBe(200);
    const assistant = (await openApi(school, { as: 'sato', link })).api;
    expect(await assistant.get('/api/comments')).toEqual({ comments: [] });
    expect(await teacher.get('/api/comments')).toEqual({
      comments: [{ id: second, text: 'Clear, honest graph.' }],
    });
  });

  test('keeps every word when two tabs add at once', async () => {
    const added = Array.from({ length: 6 }, (_, index) => ({ id: randomUUID(), text: `Tab ${index}` }));
    await Promise.all(added.map((comment) => teacher.post('/api/comments', comment)));
    const { comments } = await teacher.get<CommentBankView>('/api/comments');
    expect(comments.map(({ text }) => text)).toEqual(expect.arrayContaining(added.map(({ text }) => text)));
  });

  test('refuses what is empty or too long, and an edit of what is gone', async () => {
    const bad = await teacher.send('post', '/api/comments', { id: randomUUID(), text: '   ' });
    const long = await teacher.send('post', '/api/comments', { id: randomUUID(), text: 'x'.repeat(501) });
    const gone = await teacher.send('put', `/api/comments/${randomUUID()}`, { text: 'Words' });
    expect([bad.status, long.status, gone.status]).toEqual([400, 400, 409]);
  });
});

describe('A level', () => {
  test('goes with the review to the student, beside points that the teacher chose', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    await answer(journey, { outcome: 'accepted', points: 5, level: 3, comment: 'Good.' });
    const student = (await openApi(school, { as: 'ana', link })).api;
    const seen = await student.get<JourneyView>('/api/journey');
    expect(tasksOf(seen).find(({ id }) => id === taskIds.trout)?.reviews[0]).toMatchObject({
      level: 3,
      points: 5,
    });
  });

  test('outside 1 to 4 is refused and nothing is kept', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    await expect(answer(journey, { outcome: 'accepted', points: 5, level: 5 })).rejects.toThrow();
    expect((await rowOf('Ana Duarte')).waiting).toBe(1);
  });
});

describe('Sending several back with one note', () => {
  test('makes a review for each, tells each result, and the same request again changes nothing', async () => {
    const ana = await handInBefore(school, { as: 'ana', link });
    const dev = await handInBefore(school, { as: 'dev', link });
    const mina = await handInBefore(school, { as: 'mina', link });
    const items = [ana, dev, mina].map((journey) => toReturn(journey));
    const newer = await handInBefore(school, { as: 'dev', link });
    const body = { note: 'Add what the graph cannot tell.', items };
    const once = await teacher.post<{ results: unknown[] }>('/api/board/returns', body);
    expect(once.results).toEqual([
      { id: items[0]?.id, outcome: 'sent-back' },
      { id: items[1]?.id, outcome: 'refused', reason: 'HAND_IN_OUTDATED' },
      { id: items[2]?.id, outcome: 'sent-back' },
    ]);
    expect(await teacher.post('/api/board/returns', body)).toEqual(once);
    const student = (await openApi(school, { as: 'ana', link })).api;
    const seen = await student.get<JourneyView>('/api/journey');
    expect(tasksOf(seen).find(({ id }) => id === taskIds.trout)).toMatchObject({
      state: 'not-yet',
      reviews: [{ outcome: 'not-yet', comment: 'Add what the graph cannot tell.' }],
    });
    expect(await rowOf('Dev Raman')).toMatchObject({
      waiting: 1,
      waitingWorks: [{ taskId: taskIds.trout, handInId: toReturn(newer).handInId }],
    });
  });

  test('touches nothing of another assignment', async () => {
    const elsewhere = await addPathway(school);
    const other = await handInBefore(school, { as: 'ana', link: elsewhere });
    const { results } = await teacher.post<{ results: unknown[] }>('/api/board/returns', {
      note: 'Not here.',
      items: [toReturn(other)],
    });
    expect(results).toMatchObject([{ outcome: 'refused', reason: 'NOT_FOUND' }]);
  });

  test('needs a note', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    const { status } = await teacher.send('post', '/api/board/returns', {
      note: '  ',
      items: [toReturn(journey)],
    });
    expect(status).toBe(400);
  });
});

describe('The board', () => {
  test('tells since when somebody waits, and who was sent back twice', async () => {
    let journey = await handInBefore(school, { as: 'ana', link });
    expect(await rowOf('Ana Duarte')).toMatchObject({
      stuck: [],
      waitingSince: tasksOf(journey).find(({ id }) => id === taskIds.trout)?.handIns[0]?.handedInAt,
    });
    await answer(journey, { outcome: 'not-yet', comment: 'Once.' });
    journey = await handInBefore(school, { as: 'ana', link });
    await answer(journey, { outcome: 'not-yet', comment: 'Twice.' });
    const row = await rowOf('Ana Duarte');
    expect(row).toMatchObject({ stuck: ['sent-back-twice'], sentBackTwice: 'Twenty years of lake trout' });
    expect(row).not.toHaveProperty('waitingSince');
  });

  test('that did not change costs one request without a body; any change makes a new one', async () => {
    const { api, view } = await openApi(school, { as: 'rivera', link });
    const ask = (tag?: string) =>
      fetch(`${school.tool.url}/api/board`, {
        headers: {
          authorization: `Bearer ${view.session.token}`,
          ...(tag ? { 'if-none-match': tag } : {}),
        },
      });
    const first = await ask();
    const tag = first.headers.get('etag') ?? '';
    expect(first.status).toBe(200);
    await first.text();
    const same = await ask(tag);
    expect([same.status, await same.text()]).toEqual([304, '']);

    const journey = await handInBefore(school, { as: 'theo', link });
    const changed = await ask(tag);
    const board = (await changed.json()) as BoardView;
    expect(changed.status).toBe(200);
    expect(board.rows.find(({ name }) => name.startsWith('Theo'))?.waiting).toBe(1);

    const afterHandIn = changed.headers.get('etag') ?? '';
    await school.tool.dependencies.outbox.runOnce();
    const delivered = await ask(afterHandIn);
    expect(delivered.status).toBe(200);
    await delivered.text();
    await api.post(`/api/journeys/${journey.journeyId}/reviews`, {
      ...toReturn(journey),
      journeyId: undefined,
      outcome: 'accepted',
      points: 8,
    });
    expect((await ask(delivered.headers.get('etag') ?? '')).status).toBe(200);
  });
});

describe('The class as CSV', () => {
  test('holds the numbers of the screen, levels in words, a byte order mark, and no formulas', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    await answer(journey, { outcome: 'accepted', points: 6.5, level: 4 });
    await school.tool.dependencies.outbox.runOnce();
    const { csv, fileName } = await teacher.get<{ csv: string; fileName: string }>('/api/board/export');
    expect(fileName).toBe('Who-Lives-Here-and-Why.csv');
    expect(csv.startsWith('\uFEFFStudent,State,Waiting for you,')).toBe(true);
    const line = csv.split('\r\n').find((each) => each.startsWith('Ana Duarte'));
    const row = await rowOf('Ana Duarte');
    expect(line).toContain(`,${row.score.given},${row.score.maximum},${row.passback.scoreGiven},`);
    expect(line).toContain('Done · Going further · 6.5');
  });
});

describe('Why this number', () => {
  test('ends for teacher and student in the number of the board and the LMS', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    await answer(journey, { outcome: 'accepted', points: 6 });
    await school.tool.dependencies.outbox.runOnce();
    const student = (await openApi(school, { as: 'ana', link })).api;
    const why = await student.get<ScoreView>('/api/journey/score');
    expect(why.shown.given).toBe(6);
    expect(why).toEqual(
      await teacher.get<ScoreView>(`/api/board/students/${journey.student.personId}/score`),
    );
    expect((await rowOf('Ana Duarte')).score).toEqual(why.shown);
    expect(school.lms.findGrade(link, 'ana')?.score).toBe(6);
    const lines = why.milestones.flatMap(({ mustDo }) => mustDo);
    expect(lines.find(({ taskId }) => taskId === taskIds.trout)).toMatchObject({ earned: 6, possible: 8 });
  });

  test('shows the number that the teacher kept in the LMS, everywhere, with the pathway’s beside it', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    await answer(journey, { outcome: 'accepted', points: 6 });
    const { outbox } = school.tool.dependencies;
    await outbox.runOnce();
    const grade = school.lms.findGrade(link, 'ana');
    if (!grade) throw new Error('the LMS has no grade');
    grade.score = 9;
    await answer(journey, { outcome: 'accepted', points: 7 });
    await outbox.runOnce();
    expect((await rowOf('Ana Duarte')).passback).toMatchObject({ state: 'changed-in-lms', lmsScore: 9 });
    await teacher.post(`/api/journeys/${journey.journeyId}/passback/decisions`, { keep: 'theirs' });
    const student = (await openApi(school, { as: 'ana', link })).api;
    const why = await student.get<ScoreView>('/api/journey/score');
    expect(why.shown).toEqual({ given: 9, maximum: 100, insteadOf: 7 });
    expect((await rowOf('Ana Duarte')).score).toEqual(why.shown);
    const seen = await student.get<JourneyView>('/api/journey');
    expect(seen.score).toMatchObject({ given: 9, insteadOf: 7 });
  });
});
