import { knowCard, type CardLine } from '../../../src/domain/class-cards.ts';

// A student in few words: only what is theirs, what this teacher may read, and not too much of it.

const reader = { kind: 'teacher' as const, personId: 'teacher', courseId: 'science' };
const day = (count: number) => new Date(Date.UTC(2026, 10, count));

const line = (section: string, more: Partial<CardLine> = {}): CardLine => ({
  personId: 'student',
  authorId: 'student',
  courseId: 'science',
  visibility: 'this-teacher',
  section,
  taps: [],
  text: '',
  updatedAt: day(1),
  ...more,
});

test('three words are shown in the order in which they were tapped, and the rest is counted', () => {
  const { interests } = knowCard(
    [
      line('interests', { taps: ['games', 'art'], updatedAt: day(1) }),
      line('interests', { taps: ['art', 'music', 'space'], updatedAt: day(2) }),
    ],
    reader,
    undefined,
  );
  expect(interests).toEqual({ taps: ['games', 'art', 'music'], more: 1 });
});

test('own words stand in where nothing was tapped, and are not said twice', () => {
  const card = knowCard([line('strengths', { text: 'I fix bikes.' })], reader, undefined);
  expect(card.strengths).toEqual({ taps: [], more: 0, text: 'I fix bikes.' });
  expect(card.inOwnWords).toBeUndefined();
});

test('a long line is cut between words', () => {
  const { inOwnWords = '' } = knowCard(
    [line('interests', { taps: ['art'], text: 'drawing '.repeat(60) })],
    reader,
    undefined,
  );
  expect(inOwnWords.length).toBeLessThanOrEqual(162);
  expect(inOwnWords).toMatch(/drawing …$/);
});

test('what a teacher wrote, and what is not for this teacher, is on no card', () => {
  const card = knowCard(
    [
      line('interests', { authorId: 'teacher', taps: ['art'] }),
      line('interests', { visibility: 'me', taps: ['games'] }),
      line('interests', { courseId: 'maths', taps: ['music'] }),
    ],
    reader,
    undefined,
  );
  expect(card).toMatchObject({ isEmpty: true, newLines: 0, interests: { taps: [] } });
});

test('new is what came after the last look', () => {
  const lines = [line('helps', { updatedAt: day(1) }), line('goals', { text: 'Fly', updatedAt: day(3) })];
  expect(knowCard(lines, reader, day(2)).newLines).toBe(1);
  expect(knowCard(lines, reader, undefined).newLines).toBe(2);
});
