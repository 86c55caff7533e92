import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { startSandboxLms, type Assignment, type Dress, type SandboxLms } from '../../sandbox/lms/index.ts';
import { getCourse, getPerson } from '../../sandbox/lms/sandbox.ts';
import { testDatabaseUri } from '../support/database.ts';
import { openGradeBench, type GradeBench } from '../support/grades.ts';

/** One dress of the sandbox LMS with an assignment of 10 points in it, and the tool's outbox. */
interface Stage {
  lms: SandboxLms;
  bench: GradeBench;
  assignment: Assignment;
  students: string[];
  /** The next student's person id, their `sub`, and their place in the gradebook. */
  nextStudent(): { id: string; sub: string };
  cell(studentId: string): ReturnType<SandboxLms['findGrade']>;
  close(): Promise<void>;
}

async function openStage(dress: Dress): Promise<Stage> {
  let bench: GradeBench | undefined;
  const tool: Server = createServer((_request, response) => {
    void bench?.registry.publicKeySet().then((keys) => response.end(JSON.stringify(keys)));
  });
  await new Promise<void>((resolve) => tool.listen(0, '127.0.0.1', resolve));
  const lms = await startSandboxLms({ toolUrl: `http://127.0.0.1:${(tool.address() as AddressInfo).port}` });
  const platform = lms.platform(dress);
  const assignment = lms.addAssignment({ dress, course: 'science-7', title: 'Ecosystems', scoreMaximum: 10 });
  const rules = dressRules[dress];
  const course = getCourse(lms.state, 'science-7');
  const item = lms.state.lineItems.find((one) => one.assignmentId === assignment.id);
  const [container, query] = [`${lms.url}${rules.lineItemsPath(rules, course)}`, rules.lineItemsQuery(rules)];
  const places = { url: lms.url, tokenUrl: platform.tokenUrl, lineItemsUrl: `${container}${query}` };
  const opened = await openGradeBench(
    testDatabaseUri(`sandbox_${dress}`),
    { ...places, lineItemUrl: `${container}/${item?.id}${rules.lineItemSuffix}${query}` },
    { platform },
  );
  bench = opened;
  const students = course.enrolments.filter(({ role }) => role === 'student').map(({ personId }) => personId);
  return {
    lms,
    bench: opened,
    assignment,
    students,
    nextStudent() {
      const id = students.shift() ?? '';
      return { id, sub: rules.subject(getPerson(lms.state, id)) };
    },
    cell: (studentId) => lms.findGrade(assignment.id, studentId, dress),
    async close() {
      await opened.close();
      await lms.close();
      tool.closeAllConnections();
      tool.close();
    },
  };
}

const submittedAt = new Date('2026-09-01T09:00:00Z');
const handedIn = {
  scoreGiven: null,
  activityProgress: 'InProgress',
  gradingProgress: 'PendingManual',
  submittedAt,
} as const;

describe.each(['canvas', 'schoology', 'moodle'] as const)('the outbox and the sandbox LMS as %s', (dress) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(dress);
  });

  afterEach(() => {
    Object.assign(stage.lms.state.faults, { lostAnswer: null, serverError: null, unauthorized: null });
  });

  afterAll(() => stage.close());

  test('a reviewed work’s grade stands in the gradebook', async () => {
    const student = stage.nextStudent();
    await stage.bench.addJourney(student.sub, { scoreGiven: 8.5 });
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)).toMatchObject({ score: 8.5, gradedBy: 'tool' });
  });

  test('a lost answer doubles nothing', async () => {
    const student = stage.nextStudent();
    await stage.bench.addJourney(student.sub);
    stage.lms.state.faults.lostAnswer = { remaining: 1, services: ['scores'] };
    expect(await stage.bench.outbox().runOnce()).toMatchObject({ failed: 1 });
    stage.bench.pass(60);
    expect(await stage.bench.outbox().runOnce()).toMatchObject({ delivered: 1 });
    expect(stage.cell(student.id)?.history).toHaveLength(1);
  });

  test('a refused token is replaced within the same try', async () => {
    const student = stage.nextStudent();
    await stage.bench.addJourney(student.sub);
    stage.lms.state.faults.unauthorized = { remaining: 1, services: ['scores'] };
    expect(await stage.bench.outbox().runOnce()).toMatchObject({ delivered: 1 });
  });

  test('a grade that the teacher changed by hand is held', async () => {
    const student = stage.nextStudent();
    const journeyId = await stage.bench.addJourney(student.sub);
    await stage.bench.outbox().runOnce();
    Object.assign(stage.cell(student.id) ?? {}, { score: 6, gradedBy: 'teacher' });
    await stage.bench.want(journeyId, { scoreGiven: 9 });
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)?.score).toBe(6);
    expect((await stage.bench.passback(journeyId)).problem).toMatchObject({
      reason: 'changed-in-lms',
      lmsScore: 6,
    });
  });

  test('somebody who is not in the course is refused, and nobody else waits for it', async () => {
    const student = stage.nextStudent();
    const strangerJourney = await stage.bench.addJourney('nobody');
    await stage.bench.addJourney(student.sub);
    await stage.bench.outbox().runOnce();
    expect((await stage.bench.passback(strangerJourney)).problem?.reason).toBe('refused');
    expect(stage.cell(student.id)?.score).toBe(8);
  });
});

