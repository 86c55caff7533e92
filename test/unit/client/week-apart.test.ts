import { weekApart } from '../../../src/client/pace/week-apart.ts';

const ids = ['one', 'two', 'three', 'four'];

test('empty days follow a week after the day before them', () => {
  expect(weekApart(ids, { one: '2026-12-23', two: '', three: '' })).toEqual({
    one: '2026-12-23',
    two: '2026-12-30',
    three: '2027-01-06',
    four: '2027-01-13',
  });
});

test('days that are there stay, and those before the first lie a week before it', () => {
  expect(weekApart(ids, { two: '2026-03-04', three: '2026-03-06' })).toEqual({
    one: '2026-02-25',
    two: '2026-03-04',
    three: '2026-03-06',
    four: '2026-03-13',
  });
});

test('without a day there is nothing to count from', () => {
  expect(weekApart(ids, {})).toEqual({});
});
