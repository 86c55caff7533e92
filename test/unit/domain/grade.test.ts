import { gradeOf } from '../../../src/domain/grade.ts';
import { emptyJourney, pickTask, switchTask } from '../../../src/domain/journey.ts';
import { aGroup, aPathway, mustDo } from './fixtures.ts';
import { walk } from './walk.ts';

const monday = new Date('2026-03-09T08:00:00Z');
const tuesday = new Date('2026-03-10T08:00:00Z');
const friday = new Date('2026-03-13T08:00:00Z');

const content = aPathway([
  mustDo('read', { points: 20, title: 'Read the signs' }),
  mustDo('draw', { points: 10, title: 'Draw' }),
  aGroup('one-of', ['a', 'b'], { points: 12 }),
  aGroup('two-of', ['d', 'e', 'f'], { points: 20, choose: 2 }),
]);
const { pick, hand, accept, sendBack } = walk(content);

describe('The grade of a journey', () => {
  test('is nothing while nothing was handed in', () => {
    expect(gradeOf(emptyJourney, content, 100)).toBeNull();
    expect(gradeOf(pick(emptyJourney, 'a'), content, 100)).toBeNull();
  });

  test('has no score while nothing was reviewed, and says that work waits', () => {
    const journey = hand(pick(emptyJourney, 'a', monday), 'a', 'h1', tuesday);
    expect(gradeOf(journey, content, 100)).toEqual({
      scoreGiven: null,
      scoreMaximum: 100,
      activityProgress: 'InProgress',
      gradingProgress: 'PendingManual',
      startedAt: monday,
      submittedAt: tuesday,
      comment: 'Handed in, not reviewed yet. Waiting for the teacher: 1.',
    });
  });

  test('grows with each acceptance, on the scale of the column', () => {
    const waiting = hand(hand(emptyJourney, 'read', 'h1', monday), 'draw', 'h2', friday);
    const journey = accept(waiting, 'read', 'h1', 18);
    expect(gradeOf(journey, content, 100)).toMatchObject({
      scoreGiven: 29.03,
      gradingProgress: 'PendingManual',
      startedAt: monday,
      submittedAt: friday,
      comment: '18 of 62 points so far. Counted: Read the signs (18 of 20). Waiting for the teacher: 1.',
    });
    expect(gradeOf(journey, content, 62)?.scoreGiven).toBe(18);
    expect(gradeOf(accept(journey, 'draw', 'h2', 10), content, 62)).toMatchObject({
      scoreGiven: 28,
      gradingProgress: 'FullyGraded',
      activityProgress: 'InProgress',
    });
  });

  test("is 52 of 62 for the design's example, with 83.87 of 100", () => {
    let journey = emptyJourney;
    const works = [
      ['read', 18],
      ['draw', 10],
      ['b', 7.5],
      ['d', 9],
      ['e', 6],
    ] as const;
    for (const [taskId, points] of works) {
      if (!['read', 'draw'].includes(taskId)) journey = pick(journey, taskId);
      journey = accept(hand(journey, taskId, `h-${taskId}`), taskId, `h-${taskId}`, points);
    }
    expect(gradeOf(journey, content, 100)).toMatchObject({
      scoreGiven: 83.87,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      comment:
        '52 of 62 points. Counted: Read the signs (18 of 20); Draw (10 of 10); Task b (9 of 12); Task d (9 of 10); Task e (6 of 10).',
    });
    const switched = switchTask(journey, content, {
      id: 's',
      groupId: 'two-of',
      fromTaskId: 'e',
      toTaskId: 'f',
      at: friday,
    });
    const worse = accept(hand(switched, 'f', 'h-f'), 'f', 'h-f', 5);
    expect(gradeOf(worse, content, 100)?.scoreGiven).toBe(83.87);
  });

  test('is submitted once everything asked for was handed in, and stays so after "not yet"', () => {
    let journey = emptyJourney;
    for (const taskId of ['a', 'd', 'e']) journey = pick(journey, taskId);
    for (const taskId of ['read', 'draw', 'a', 'd']) journey = hand(journey, taskId, `h-${taskId}`);
    expect(gradeOf(journey, content, 100)?.activityProgress).toBe('InProgress');
    journey = hand(journey, 'e', 'h-e');
    expect(gradeOf(journey, content, 100)?.activityProgress).toBe('Submitted');
    journey = sendBack(journey, 'e', 'h-e');
    expect(gradeOf(journey, content, 100)).toMatchObject({ activityProgress: 'Submitted', scoreGiven: 0 });
  });

  test('falls to 0, not to nothing, when the only acceptance is taken back', () => {
    const accepted = accept(hand(emptyJourney, 'read', 'h1'), 'read', 'h1', 20);
    const grade = gradeOf(sendBack(accepted, 'read', 'h1'), content, 100);
    expect(grade).toMatchObject({
      scoreGiven: 0,
      gradingProgress: 'FullyGraded',
      comment: '0 of 62 points so far.',
    });
  });

  test('neither waits nor scores when the only hand-in was switched away', () => {
    const handed = hand(pick(emptyJourney, 'a'), 'a', 'h1');
    const journey = switchTask(handed, content, {
      id: 's',
      groupId: 'one-of',
      fromTaskId: 'a',
      toTaskId: 'b',
      at: friday,
    });
    expect(gradeOf(journey, content, 100)).toMatchObject({ scoreGiven: null, gradingProgress: 'Pending' });
  });

  test('carries no score where the pathway is worth nothing, but does say completed', () => {
    const free = aPathway([mustDo('look', { points: 0 })]);
    const { hand: handFree, accept: acceptFree } = walk(free);
    const journey = acceptFree(handFree(emptyJourney, 'look', 'h'), 'look', 'h', 0);
    expect(gradeOf(journey, free, 10)).toMatchObject({
      scoreGiven: null,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
  });

  test('explains itself in Spanish for a pathway in Spanish', () => {
    const spanish = { ...content, language: 'es-MX' };
    const journey = accept(hand(hand(emptyJourney, 'read', 'h1'), 'draw', 'h2'), 'read', 'h1', 18);
    expect(gradeOf(journey, spanish, 100)?.comment).toBe(
      '18 de 62 puntos hasta ahora. Cuenta: Read the signs (18 de 20). Espera al docente: 1.',
    );
  });

  test('never explains itself in more than 1,000 characters, and counts what it leaves out', () => {
    const many = aPathway(
      Array.from({ length: 40 }, (_, i) => mustDo(`t${i}`, { title: `${i} ${'long '.repeat(20)}`.trim() })),
    );
    const { hand: handMany, accept: acceptMany } = walk(many);
    let journey = emptyJourney;
    for (let i = 0; i < 40; i += 1)
      journey = acceptMany(handMany(journey, `t${i}`, `h${i}`), `t${i}`, `h${i}`);
    const comment = gradeOf(journey, many, 100)?.comment ?? '';
    expect(comment.length).toBeLessThanOrEqual(1000);
    expect(comment).toMatch(/^400 of 400 points\. Counted: 0 long .*; and 3\d more\.$/);
  });

  test('starts with the first pick, even of a replaced one', () => {
    const early = pickTask(emptyJourney, content, { id: 'p', groupId: 'one-of', taskId: 'a', at: monday });
    const journey = switchTask(early, content, {
      id: 's',
      groupId: 'one-of',
      fromTaskId: 'a',
      toTaskId: 'b',
      at: tuesday,
    });
    expect(gradeOf(hand(journey, 'b', 'h', friday), content, 100)).toMatchObject({
      startedAt: monday,
      submittedAt: friday,
    });
  });
});
