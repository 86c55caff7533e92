import { emptyPreparation, mergePreparations, type Preparation } from '../../../src/domain/conference.ts';

// What a student makes ready on two devices at once: no words are lost.

const piece = (taskId: string, shows = '') => ({ journeyId: 'j', taskId, shows });
const prepared = (more: Partial<Preparation>): Preparation => ({ ...emptyPreparation, ...more });

test('what was typed upon an older state keeps both sentences of the same piece, the stored one first', () => {
  const stored = prepared({ pieces: [piece('a', 'I checked twice.')], question: 'What do you see?' });
  const typed = prepared({ pieces: [piece('a', 'I asked for help.')], question: 'What next?' });
  const { pieces, question } = mergePreparations(stored, typed);
  expect(pieces).toEqual([piece('a', 'I checked twice.\nI asked for help.')]);
  expect(question).toBe('What do you see?\nWhat next?');
});

test('pieces that were chosen elsewhere stay while there is room, and never more than three are shown', () => {
  const stored = prepared({ pieces: [piece('a', 'one'), piece('b', 'two')] });
  const typed = prepared({ pieces: [piece('c'), piece('d')] });
  expect(mergePreparations(stored, typed).pieces.map(({ taskId }) => taskId)).toEqual(['c', 'd', 'a']);
});

test('the reader, the goal and what is new win as they were typed last', () => {
  const stored = prepared({ visibility: 'family', goalId: 'g1', lineIds: ['x'] });
  const typed = prepared({ visibility: 'me', goalId: 'g2', lineIds: ['y'] });
  expect(mergePreparations(stored, typed)).toMatchObject({
    visibility: 'me',
    goalId: 'g2',
    lineIds: ['y', 'x'],
  });
});
