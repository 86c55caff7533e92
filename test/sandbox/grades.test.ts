import type { Dress, Grade } from '../../sandbox/lms/index.ts';
import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { getPerson } from '../../sandbox/lms/sandbox.ts';
import { gradeByHand } from '../../sandbox/lms/teacher-grade.ts';
import { connectServices, startTestSchool } from './fake-tool.ts';
import type { TestSchool } from './fake-tool.ts';

const scoreType = 'application/vnd.ims.lis.v1.score+json';
const extensionKey = 'https://canvas.instructure.com/lti/submission';

let school: TestSchool;

beforeAll(async () => {
  school = await startTestSchool();
});

afterAll(() => school.close());

beforeEach(() => school.lms.reset());

/** An assignment of 62 points with what a tool needs to grade Ana in it. */
async function prepare(dress: Dress) {
  const { lms } = school;
  const assignment = lms.addAssignment({ dress, course: 'science-7', title: 'Ecosystems', scoreMaximum: 62 });
  const item = lms.state.lineItems.find((one) => one.assignmentId === assignment.id);
  const course = lms.state.school.courses.find((one) => one.id === 'science-7');
  if (!item || !course) throw new Error('the assignment has no line item');
  const rules = dressRules[dress];
  const url = `${lms.url}${rules.lineItemsPath(rules, course)}/${item.id}`;
  const call = await connectServices(school, dress);
  const userId = rules.subject(getPerson(lms.state, 'ana'));
  const timestamp = '2026-11-20T10:00:00.000Z';
  const body = {
    userId,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    scoreGiven: 26,
    scoreMaximum: 31,
    timestamp,
  };
  return {
    assignment,
    item,
    url,
    call,
    userId,
    body,
    score: (changes: Record<string, unknown> = {}) =>
      call(`${url}/scores`, { method: 'POST', type: scoreType, body: { ...body, ...changes } }),
    grade: (): Grade | undefined =>
      lms.state.gradebook.find((one) => one.lineItemId === item.id && one.personId === 'ana'),
    results: async (query = '') =>
      (await call(`${url}/results${query}`)).json() as Promise<Record<string, unknown>[]>,
  };
}

describe('a score in the Canvas dress', () => {
  test('is rescaled to the points of the line item, answered 200, and kept with its history', async () => {
    const { score, grade } = await prepare('canvas');
    const answer = await score();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('resultUrl');
    expect(grade()).toMatchObject({ score: 52, gradedBy: 'tool', history: [{ by: 'tool', score: 52 }] });
  });

  test.each([
    ['userId', { userId: undefined }],
    ['activityProgress', { activityProgress: undefined }],
    ['gradingProgress', { gradingProgress: 'Graded' }],
    ['timestamp', { timestamp: undefined }],
  ])('without a right %s is refused with 400', async (field, changes) => {
    const { score } = await prepare('canvas');
    expect((await score(changes)).status).toBe(400);
    expect(school.lms.state.requests.at(-1)?.refusal).toContain(field);
  });

  test('with an earlier timestamp than the last is refused with 400; with an equal one it is taken', async () => {
    const { score, grade } = await prepare('canvas');
    await score();
    expect((await score({ timestamp: '2026-11-20T09:59:59.999Z', scoreGiven: 1 })).status).toBe(400);
    expect(grade()).toMatchObject({ score: 52 });
    expect((await score({ scoreGiven: 31 })).status).toBe(200);
    expect(grade()).toMatchObject({ score: 62 });
  });

  test.each([
    ['somebody unknown', { userId: 'nobody' }],
    ['a scoreGiven without scoreMaximum', { scoreMaximum: undefined }],
    ['a negative score', { scoreGiven: -1 }],
    ['a maximum of 0', { scoreMaximum: 0 }],
  ])('for %s is refused with 422', async (_name, changes) => {
    const { score } = await prepare('canvas');
    expect((await score(changes)).status).toBe(422);
  });

  test('for the test student of Student View is taken, and only teachers see its row', async () => {
    const { score, results } = await prepare('canvas');
    const { lms } = school;
    const userId = dressRules.canvas.subject(getPerson(lms.state, 'rivera'), true);
    expect((await score({ userId })).status).toBe(200);
    expect(await results(`?user_id=${userId}`)).toMatchObject([{ userId, resultScore: 26 }]);
    const page = async (as: string) =>
      (await fetch(`${lms.url}/canvas/courses/science-7/gradebook?as=${as}`)).text();
    expect(await page('rivera')).toContain('Test Student');
    expect(await page('ana')).not.toContain('Test Student');
  });

  test('for the teacher is refused with 422', async () => {
    const { score } = await prepare('canvas');
    const userId = dressRules.canvas.subject(getPerson(school.lms.state, 'rivera'));
    expect((await score({ userId })).status).toBe(422);
  });

  test('while the assignment is unpublished is refused with 422', async () => {
    const { score, assignment } = await prepare('canvas');
    assignment.published = false;
    expect((await score()).status).toBe(422);
    expect(school.lms.state.requests.at(-1)?.refusal).toContain('unpublished');
    assignment.published = true;
    expect((await score()).status).toBe(200);
  });

  test('that is neither FullyGraded nor PendingManual clears the grade, unless it says preserve_score', async () => {
    const { score, grade } = await prepare('canvas');
    await score();
    const pending = { gradingProgress: 'Pending', activityProgress: 'Submitted', scoreGiven: undefined };
    await score({ ...pending, [extensionKey]: { preserve_score: true } });
    expect(grade()).toMatchObject({ score: 52 });
    await score(pending);
    expect(grade()).toMatchObject({ score: null, gradedBy: null });
  });

  test('that is PendingManual keeps its points and asks for review', async () => {
    const { score, grade } = await prepare('canvas');
    await score({ gradingProgress: 'PendingManual' });
    expect(grade()).toMatchObject({ score: 52, needsGrading: true });
  });

  test('of 0 is a grade', async () => {
    const { score, grade } = await prepare('canvas');
    await score({ scoreGiven: 0 });
    expect(grade()).toMatchObject({ score: 0, gradedBy: 'tool' });
  });

  test('makes an attempt with its data each time, unless new_submission is false or it is Initialized', async () => {
    const { score, grade } = await prepare('canvas');
    const data = {
      submission_type: 'basic_lti_launch',
      submission_data: `${school.tool.url}/lti/launch?work=1`,
    };
    await score({ [extensionKey]: data, submission: { submittedAt: '2026-11-20T09:58:00.000Z' } });
    await score();
    expect(grade()?.attempts).toEqual([
      { submittedAt: '2026-11-20T09:58:00.000Z', type: 'basic_lti_launch', data: data.submission_data },
      { submittedAt: expect.any(String), type: 'external_tool', data: null },
    ]);
    await score({ [extensionKey]: { new_submission: false } });
    await score({ activityProgress: 'Initialized' });
    expect(grade()?.attempts).toHaveLength(2);
  });

  test('piles up comments', async () => {
    const { score, grade } = await prepare('canvas');
    await score({ comment: 'First' });
    await score({ comment: 'Second' });
    expect(grade()?.comments).toEqual(['First', 'Second']);
  });

  test('overwrites what a teacher gave, unless prioritize_non_tool_grade; the result shows the teacher first', async () => {
    const { score, grade, item, results } = await prepare('canvas');
    await score();
    gradeByHand(
      { url: school.lms.url, state: school.lms.state, clock: () => new Date() },
      { lineItemId: item.id, personId: 'ana', score: 60 },
    );
    expect(await results()).toMatchObject([{ resultScore: 30, resultMaximum: 31 }]);
    await score({ [extensionKey]: { prioritize_non_tool_grade: true } });
    expect(grade()).toMatchObject({ score: 60, gradedBy: 'teacher' });
    await score();
    expect(grade()).toMatchObject({ score: 52, gradedBy: 'tool' });
  });

  test('with another media type is refused with 415', async () => {
    const { call, url, body } = await prepare('canvas');
    expect((await call(`${url}/scores`, { method: 'POST', type: 'application/json', body })).status).toBe(
      415,
    );
  });
});

