import { branchPath, trailPath } from '../../../src/client/path-map/trail-shape.ts';

const wide = { right: 600, unit: 1, layout: 'wide' } as const;

describe('the trail', () => {
  test('runs straight along a row, and straight down a column', () => {
    const row = [
      { x: 20, y: 20 },
      { x: 200, y: 22 },
    ];
    expect(trailPath(row, wide)).toBe('M20 20L200 22');
    const column = [
      { x: 20, y: 20 },
      { x: 20, y: 90 },
    ];
    expect(trailPath(column, { ...wide, layout: 'tall' })).toBe('M20 20L20 90');
  });

  test('turns round the right edge, back between the rows and into the next one', () => {
    const path = trailPath(
      [
        { x: 400, y: 20 },
        { x: 40, y: 200 },
      ],
      wide,
    );
    expect(path).toBe(
      'M400 20H588Q600 20 600 32V158Q600 170 588 170H28Q16 170 16 182V188Q16 200 28 200L40 200',
    );
  });

  test('is nothing without places', () => {
    expect(trailPath([], wide)).toBe('');
  });
});

describe('an arm of a fork', () => {
  const fork = { x: 40, y: 20 };
  test('goes straight down to an option below it', () => {
    expect(branchPath(fork, { x: 42, y: 120 }, { isFirst: true, unit: 1 })).toBe('M40 20L42 120');
  });

  test('goes down and right to the first of a row, and along a beam to the others', () => {
    expect(branchPath(fork, { x: 70, y: 120 }, { isFirst: true, unit: 1 })).toBe(
      'M40 20V108Q40 120 52 120L70 120',
    );
    expect(branchPath(fork, { x: 240, y: 120 }, { isFirst: false, unit: 1 })).toBe(
      'M40 20V78Q40 90 52 90H228Q240 90 240 102L240 120',
    );
  });
});
