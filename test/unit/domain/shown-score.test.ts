import { shownScore } from '../../../src/domain/shown-score.ts';
import { emptyPassback, type Passback } from '../../../src/domain/passback.ts';

const at = new Date('2026-03-09T08:00:00Z');
const kept: Passback = {
  ...emptyPassback,
  wanted: {
    scoreGiven: 7,
    scoreMaximum: 10,
    activityProgress: 'InProgress',
    gradingProgress: 'FullyGraded',
    comment: '',
    fingerprint: 'f',
  },
  wantedRevision: 2,
  sentRevision: 2,
  kept: { lmsScore: 9, at },
};

describe('The score that every screen shows', () => {
  test('is the pathway’s, and none while nothing was reviewed', () => {
    expect(shownScore(0.8387, 100, emptyPassback)).toEqual({ given: 83.87, maximum: 100 });
    expect(shownScore(undefined, 100, undefined)).toEqual({ maximum: 100 });
  });

  test('is the one that the teacher kept in the LMS, until something newer is to be sent or decided', () => {
    expect(shownScore(0.7, 10, kept)).toEqual({ given: 9, maximum: 10, insteadOf: 7 });
    expect(shownScore(0.7, 10, { ...kept, wantedRevision: 3 })).toEqual({ given: 7, maximum: 10 });
    const asked = { ...kept, problem: { reason: 'changed-in-lms', at, lmsScore: 5 } } as const;
    expect(shownScore(0.7, 10, asked)).toEqual({ given: 7, maximum: 10 });
  });

  test('follows the LMS’s column when its points change', () => {
    expect(shownScore(0.7, 20, kept)).toEqual({ given: 18, maximum: 20, insteadOf: 14 });
  });
});
