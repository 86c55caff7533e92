import { gradeOf } from '../../../src/domain/grade.ts';
import { emptyJourney, type Journey } from '../../../src/domain/journey.ts';
import { roundPoints } from '../../../src/domain/path-score.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { whyScore } from '../../../src/domain/why-score.ts';
import { aGroup, aPathway, mustDo, seededRandom } from './fixtures.ts';
import { walk } from './walk.ts';

const vector = aPathway([
  mustDo('read', { points: 20 }),
  mustDo('draw', { points: 10 }),
  mustDo('look', { points: 0 }),
  aGroup('one-of', ['a', 'b', 'c'], { points: 12, choose: 1 }),
  aGroup('two-of', ['d', 'e', 'f', 'g'], { points: 20, choose: 2 }),
]);

/** Hands in and accepts with a share of the task's points. */
function done(journey: Journey, content: PathwayContent, taskId: string, share: number): Journey {
  const steps = walk(content);
  const task = content.milestones
    .flatMap(({ steps: all }) => all)
    .flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks))
    .find(({ id }) => id === taskId);
  const handedIn = steps.hand(journey, taskId, `h-${taskId}`);
  const points = task?.points === 0 ? undefined : roundPoints((task?.points ?? 0) * share);
  return steps.accept(handedIn, taskId, `h-${taskId}`, points);
}

describe('Why a score is what it is', () => {
  test('is told part by part: must-do 28 of 30, the best of each group, 52 of 62', () => {
    const steps = walk(vector);
    let journey = done(emptyJourney, vector, 'read', 0.9);
    journey = done(journey, vector, 'draw', 1);
    journey = done(steps.pick(journey, 'b'), vector, 'b', 0.75);
    journey = done(steps.pick(journey, 'd'), vector, 'd', 0.6);
    journey = done(steps.pick(journey, 'f'), vector, 'f', 0.9);
    const why = whyScore(journey, vector, 100);
    expect(why).toMatchObject({ earned: 52, possible: 62, maximum: 100, given: 83.87 });
    const [part] = why.milestones;
    expect(part?.mustDo.map(({ taskId, earned, possible }) => [taskId, earned, possible])).toEqual([
      ['read', 18, 20],
      ['draw', 10, 10],
    ]);
    expect(part?.groups).toMatchObject([
      { points: 12, choose: 1, slotPoints: 12, earned: 9, emptySlots: 0 },
      {
        slotPoints: 10,
        earned: 15,
        counted: [
          { taskId: 'f', earned: 9, possible: 10 },
          { taskId: 'd', earned: 6, possible: 10 },
        ],
      },
    ]);
  });

  test('names work that is accepted and does not count, and slots that are empty', () => {
    const content = aPathway([aGroup('one-of', ['a', 'b'], { points: 12, choose: 1 })]);
    const steps = walk(content);
    const first = done(steps.pick(emptyJourney, 'a'), content, 'a', 0.5);
    const second = done(steps.pick(emptyJourney, 'b'), content, 'b', 1);
    const both = { ...second, works: [...first.works, ...second.works] };
    expect(whyScore(both, content, 12).milestones[0]?.groups[0]).toMatchObject({
      counted: [{ taskId: 'b', earned: 12 }],
      notCounted: [{ taskId: 'a', earned: 6 }],
      emptySlots: 0,
      earned: 12,
    });
    expect(whyScore(emptyJourney, content, 12).milestones[0]?.groups[0]).toMatchObject({
      counted: [],
      emptySlots: 1,
      earned: 0,
    });
  });

  test('has no number to show while nothing was reviewed', () => {
    expect(whyScore(emptyJourney, vector, 100)).toMatchObject({ earned: 0, possible: 62 });
    expect(whyScore(emptyJourney, vector, 100)).not.toHaveProperty('given');
  });

  test('ends in the number that is sent, and its parts add up, for 300 walks', () => {
    const random = seededRandom(30);
    for (let count = 0; count < 300; count += 1) {
      const maximum = [100, 62, 7, 10][count % 4] ?? 100;
      let journey = emptyJourney;
      for (const taskId of ['read', 'draw', 'look', 'b', 'd', 'f', 'g']) {
        if (random() < 0.4) continue;
        const isFull =
          taskId === 'g' && journey.picks.filter(({ groupId }) => groupId === 'two-of').length > 1;
        if (isFull) continue;
        const picked = /^[a-g]$/.test(taskId) ? walk(vector).pick(journey, taskId) : journey;
        journey = done(picked, vector, taskId, random());
      }
      const why = whyScore(journey, vector, maximum);
      expect(why.given ?? null).toBe(gradeOf(journey, vector, maximum)?.scoreGiven ?? null);
      const parts = why.milestones.flatMap(({ mustDo: tasks, groups }) => [...tasks, ...groups]);
      const sum = parts.reduce((total, part) => total + part.earned, 0);
      expect(Math.abs(sum - why.earned)).toBeLessThanOrEqual(0.005 * parts.length + 1e-9);
      expect(roundPoints(why.fraction * why.possible)).toBeCloseTo(why.earned, 2);
    }
  });
});
