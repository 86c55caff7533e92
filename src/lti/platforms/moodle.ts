import { standardFamily, standardScore, type Family } from './family.ts';

/**
 * Moodle 4.5 (mod/lti source and captures): a grading progress other than FullyGraded erases the score, so nothing is sent before
 * there is one; a score is refused with 409 unless it is later than the last in whole seconds; it substitutes no due dates.
 */
export const moodle: Family = {
  ...standardFamily,
  family: 'moodle',
  label: 'Moodle',
  timestampStepMilliseconds: 1_000,
  scoreBody: (grade) =>
    grade.scoreGiven === undefined ? undefined : { ...standardScore(grade), gradingProgress: 'FullyGraded' },
  customVariables: { context_history: '$Context.id.history' },
};
