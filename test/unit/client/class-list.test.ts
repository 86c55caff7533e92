import { filterRows, sectionsOf } from '../../../src/client/board/class-filter.ts';

const row = (name: string, sections: string[] = [], hasLeft = false) => ({ name, sections, hasLeft });
const compare = (left: string, right: string) => left.localeCompare(right);
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

const rows = [
  row('ana', ['Period 3']),
  row('left', ['Period 3'], true),
  row('bo'),
  row('cy', ['Period 1', 'Period 3']),
];

test('sections are to be chosen from only when there are several', () => {
  expect(sectionsOf(rows, compare)).toEqual(['Period 1', 'Period 3']);
  expect(sectionsOf([row('ana', ['Period 3']), row('bo')], compare)).toEqual([]);
});

test('who has left stands nowhere, or last', () => {
  expect(names(filterRows(rows, { section: null, showsLeft: false }))).toEqual(['ana', 'bo', 'cy']);
  expect(names(filterRows(rows, { section: null, showsLeft: true }))).toEqual(['ana', 'bo', 'cy', 'left']);
});

test('a section shows those who are known to be in it', () => {
  expect(names(filterRows(rows, { section: 'Period 3', showsLeft: true }))).toEqual(['ana', 'cy', 'left']);
  expect(names(filterRows(rows, { section: 'Period 1', showsLeft: false }))).toEqual(['cy']);
});
