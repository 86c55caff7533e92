import { randomUUID } from 'node:crypto';
import type { BoardView } from '../../src/features/journeys/board.contract.ts';
import type { JourneyView, TaskView } from '../../src/features/journeys/journey.contract.ts';
import type { ScoreView } from '../../src/features/journeys/score.contract.ts';
import { roundPoints } from '../../src/domain/path-score.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { seededRandom } from '../unit/domain/fixtures.ts';
import { startSchool, type School } from '../support/tool.ts';

// The same score stands on the student's screen, on the board, in the outbox and in the LMS, whatever happens on the way.

let school: School;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
});
afterEach(() => {
  shift = 0;
});
afterAll(() => school.close());

interface Walk {
  student: ApiClient;
  teacher: ApiClient;
  random: () => number;
}

const handIn = ({ student }: Walk, task: TaskView) => {
  const format = task.formats[0] ?? 'text';
  const words: Record<string, object> = {
    text: { text: 'My work' },
    link: { link: 'https://example.org/work' },
    offline: { note: 'Shown' },
  };
  return student.post<JourneyView>('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: task.id,
    format: format in words ? format : 'text',
    ...(words[format] ?? words['text']),
  });
};

const review = ({ teacher, random }: Walk, journey: JourneyView, task: TaskView) => {
  const points = roundPoints(Math.floor(random() * (task.points * 4 + 1)) / 4);
  const accepted = { outcome: 'accepted', ...(task.points > 0 ? { points } : {}) };
  return teacher.post<JourneyView>(`/api/journeys/${journey.journeyId}/reviews`, {
    id: randomUUID(),
    taskId: task.id,
    handInId: task.handIns.at(-1)?.id,
    ...(random() < 0.7 ? accepted : { outcome: 'not-yet', comment: 'One more thing.' }),
  });
};

/** One step at random of all that a student and a teacher can do next. */
async function step(walk: Walk, journey: JourneyView): Promise<JourneyView> {
  const { random, student } = walk;
  const groups = journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((each) =>
      each.kind === 'group' && each.group.picked < each.group.choose ? [each.group] : [],
    ),
  );
  const tasks = tasksOf(journey);
  const mustDo = journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((each) => (each.kind === 'task' && each.task.state === 'open' ? [each.task] : [])),
  );
  const toDo = [...mustDo, ...tasks.filter(({ state }) => state === 'picked' || state === 'not-yet')];
  const reviewable = tasks.filter(({ handIns }) => handIns.length > 0);
  const actions = [
    ...groups.map((group) => () => {
      const open = group.tasks.filter(({ state }) => state === 'open');
      const taskId = open[Math.floor(random() * open.length)]?.id;
      return student.post<JourneyView>('/api/journey/picks', { id: randomUUID(), groupId: group.id, taskId });
    }),
    ...toDo.map((task) => () => handIn(walk, task)),
    ...reviewable.map((task) => () => review(walk, journey, task)),
    ...reviewable.map((task) => () => review(walk, journey, task)),
  ];
  const action = actions[Math.floor(random() * actions.length)];
  return action ? action() : journey;
}

describe.each(['canvas', 'schoology'] as const)('in %s', (dress) => {
  test.each([1, 2, 3])('one number stands everywhere after each of 14 steps, walk %i', async (seed) => {
    const { outbox } = school.tool.dependencies;
    const link = await addPathway(school, dress);
    const as = ['ana', 'dev', 'mina'][seed - 1] ?? 'ana';
    const [{ api: student }, { api: teacher }] = await Promise.all([
      openApi(school, { as, link, dress }),
      openApi(school, { as: 'rivera', link, dress }),
    ]);
    const walk: Walk = { student, teacher, random: seededRandom(seed * 7) };
    let journey = await student.get<JourneyView>('/api/journey');
    for (let count = 0; count < 14; count += 1) {
      journey = await step(walk, journey);
      await outbox.runOnce();
      const number = await numberEverywhere(walk, journey);
      const inLms = school.lms.findGrade(link, as, dress)?.score ?? undefined;
      expect({ step: count, ...number, lms: inLms }).toEqual({
        step: count,
        student: number.student,
        board: number.student,
        why: number.student,
        outbox: number.student,
        lms: number.student,
      });
      journey = await student.get<JourneyView>('/api/journey');
    }
    expect(journey.score.given).toBeDefined();
  });

  test('a grade that the teacher changed in the LMS is noticed when the board is opened, and asked about', async () => {
    const { outbox } = school.tool.dependencies;
    const link = await addPathway(school, dress);
    const [{ api: student }, { api: teacher }] = await Promise.all([
      openApi(school, { as: 'ana', link, dress }),
      openApi(school, { as: 'rivera', link, dress }),
    ]);
    const walk: Walk = { student, teacher, random: () => 0.5 };
    let journey = await student.get<JourneyView>('/api/journey');
    const [task] = tasksOf(journey).filter(({ points }) => points > 0);
    if (!task) throw new Error('nothing to do');
    journey = await handIn(walk, task);
    const handedIn = tasksOf(journey).find(({ id }) => id === task.id);
    if (handedIn) journey = await review(walk, journey, handedIn);
    await outbox.runOnce();
    const ours = journey.score.given;
    const grade = school.lms.findGrade(link, 'ana', dress);
    if (!grade) throw new Error('the LMS has no grade');
    grade.score = 42;
    shift += 6 * 60_000;
    const seen = await rowOnceHeld(teacher, journey.journeyId);
    expect(seen?.passback).toMatchObject({ state: 'changed-in-lms', lmsScore: 42, scoreGiven: ours });

    await teacher.post(`/api/journeys/${journey.journeyId}/passback/decisions`, { keep: 'theirs' });
    const kept = await numberEverywhere(walk, journey);
    expect(kept).toEqual({ student: 42, board: 42, why: 42, outbox: 42 });
    expect(school.lms.findGrade(link, 'ana', dress)?.score).toBe(42);
  });
});

/** The look goes on in the background, as for a teacher whose board asks again and again. */
async function rowOnceHeld(teacher: ApiClient, journeyId: string) {
  for (let asked = 0; ; asked += 1) {
    const { rows } = await teacher.get<BoardView>('/api/board');
    const row = rows.find((each) => each.journeyId === journeyId);
    if (row?.passback.state === 'changed-in-lms' || asked > 200) return row;
  }
}

async function numberEverywhere({ student, teacher }: Walk, { journeyId }: JourneyView) {
  const [own, board, why, stored] = await Promise.all([
    student.get<JourneyView>('/api/journey'),
    teacher.get<BoardView>('/api/board'),
    student.get<ScoreView>('/api/journey/score'),
    school.tool.dependencies.board.store.get(await tenantOf(journeyId), journeyId),
  ]);
  const { kept, sent, wanted } = stored.passback;
  return {
    student: own.score.given,
    board: board.rows.find((row) => row.journeyId === journeyId)?.score.given,
    why: why.shown.given,
    outbox: kept ? kept.lmsScore : (sent ?? wanted)?.scoreGiven,
  };
}

async function tenantOf(journeyId: string): Promise<string> {
  const journeys = (await school.tool.openOwnConnection()).collection('journeys');
  const found = await journeys.findOne({ _id: journeyId as never });
  return String(found?.['tenantId']);
}
