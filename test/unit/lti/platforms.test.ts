import { platformFamilies } from '../../../src/lti/platform.model.ts';
import type { GradeToSend } from '../../../src/lti/platforms/family.ts';
import { familyOf } from '../../../src/lti/platforms/index.ts';

const extension = 'https://canvas.instructure.com/lti/submission';
const graded: GradeToSend = {
  userId: 'student-1',
  scoreGiven: 8.5,
  scoreMaximum: 10,
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  comment: 'What counted: Food web 8.5/10',
  timestamp: new Date('2026-09-02T10:00:00.120Z'),
  submittedAt: new Date('2026-09-01T09:00:00.000Z'),
  isNewSubmission: false,
  submissionUrl: 'https://waymark.test/lti/launch?journey=1',
};
const handedIn: GradeToSend = {
  ...graded,
  scoreGiven: undefined,
  activityProgress: 'InProgress',
  gradingProgress: 'PendingManual',
  isNewSubmission: true,
};

describe('every family', () => {
  test.each(platformFamilies)('%s sends a final score whole', (family) => {
    expect(familyOf(family).scoreBody(graded)).toMatchObject({
      userId: 'student-1',
      scoreGiven: 8.5,
      scoreMaximum: 10,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: '2026-09-02T10:00:00.120Z',
      comment: 'What counted: Food web 8.5/10',
    });
  });

  test.each(platformFamilies)('%s sends 0 as a score and not as nothing', (family) => {
    expect(familyOf(family).scoreBody({ ...graded, scoreGiven: 0 })).toMatchObject({ scoreGiven: 0 });
  });

  test.each(platformFamilies)('%s never sends Initialized or NotReady, which delete grades', (family) => {
    for (const grade of [graded, handedIn])
      expect(JSON.stringify(familyOf(family).scoreBody(grade) ?? {})).not.toMatch(/Initialized|NotReady/);
  });

  test.each(platformFamilies)('%s takes 404 and 410 as a missing column', (family) => {
    expect(familyOf(family).refusalMeaning(404, '')).toBe('line-item-missing');
    expect(familyOf(family).refusalMeaning(410, '')).toBe('line-item-missing');
    expect(familyOf(family).refusalMeaning(400, 'no')).toBe('refused');
  });
});

describe('Canvas', () => {
  const { scoreBody, refusalMeaning } = familyOf('canvas');

  test('makes an attempt for a hand-in and leaves an older score as it is', () => {
    const body = scoreBody(handedIn);
    expect(body).toMatchObject({
      gradingProgress: 'Pending',
      [extension]: {
        new_submission: true,
        preserve_score: true,
        submission_type: 'external_tool',
        submission_data: 'https://waymark.test/lti/launch?journey=1',
        submitted_at: '2026-09-01T09:00:00.000Z',
      },
    });
    expect(body).not.toHaveProperty('scoreGiven');
  });

  test('makes no attempt for a review', () => {
    expect(scoreBody(graded)).toMatchObject({
      [extension]: { new_submission: false, preserve_score: false },
    });
  });

  test('keeps the score of a work that waits for review again', () => {
    expect(scoreBody({ ...graded, gradingProgress: 'PendingManual' })).toMatchObject({
      scoreGiven: 8.5,
      gradingProgress: 'PendingManual',
      [extension]: { preserve_score: false },
    });
  });

  test('gets a comment only with a score, because its comments pile up', () => {
    expect(scoreBody(handedIn)).not.toHaveProperty('comment');
    expect(scoreBody(graded)).toHaveProperty('comment');
  });

  test('takes the score once the assignment is published', () => {
    expect(refusalMeaning(422, '{"errors":"This assignment is still unpublished"}')).toBe('wait');
    expect(refusalMeaning(422, 'User not found in course or is not a student')).toBe('refused');
  });

  test('takes a grade without a new attempt once the attempts are used up', () => {
    const words = 'The maximum number of allowed attempts has been reached for this submission';
    expect(refusalMeaning(422, words)).toBe('attempts-used-up');
  });

  test('refuses an earlier timestamp with 400', () => {
    expect(refusalMeaning(400, 'Provided timestamp before last updated timestamp')).toBe('newer-timestamp');
  });
});

describe('Schoology', () => {
  const { scoreBody, isSameUser, filtersResults } = familyOf('schoology');

  test('is sent nothing before there is a score', () => {
    expect(scoreBody(handedIn)).toBeUndefined();
  });

  test('is sent Completed and FullyGraded and no field beyond AGS', () => {
    const body = scoreBody({ ...graded, activityProgress: 'InProgress', gradingProgress: 'PendingManual' });
    expect(Object.keys(body ?? {}).sort()).toEqual([
      'activityProgress',
      'comment',
      'gradingProgress',
      'scoreGiven',
      'scoreMaximum',
      'timestamp',
      'userId',
    ]);
    expect(body).toMatchObject({ activityProgress: 'Completed', gradingProgress: 'FullyGraded' });
  });

  test('names a student in results by the number alone or by the whole sub', () => {
    expect(filtersResults).toBe(false);
    expect(isSameUser('123', '123::abc')).toBe(true);
    expect(isSameUser('123::abc', '123::abc')).toBe(true);
    expect(isSameUser('12', '123::abc')).toBe(false);
    expect(isSameUser('123::xyz', '123::abc')).toBe(false);
  });
});

describe('Moodle', () => {
  test('is sent nothing before there is a score, and only FullyGraded, because all else erases it', () => {
    expect(familyOf('moodle').scoreBody(handedIn)).toBeUndefined();
    expect(familyOf('moodle').scoreBody({ ...graded, gradingProgress: 'PendingManual' })).toMatchObject({
      gradingProgress: 'FullyGraded',
    });
  });

  test('is asked for the way from its gradebook into a student’s work, which the others have by themselves', () => {
    expect(familyOf('moodle').lineItemExtras()).toEqual({
      submissionReview: { reviewableStatus: ['InProgress', 'Submitted', 'Completed'] },
    });
    expect(familyOf('schoology').lineItemExtras()).toEqual({});
  });

  test('wants a second between two scores and answers 409 otherwise', () => {
    expect(familyOf('moodle').timestampStepMilliseconds).toBe(1_000);
    expect(familyOf('moodle').refusalMeaning(409, '')).toBe('newer-timestamp');
  });
});

test.each([
  ['canvas', 'set Waymark to On'],
  ['moodle', 'press “Activate”'],
  ['moodle', 'Show in activity chooser'],
  ['brightspace', 'switch “Enabled” on'],
  ['brightspace', 'add the org units'],
  ['sakai', 'save and activate'],
  ['sakai', 'a box for each'],
] as const)('%s waits for its admin after a registration, and the page says so: %s', (family, words) => {
  expect(familyOf(family).registration.nextSteps.join(' ')).toContain(words);
});

describe('the others', () => {
  test('Sakai is never sent InProgress after a hand-in', () => {
    expect(familyOf('sakai').scoreBody(handedIn)).toMatchObject({ activityProgress: 'Submitted' });
  });

  test('Brightspace’s 404 for a student does not mean that the column is gone', () => {
    expect(familyOf('brightspace').refusalMeaning(404, 'User is not enrolled in the org unit')).toBe(
      'refused',
    );
  });

  test('Blackboard’s results are read whole, since filtering loses the comment', () => {
    expect(familyOf('blackboard').filtersResults).toBe(false);
  });
});