describe('the outbox and Canvas', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage('canvas');
  });

  afterAll(() => stage.close());

  test('a hand-in is one attempt, its review is none, and a later hand-in keeps the score', async () => {
    const student = stage.nextStudent();
    const journeyId = await stage.bench.addJourney(student.sub, handedIn);
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)).toMatchObject({ score: null });
    expect(stage.cell(student.id)?.attempts).toHaveLength(1);
    await stage.bench.want(journeyId, { submittedAt, scoreGiven: 7 });
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)).toMatchObject({ score: 7 });
    expect(stage.cell(student.id)?.attempts).toHaveLength(1);
    const again = new Date(submittedAt.getTime() + 3_600_000);
    await stage.bench.want(journeyId, {
      submittedAt: again,
      scoreGiven: 7,
      gradingProgress: 'PendingManual',
    });
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)).toMatchObject({ score: 7, needsGrading: true });
    expect(stage.cell(student.id)?.attempts).toHaveLength(2);
  });

  test('a grade arrives also when the student’s attempts in Canvas are used up', async () => {
    const student = stage.nextStudent();
    stage.assignment.allowedAttempts = 1;
    const journeyId = await stage.bench.addJourney(student.sub, handedIn);
    await stage.bench.outbox().runOnce();
    const later = new Date(submittedAt.getTime() + 1_000);
    await stage.bench.want(journeyId, { scoreGiven: 7, submittedAt: later });
    expect(await stage.bench.outbox().runOnce()).toMatchObject({ delivered: 1 });
    expect(stage.cell(student.id)).toMatchObject({ score: 7, attempts: [{ type: 'external_tool' }] });
    stage.assignment.allowedAttempts = null;
  });

  test('a grade for an unpublished assignment waits until it is published', async () => {
    const student = stage.nextStudent();
    stage.assignment.published = false;
    const journeyId = await stage.bench.addJourney(student.sub);
    await stage.bench.outbox().runOnce();
    expect((await stage.bench.passback(journeyId)).problem).toMatchObject({
      reason: 'lms-failed',
      lmsStatus: 422,
    });
    stage.assignment.published = true;
    stage.bench.pass(3_600);
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)?.score).toBe(8);
  });
});

describe('the outbox and Schoology', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage('schoology');
  });

  afterAll(() => stage.close());

  test('a hand-in sends nothing, and a flag set by hand survives until the score changes', async () => {
    const student = stage.nextStudent();
    const journeyId = await stage.bench.addJourney(student.sub, handedIn);
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)).toBeNull();
    await stage.bench.want(journeyId, { submittedAt, scoreGiven: 7 });
    await stage.bench.outbox().runOnce();
    Object.assign(stage.cell(student.id) ?? {}, { flag: 'Missing' });
    const again = new Date(submittedAt.getTime() + 3_600_000);
    await stage.bench.want(journeyId, {
      submittedAt: again,
      scoreGiven: 7,
      gradingProgress: 'PendingManual',
    });
    await stage.bench.outbox().runOnce();
    expect(stage.cell(student.id)).toMatchObject({ score: 7, flag: 'Missing' });
  });
});
