import { emptyPassback, type Passback } from '../../../src/domain/passback.ts';
import { compareResult } from '../../../src/features/grades/compare-result.ts';

const at = new Date('2026-09-01T08:00:00Z');

/** 8 of 10 was delivered, 9 is wanted. */
const passback: Passback = {
  ...emptyPassback,
  wanted: {
    scoreGiven: 9,
    scoreMaximum: 10,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    comment: '',
    fingerprint: 'nine',
  },
  sent: { scoreGiven: 8, scoreMaximum: 10, fingerprint: 'eight', at },
};
const nineTried = { ...passback, possible: [{ scoreGiven: 9, scoreMaximum: 10, fingerprint: 'nine' }] };

describe('a result of the LMS', () => {
  test('that equals what was sent is ours', () => {
    expect(compareResult(passback, { score: 8, maximum: 10 })).toEqual({ kind: 'as-expected' });
  });

  test('is ours on another scale and within a hundredth', () => {
    expect(compareResult(passback, { score: 0.8, maximum: 1 })).toEqual({ kind: 'as-expected' });
    expect(compareResult(passback, { score: 8.01, maximum: 10 })).toEqual({ kind: 'as-expected' });
    expect(compareResult(passback, { score: 8.02, maximum: 10 })).toEqual({
      kind: 'changed',
      lmsScore: 8.02,
    });
  });

  test('may be rounded on a smaller scale', () => {
    const third = { ...passback, sent: { scoreGiven: 83.87, scoreMaximum: 100, fingerprint: 'x', at } };
    const wide = { ...third, wanted: passback.wanted && { ...passback.wanted, scoreMaximum: 100 } };
    expect(compareResult(wide, { score: 8.39, maximum: 10 })).toEqual({ kind: 'as-expected' });
  });

  test('without a maximum is a share when at most 1 (AGS default), otherwise points', () => {
    expect(compareResult(passback, { score: 0.8 })).toEqual({ kind: 'as-expected' });
    expect(compareResult(passback, { score: 8 })).toEqual({ kind: 'as-expected' });
  });

  test('that nobody sent was changed by hand', () => {
    expect(compareResult(passback, { score: 3, maximum: 10 })).toEqual({ kind: 'changed', lmsScore: 3 });
    expect(compareResult(passback, { maximum: 10 })).toEqual({ kind: 'changed' });
  });

  test('is expected to be absent in a new column', () => {
    expect(compareResult(passback, undefined)).toEqual({ kind: 'as-expected' });
  });

  test('that shows the wanted value after a try of unknown outcome tells that it arrived', () => {
    expect(compareResult(nineTried, { score: 9, maximum: 10 })).toEqual({ kind: 'already-ours' });
  });

  test('tells nothing about arrival when the score is the same as before', () => {
    const sameScore = { ...nineTried, sent: { scoreGiven: 9, scoreMaximum: 10, fingerprint: 'before', at } };
    expect(compareResult(sameScore, { score: 9, maximum: 10 })).toEqual({ kind: 'as-expected' });
  });

  test('may be empty or any tried value when no delivery was ever confirmed', () => {
    const { sent: _sent, ...first } = nineTried;
    expect(compareResult(first, { maximum: 10 })).toEqual({ kind: 'as-expected' });
    expect(compareResult(first, { score: 9, maximum: 10 })).toEqual({ kind: 'already-ours' });
    expect(compareResult(first, { score: 4, maximum: 10 })).toEqual({ kind: 'changed', lmsScore: 4 });
  });
});
