import { emptyJourney } from '../../../src/domain/journey.ts';
import { boardCsv, csvCell, csvFileName } from '../../../src/features/journeys/board-csv.ts';
import type { BoardView } from '../../../src/features/journeys/board.contract.ts';
import { aPathway, mustDo } from '../domain/fixtures.ts';
import { walk } from '../domain/walk.ts';

describe('A cell of the CSV', () => {
  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1+1', "'＝1+1"],
  ])('that a spreadsheet would run is made plain text: %p', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test('keeps commas, quotes, semicolons and line ends as they are, inside quotes', () => {
    expect(csvCell('Duarte, "Ana"; 7\nB')).toBe('"Duarte, ""Ana""; 7\nB"');
    expect(csvCell('Ana Duarte')).toBe('Ana Duarte');
  });

  test('keeps a negative number a number', () => {
    expect(csvCell(-1.5)).toBe('-1.5');
  });
});

describe('The name of the file', () => {
  test('comes from the title without what file systems mind', () => {
    expect(csvFileName('../Who "lives" here: ¿y por qué?')).toBe('Who-lives-here-y-por-qué.csv');
    expect(csvFileName('???')).toBe('class.csv');
  });
});

describe('The class as CSV', () => {
  const content = aPathway([mustDo('read', { title: '=1+1', points: 8 })]);
  const board: BoardView = {
    assignment: { id: 'a', title: 'A', hasLineItem: true },
    pathway: { id: 'p', title: 'P', version: 1 },
    milestones: [{ id: 'first', title: 'First' }],
    counts: { students: 1, waiting: 0, complete: 0, left: 0 },
    roster: { state: 'listed' },
    lms: 'Canvas',
    rows: [
      {
        personId: 'p1',
        journeyId: 'j1',
        name: '=cmd|calc',
        learner: 1000,
        isTestStudent: false,
        hasLeft: false,
        sections: [],
        stage: 'reviewed',
        cells: [{ milestoneId: 'first', required: 1, done: 1, waiting: 0, notYet: 0 }],
        waiting: 0,
        waitingWorks: [],
        stuck: [],
        score: { given: 6.25, maximum: 10 },
        passback: { state: 'waiting', lms: 'Canvas' },
      },
    ],
  };

  test('speaks Spanish to who launched in Spanish, and leaves the LMS’s cell empty until it has the grade', () => {
    const steps = walk(content);
    const journey = steps.accept(steps.hand(emptyJourney, 'read', 'h1'), 'read', 'h1', 5);
    const csv = boardCsv(board, [{ personId: 'p1', journey, content }], 'es-MX');
    expect(csv.split('\r\n')).toEqual([
      "\uFEFFEstudiante,Estado,Te espera,First,Puntos,De,Nota en Canvas,'=1+1",
      "'=cmd|calc,Revisado,0,1 de 1,6.25,10,,Lista · 5",
      '',
    ]);
  });
});
