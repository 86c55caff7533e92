import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { readSheet } from '../../../src/domain/paste-sheet.ts';
import { readLine } from '../../../src/domain/sheet-line.ts';
import { checkDraft } from '../../../src/domain/check-draft.ts';
import { seededRandom } from './fixtures.ts';

/** A pathway in one line for each part, as a teacher would tell it. */
function told(content: PathwayContent): string[] {
  return content.milestones.flatMap(({ title, steps }) => [
    `# ${title}`,
    ...steps.flatMap((step) =>
      step.kind === 'task'
        ? [`- ${step.task.title} (${step.task.points})`]
        : [
            `? ${step.group.title}: ${step.group.choose} of ${step.group.tasks.length} (${step.group.points})`,
            ...step.group.tasks.map((task) => `  - ${task.title} (${task.points})`),
          ],
    ),
  ]);
}

describe('A pasted assignment sheet', () => {
  test('with numbers, points, minutes and a choice becomes milestones, tasks and a group', () => {
    const content = readSheet(
      [
        'Ecosystems Project',
        'Due Friday.',
        '',
        'Week 1: Getting started',
        '1. Read chapter 3 (10 pts) 20 min',
        '   - take notes',
        '2. Watch the video - 5 points',
        '',
        'PROJECT',
        'Choose 2 of the following (20 points each):',
        '- Poster',
        '- Podcast (30 minutes)',
        '* Letter to the mayor',
        'Remember to cite.',
      ].join('\n'),
    );
    expect(content).toMatchObject({ title: 'Ecosystems Project', summary: 'Due Friday.' });
    expect(told(content)).toEqual([
      '# Week 1: Getting started',
      '- Read chapter 3 (10)',
      '- Watch the video (5)',
      '# PROJECT',
      '? Choose 2 of the following: 2 of 3 (40)',
      '  - Poster (20)',
      '  - Podcast (20)',
      '  - Letter to the mayor (20)',
    ]);
    const [first] = content.milestones[0]?.steps ?? [];
    expect(first).toMatchObject({ task: { minutes: 20, instructions: '- take notes' } });
  });

  test('in Markdown keeps its headings, and bold words lose their marks', () => {
    const content = readSheet(
      '# Rivers\n\n## Learn\n\n- **Read** the map\n\n## Show\n\nPick one of:\n\n- Poem\n- Song',
    );
    expect(told(content)).toEqual([
      '# Learn',
      '- Read the map (0)',
      '# Show',
      '? Pick one of: 1 of 2 (0)',
      '  - Poem (0)',
      '  - Song (0)',
    ]);
  });

  test('in Spanish is understood too', () => {
    const content = readSheet(
      'Los ríos\nSemana 1\n- Leer (5 puntos)\nElige dos de estas actividades:\n- Cartel\n- Canción\n- Carta',
      'es',
    );
    expect(content.language).toBe('es');
    expect(told(content)).toEqual([
      '# Semana 1',
      '- Leer (5)',
      '? Elige dos de estas actividades: 2 of 3 (0)',
      '  - Cartel (0)',
      '  - Canción (0)',
      '  - Carta (0)',
    ]);
  });

  test('from a word processor, with its bullets, tabs and line ends, reads as well', () => {
    const content = readSheet('Unit 4 Review\r\nPart A\r\n•\tVocabulary cards\t(8 pts)\r\n•\tQuiz [12]\r\n');
    expect(content.title).toBe('Unit 4 Review');
    expect(told(content)).toEqual(['# Part A', '- Vocabulary cards (8)', '- Quiz (12)']);
  });

  test('without headings puts everything into one milestone', () => {
    expect(told(readSheet('Homework\n- Page 3\n- Page 4'))).toEqual([
      '# Homework',
      '- Page 3 (0)',
      '- Page 4 (0)',
    ]);
  });

  test('with a choice of nothing keeps its words as a task', () => {
    expect(told(readSheet('Homework\nDo one of these (4 points)'))).toEqual([
      '# Homework',
      '- Do one of these (4)',
    ]);
  });

  test('keeps what it does not understand as words, also very long ones', () => {
    const long = 'Think hard. '.repeat(100);
    const content = readSheet(`Essay\n${long}\n- Write it\nmore words\n\n~~~ %%% ~~~`);
    const all = JSON.stringify(content);
    expect(all).toContain('more words');
    expect(all.split('Think hard.').length - 1).toBeGreaterThanOrEqual(100);
  });

  test('with titles that are too long keeps all their words', () => {
    const long = (start: string) => `${start} ${'and on '.repeat(30)}until the end of ${start}`;
    const sheet = [
      long('Title'),
      `# ${long('Heading')}`,
      long('Choose 1 of these'),
      `- ${long('Task')}`,
      '- B',
    ];
    const all = JSON.stringify(readSheet(sheet.join('\n')));
    for (const start of ['Title', 'Heading', 'Choose 1 of these', 'Task'])
      expect(all).toContain(`until the end of ${start}`);
  });

  test('of one enormous line is read without delay', () => {
    expect(readSheet(`${'# '.repeat(150_000)}x`).title).toHaveLength(120);
  });

  test('of pasted HTML gives text', () => {
    const content = readSheet('<h1>Rivers</h1>\n<script>alert(1)</script>\n- <b>Read</b>');
    expect(content.title).toBe('<h1>Rivers</h1>');
    expect(told(content)).toEqual(['# <h1>Rivers</h1>', '- <b>Read</b> (0)']);
  });

  test('never fails, whatever stands in it, and needs at most titles and options to be published', () => {
    const random = seededRandom(7);
    const bits = [
      '- ',
      '# ',
      'Choose 2 of',
      '(5 pts)',
      '20 min',
      '\n',
      '\n\n',
      '  ',
      'words',
      '\t',
      '1)',
      'WEEK',
      '\u0000',
      '😀',
    ];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 40 }, () => bits[Math.floor(random() * bits.length)]).join('');
      const content = readSheet(text);
      expect(content.language).toBe('en');
      expect(checkDraft(content).every(({ sentence }) => sentence.length > 0)).toBe(true);
    }
  });
});

describe('A line of a sheet', () => {
  test.each([
    ['Poster (10 points)', { text: 'Poster', points: 10 }],
    ['10 pts - Poster', { text: 'Poster', points: 10 }],
    ['Poster [15]', { text: 'Poster', points: 15 }],
    ['Poster, about 45 minutes', { text: 'Poster', minutes: 45 }],
    ['Poster (1.5 hours)', { text: 'Poster', minutes: 90 }],
    ['Read pages 10 to 14', { text: 'Read pages 10 to 14' }],
    ['2.5 points: warm-up', { text: 'warm-up', points: 2.5 }],
  ])('%s', (line, expected) => {
    expect(readLine(`- ${line}`)).toMatchObject({ kind: 'item', ...expected });
  });

  test.each([
    'Choose any 2 of these',
    'Pick one from the list',
    'Select three options:',
    'Complete 2 of the 4 tasks',
  ])('%s is a choice', (line) => expect(readLine(line).kind).toBe('choice'));

  test.each(['Do 20 push-ups', 'Choose your words well', 'Complete one page'])('%s is none', (line) =>
    expect(readLine(line).kind).not.toBe('choice'),
  );
});
