import { en } from '../../../src/client/messages/en.ts';
import { es } from '../../../src/client/messages/es.ts';
import { emptyJourney, review } from '../../../src/domain/journey.ts';
import { levels, levelWords, suggestedPoints, type Level } from '../../../src/domain/levels.ts';
import { aPathway, mustDo } from './fixtures.ts';
import { walk, walkStart } from './walk.ts';

const content = aPathway([mustDo('read', { points: 8 })]);
const handedIn = walk(content).hand(emptyJourney, 'read', 'h1');

const answer = (level: number) =>
  review(handedIn, content, {
    taskId: 'read',
    review: {
      id: 'r1',
      handInId: 'h1',
      reviewedAt: walkStart,
      reviewedBy: 'teacher-1',
      outcome: 'accepted',
      points: 6,
      level: level as Level,
    },
  });

describe('The four levels', () => {
  test('suggest .25, .55, .75 and .95 of the points, in halves where there is room', () => {
    expect(levels.map((level) => suggestedPoints(level, 20))).toEqual([5, 11, 15, 19]);
    expect(levels.map((level) => suggestedPoints(level, 8))).toEqual([2, 4.5, 6, 7.5]);
    expect(levels.map((level) => suggestedPoints(level, 1))).toEqual([0.25, 0.55, 0.75, 0.95]);
    expect(levels.map((level) => suggestedPoints(level, 0))).toEqual([0, 0, 0, 0]);
  });

  test('never suggest more than the task is worth', () => {
    for (const possible of [0.01, 0.5, 3.99, 4, 4.25, 999]) {
      for (const level of levels) expect(suggestedPoints(level, possible)).toBeLessThanOrEqual(possible);
    }
  });

  test('have words in English and Spanish, and English for everything else', () => {
    expect(levels.map((level) => levelWords(level, 'en-US'))).toEqual([
      'Starting',
      'Getting there',
      'Got it',
      'Going further',
    ]);
    expect(levelWords(3, 'es-MX')).toBe('Lo logra');
    expect(levelWords(3, 'fr')).toBe('Got it');
  });

  test('have the same words on the screen and in the spreadsheet', () => {
    for (const level of levels) {
      expect(en.score.levels[level]).toBe(levelWords(level, 'en'));
      expect(es.score.levels[level]).toBe(levelWords(level, 'es'));
    }
  });

  test('stand on a review, and do not decide its points', () => {
    expect(answer(4).works[0]?.reviews[0]).toMatchObject({ level: 4, points: 6 });
  });

  test.each([0, 5, 2.5, -1, Number.NaN])('are refused outside 1 to 4: %p', (level) => {
    expect(() => answer(level)).toThrow(expect.objectContaining({ code: 'LEVEL_UNKNOWN' }));
  });
});
