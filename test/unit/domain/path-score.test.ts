import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { possiblePoints, roundPoints, scorePath } from '../../../src/domain/path-score.ts';
import { aGroup, aPathway, mustDo, seededRandom } from './fixtures.ts';

const vector = aPathway([
  mustDo('read', { points: 20 }),
  mustDo('draw', { points: 10 }),
  aGroup('one-of', ['a', 'b', 'c'], { points: 12, choose: 1 }),
  aGroup('two-of', ['d', 'e', 'f', 'g'], { points: 20, choose: 2 }),
]);

describe('The score of a path', () => {
  test('is 52 of 62 for must-do 28 of 30, .75 in a choose-1 of 12 and .9 .6 .5 in a choose-2 of 20', () => {
    const earned = new Map([
      ['read', 0.9],
      ['draw', 1],
      ['b', 0.75],
      ['d', 0.6],
      ['f', 0.9],
      ['g', 0.5],
    ]);
    const score = scorePath(vector, earned);
    expect(score.earned).toBe(52);
    expect(score.possible).toBe(62);
    expect(roundPoints(score.fraction * 100)).toBe(83.87);
    expect(score.fraction).toBeCloseTo(52 / 62, 12);
    const [part] = score.parts;
    expect(part?.mustDo).toMatchObject({ earned: 28, possible: 30 });
    expect(part?.groups.map((group) => group.earned)).toEqual([9, 15]);
    expect(part?.groups[1]?.counted).toEqual([
      { taskId: 'f', fraction: 0.9 },
      { taskId: 'd', fraction: 0.6 },
    ]);
  });

  test('counts an empty slot as 0 and an unchosen task not at all', () => {
    const score = scorePath(vector, new Map([['d', 1]]));
    expect(score.earned).toBe(10);
    expect(score.possible).toBe(62);
  });

  test('is 0 of 0 with fraction 0 where nothing can be earned', () => {
    const content = aPathway([mustDo('look', { points: 0 })]);
    expect(scorePath(content, new Map([['look', 1]]))).toMatchObject({ earned: 0, possible: 0, fraction: 0 });
  });

  test('keeps sums free of binary noise', () => {
    const content = aPathway([mustDo('x', { points: 0.1 }), mustDo('y', { points: 0.2 })]);
    const score = scorePath(
      content,
      new Map([
        ['x', 1],
        ['y', 1],
      ]),
    );
    expect(score.earned).toBe(0.3);
    expect(score.fraction).toBe(1);
  });

  test('passes over tasks of another version and fractions that are no numbers', () => {
    const earned = new Map([
      ['gone', 1],
      ['read', Number.NaN],
      ['draw', 7],
    ]);
    expect(scorePath(vector, earned).earned).toBe(10);
  });
});

describe('Rounding', () => {
  test.each([
    [83.865, 83.87],
    [83.864999, 83.86],
    [1.005, 1.01],
    [555.555, 555.56],
    [2.675, 2.68],
    [0.1 + 0.2, 0.3],
    [(52 / 62) * 62, 52],
    [0, 0],
  ])('of %d is %d', (given, rounded) => {
    expect(roundPoints(given)).toBe(rounded);
  });
});

describe('Over 300 random pathways', () => {
  const random = seededRandom(20_261_121);
  const whole = (maximum: number) => Math.floor(random() * (maximum + 1));
  const cents = () => whole(10_000) / 100;

  function randomCase(): { content: PathwayContent; earned: Map<string, number> } {
    const milestones = Array.from({ length: 1 + whole(4) }, (_, m) => ({
      id: `m${m}`,
      title: 'M',
      steps: Array.from({ length: whole(6) }, (_unused, s) => {
        if (random() < 0.5) return mustDo(`t${m}-${s}`, { points: cents() });
        const ids = Array.from({ length: 2 + whole(5) }, (_none, t) => `g${m}-${s}-${t}`);
        return aGroup(`g${m}-${s}`, ids, { points: cents(), choose: 1 + whole(ids.length - 1) });
      }),
    }));
    const content = aPathway([], { milestones });
    const ids = milestones.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'task' ? [step.task.id] : step.group.tasks.map(({ id }) => id))),
    );
    return { content, earned: new Map(ids.filter(() => random() < 0.6).map((id) => [id, whole(20) / 20])) };
  }

  const cases = Array.from({ length: 300 }, randomCase);

  test('the fraction lies between 0 and 1, and parts add up to the whole', () => {
    for (const { content, earned } of cases) {
      const score = scorePath(content, earned);
      expect(score.fraction).toBeGreaterThanOrEqual(0);
      expect(score.fraction).toBeLessThanOrEqual(1);
      expect(score.earned).toBeLessThanOrEqual(score.possible + 1e-9);
      expect(score.possible).toBe(possiblePoints(content));
      expect(score.parts.reduce((sum, part) => sum + part.earned, 0)).toBeCloseTo(score.earned, 8);
    }
  });

  test('the order of tasks, milestones and works changes nothing', () => {
    for (const { content, earned } of cases) {
      const turned = {
        ...content,
        milestones: content.milestones.toReversed().map((milestone) => ({
          ...milestone,
          steps: milestone.steps
            .toReversed()
            .map((step) =>
              step.kind === 'task'
                ? step
                : { ...step, group: { ...step.group, tasks: step.group.tasks.toReversed() } },
            ),
        })),
      };
      const score = scorePath(turned, new Map([...earned].toReversed()));
      expect(score.earned).toBeCloseTo(scorePath(content, earned).earned, 8);
      expect(score.possible).toBe(scorePath(content, earned).possible);
    }
  });

  test('a work worse than the best k of its group changes nothing, and no work ever lowers the score', () => {
    for (const { content, earned } of cases) {
      const before = scorePath(content, earned).earned;
      for (const { groups } of scorePath(content, earned).parts) {
        for (const { groupId, counted, choose } of groups) {
          const steps = content.milestones.flatMap((milestone) => milestone.steps);
          const step = steps.find((each) => each.kind === 'group' && each.group.id === groupId);
          const free =
            step?.kind === 'group' ? step.group.tasks.find(({ id }) => !earned.has(id)) : undefined;
          if (free === undefined) continue;
          const worst = counted.length < choose ? 0 : (counted.at(-1)?.fraction ?? 0);
          expect(scorePath(content, new Map([...earned, [free.id, worst]])).earned).toBe(before);
          expect(scorePath(content, new Map([...earned, [free.id, random()]])).earned).toBeGreaterThanOrEqual(
            before,
          );
        }
      }
    }
  });

  test('full marks in k tasks of every group and in every must-do give exactly 1', () => {
    for (const { content } of cases) {
      const all = content.milestones.flatMap(({ steps }) =>
        steps.flatMap((step) =>
          step.kind === 'task'
            ? [step.task.id]
            : step.group.tasks.slice(-step.group.choose).map(({ id }) => id),
        ),
      );
      const score = scorePath(content, new Map(all.map((id) => [id, 1])));
      expect(score.fraction).toBe(score.possible === 0 ? 0 : 1);
    }
  });
});
