import { journeyPace, milestonePace } from '../../../src/domain/pace.ts';

const progress = (id: string, done: number, waiting = 0) => ({ id, required: 2, done, waiting, notYet: 0 });
const now = new Date('2026-11-21T12:00:00Z');

describe('the pace of a milestone', () => {
  test('is not spoken of without a date', () => {
    expect(milestonePace(progress('a', 0), undefined, now)).toBe('none');
  });

  test('is ahead when its work is in before its day, also work that waits for the teacher', () => {
    expect(milestonePace(progress('a', 1, 1), '2026-11-25', now)).toBe('ahead');
  });

  test('needs time once its day is over everywhere on Earth, and not before', () => {
    expect(milestonePace(progress('a', 1), '2026-11-20', now)).toBe('on-pace');
    expect(milestonePace(progress('a', 1), '2026-11-19', now)).toBe('needs-time');
  });

  test('stays on pace for ever when the work came in', () => {
    expect(milestonePace(progress('a', 2), '2026-01-01', now)).toBe('on-pace');
  });
});

describe('the pace of a journey', () => {
  const dates = { a: '2026-11-10', b: '2026-11-25', c: '2026-12-05' };

  test('needs time while any milestone does', () => {
    expect(journeyPace([progress('a', 1), progress('b', 2), progress('c', 0)], dates, now)).toBe(
      'needs-time',
    );
  });

  test('is ahead when the next milestone to come is handed in', () => {
    expect(journeyPace([progress('a', 2), progress('b', 0, 2), progress('c', 0)], dates, now)).toBe('ahead');
  });

  test('is on pace when only later ones are handed in', () => {
    expect(journeyPace([progress('a', 2), progress('b', 0), progress('c', 2)], dates, now)).toBe('on-pace');
  });

  test('is on pace at the end, and says nothing without dates', () => {
    expect(journeyPace([progress('a', 2)], { a: '2026-01-01' }, now)).toBe('on-pace');
    expect(journeyPace([progress('a', 0)], {}, now)).toBe('none');
  });
});
