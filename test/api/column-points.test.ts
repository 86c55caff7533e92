import type { BoardView } from '../../src/features/journeys/board.contract.ts';
import { addPathway, handInBefore, openApi, reviewBefore } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

// The teacher changes an assignment's points in the LMS after grades were sent.

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.close());

async function gradedClass(): Promise<string> {
  const link = await addPathway(school);
  for (const as of ['ana', 'dev']) {
    await reviewBefore(school, await handInBefore(school, { as, link }), { link, points: 6 });
  }
  await handInBefore(school, { as: 'mina', link });
  await school.tool.dependencies.outbox.runOnce();
  return link;
}

function changePoints(link: string, points: number): void {
  const column = school.lms.state.lineItems.find(({ assignmentId }) => assignmentId === link);
  if (!column) throw new Error('the assignment has no column');
  column.scoreMaximum = points;
}

const scores = (link: string) =>
  ['ana', 'dev', 'mina'].map((person) => school.lms.findGrade(link, person)?.score ?? null);

test('every grade follows when the teacher opens the class, with no change to anybody’s work', async () => {
  const link = await gradedClass();
  expect(scores(link)).toEqual([6, 6, null]);
  changePoints(link, 50);
  const board = await boardOnce(link, () =>
    scores(link)
      .slice(0, 2)
      .every((score) => score === 3),
  );
  expect(scores(link)).toEqual([3, 3, null]);
  const ana = board.rows.find(({ name }) => name === 'Ana Duarte');
  expect(ana?.score).toEqual({ given: 3, maximum: 50 });
  expect(ana?.passback).toMatchObject({ state: 'delivered', scoreGiven: 3, scoreMaximum: 50 });
});

test('a grade that the teacher changed by hand stays held, and is asked about on the new scale', async () => {
  const link = await gradedClass();
  const grade = school.lms.findGrade(link, 'ana');
  if (!grade) throw new Error('the LMS has no grade');
  grade.score = 45;
  changePoints(link, 50);
  const board = await boardOnce(link, () => scores(link)[1] === 3);
  const ana = board.rows.find(({ name }) => name === 'Ana Duarte');
  expect(scores(link)[0]).toBe(45);
  expect(ana?.passback).toMatchObject({ state: 'changed-in-lms', lmsScore: 45, scoreGiven: 3 });
});

/** The teacher's board, looked at until the LMS shows what is waited for. */
async function boardOnce(link: string, isThere: () => boolean): Promise<BoardView> {
  const { api } = await openApi(school, { as: 'rivera', link });
  while (!isThere()) {
    await api.get('/api/board');
    await school.tool.dependencies.outbox.runOnce();
  }
  return api.get('/api/board');
}
