import { classMarks, stuckReasons } from '../../../src/domain/class-marks.ts';
import { emptyJourney, switchTask } from '../../../src/domain/journey.ts';
import { aGroup, aPathway, mustDo } from './fixtures.ts';
import { walk } from './walk.ts';

const content = aPathway([
  mustDo('read', { title: 'Read the graph' }),
  aGroup('one-of', ['a', 'b'], { switching: 'ask-teacher' }),
]);
const steps = walk(content);
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 9));

describe('What a class list needs of a journey', () => {
  test('names what waits for the teacher, and since when', () => {
    const picked = steps.pick(emptyJourney, 'a', day(1));
    const journey = steps.hand(steps.hand(picked, 'a', 'h2', day(3)), 'read', 'h1', day(2));
    expect(classMarks(journey, content)).toMatchObject({
      waitingSince: day(2),
      lastActiveAt: day(3),
      asksToSwitch: false,
      waitingWorks: [
        { taskId: 'read', title: 'Read the graph', handInId: 'h1', handedInAt: day(2) },
        { taskId: 'a', title: 'Task a', handInId: 'h2', handedInAt: day(3) },
      ],
    });
  });

  test('is empty for a journey that was only opened', () => {
    expect(classMarks(emptyJourney, content)).toEqual({ waitingWorks: [], asksToSwitch: false });
  });
});

describe('A student is stuck', () => {
  test('when one task was sent back twice and is not accepted yet', () => {
    const once = steps.sendBack(steps.hand(emptyJourney, 'read', 'h1'), 'read', 'h1');
    expect(classMarks(once, content).sentBackTwice).toBeUndefined();
    const twice = steps.sendBack(steps.hand(once, 'read', 'h2'), 'read', 'h2');
    expect(classMarks(twice, content).sentBackTwice).toBe('Read the graph');
    const after = steps.accept(steps.hand(twice, 'read', 'h3'), 'read', 'h3');
    expect(classMarks(after, content).sentBackTwice).toBeUndefined();
  });

  test('when a wish to switch waits for the teacher', () => {
    const handedIn = steps.hand(steps.pick(emptyJourney, 'a'), 'a', 'h1');
    const asked = switchTask(handedIn, content, {
      id: 's1',
      groupId: 'one-of',
      fromTaskId: 'a',
      toTaskId: 'b',
      at: day(4),
    });
    const marks = classMarks(asked, content);
    expect(stuckReasons({ ...marks, stage: 'waiting' }, undefined, day(5))).toEqual(['asks-to-switch']);
  });

  const quiet = { lastActiveAt: day(1), stage: 'reviewed' } as const;

  test('when nothing came for 7 days while others went on', () => {
    expect(stuckReasons(quiet, day(5), day(8))).toEqual(['quiet']);
    expect(stuckReasons(quiet, day(5), new Date(day(8).getTime() - 1))).toEqual([]);
  });

  test('not when the whole class rests, when the work waits for the teacher, or when all is done', () => {
    expect(stuckReasons(quiet, undefined, day(20))).toEqual([]);
    expect(stuckReasons(quiet, day(1), day(20))).toEqual([]);
    expect(stuckReasons({ ...quiet, waitingSince: day(1) }, day(5), day(20))).toEqual([]);
    expect(stuckReasons({ ...quiet, stage: 'complete' }, day(5), day(20))).toEqual([]);
    expect(stuckReasons({ stage: 'not-started' }, day(5), day(20))).toEqual([]);
  });
});
