import { withPastedRows } from '../../../src/client/builder/edit-rubric.ts';
import { readRubricTable, spreadOverLevels } from '../../../src/client/builder/paste-rubric.ts';

describe('A rubric that is pasted', () => {
  test('as a table becomes a row for each line, and what is missing stays empty', () => {
    const table = 'Claim\tI can begin\tI can with help\tI can\tI can teach it\r\nClear\t- I can start\t\n';
    expect(readRubricTable(table)).toEqual([
      { title: 'Claim', levels: ['I can begin', 'I can with help', 'I can', 'I can teach it'] },
      { title: 'Clear', levels: ['I can start', '', '', ''] },
    ]);
  });

  test.each(['One line of words', '', 'Two lines\nwithout a table'])('is no table: “%s”', (text) => {
    expect(readRubricTable(text)).toBeNull();
  });

  test('takes the place of empty rows, stands behind the others, and is cut at six', () => {
    const levels: [string, string, string, string] = ['', '', '', ''];
    const kept = { id: 'kept', title: 'Kept', levels };
    const pasted = Array.from({ length: 7 }, (_, index) => ({ title: `New ${index}`, levels }));
    const rows = withPastedRows([{ id: 'empty', title: ' ', levels }, kept], pasted);
    expect(rows.map(({ title }) => title)).toEqual(['Kept', 'New 0', 'New 1', 'New 2', 'New 3', 'New 4']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(6);
  });

  test('as lines goes on into the levels after the one it is pasted into', () => {
    expect(spreadOverLevels(['a', 'b', 'c', 'd'], 1, '1. I can begin\n2. I can')).toEqual([
      'a',
      'I can begin',
      'I can',
      'd',
    ]);
    expect(spreadOverLevels(['a', 'b', 'c', 'd'], 0, 'Only one line')).toBeNull();
  });
});