describe('a score in the Schoology dress', () => {
  test('is answered 201 and shows as a number only', async () => {
    const { score, grade } = await prepare('schoology');
    expect((await score({ activityProgress: 'Started', gradingProgress: 'Pending' })).status).toBe(201);
    expect(grade()).toMatchObject({ score: 52, needsGrading: false, attempts: [] });
  });

  test('with a field that the standard does not know is refused with 400', async () => {
    const { score, grade } = await prepare('schoology');
    expect((await score({ [extensionKey]: { new_submission: false } })).status).toBe(400);
    expect(school.lms.state.requests.at(-1)?.refusal).toContain('canvas.instructure.com');
    expect(grade()).toBeUndefined();
  });

  test('without a comment erases the comment; a comment without a score is kept', async () => {
    const { score, grade } = await prepare('schoology');
    await score({ comment: 'Look at page 3' });
    expect(grade()?.comments).toEqual(['Look at page 3']);
    await score();
    expect(grade()?.comments).toEqual([]);
    await score({ scoreGiven: undefined, scoreMaximum: undefined, comment: 'Handed in' });
    expect(grade()).toMatchObject({ score: null, comments: ['Handed in'] });
  });

  test('wipes the flag that a teacher set', async () => {
    const { score, grade, item } = await prepare('schoology');
    const sandbox = { url: school.lms.url, state: school.lms.state, clock: () => new Date() };
    gradeByHand(sandbox, { lineItemId: item.id, personId: 'ana', score: null, flag: 'Missing' });
    await score();
    expect(grade()).toMatchObject({
      flag: null,
      history: [{ by: 'teacher' }, { effect: expect.stringContaining('Missing') }],
    });
  });

  test('is found by results only with the digits before the colons', async () => {
    const { score, results, userId } = await prepare('schoology');
    await score();
    expect(await results(`?user_id=${encodeURIComponent(userId)}`)).toEqual([]);
    expect(await results(`?user_id=${userId.split('::')[0]}`)).toMatchObject([
      { userId, resultScore: 52, resultMaximum: 62 },
    ]);
  });
});

describe('results', () => {
  test('are paged by limit, with the next page in a link header', async () => {
    const { call, url, item } = await prepare('canvas');
    const sandbox = { url: school.lms.url, state: school.lms.state, clock: () => new Date() };
    for (const personId of ['ana', 'dev', 'mina'])
      gradeByHand(sandbox, { lineItemId: item.id, personId, score: 5 });
    const first = await call(`${url}/results?limit=2`);
    expect(await first.json()).toHaveLength(2);
    const [, next = ''] = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '') ?? [];
    const second = await call(next);
    expect(await second.json()).toHaveLength(1);
    expect(second.headers.get('link')).toBeNull();
  });

  test('of one student are found by user_id in the Canvas dress', async () => {
    const { score, results, userId } = await prepare('canvas');
    await score();
    expect(await results(`?user_id=${userId}`)).toHaveLength(1);
    expect(await results('?user_id=nobody')).toEqual([]);
  });
});
