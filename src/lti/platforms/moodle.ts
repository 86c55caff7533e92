import { standardFamily, standardRegistration, standardScore, type Family } from './family.ts';

/**
 * Moodle 4.5 (mod/lti source and captures): a grading progress other than FullyGraded erases the score, so nothing is sent before
 * there is one; a score is refused with 409 unless it is later than the last in whole seconds; it substitutes no due dates.
 * Its gradebook leads into a student's work only where the deep-linked column asks for submission reviews.
 * A tool that it registered waits until it is activated, and then until it is shown in the activity chooser.
 */
export const moodle: Family = {
  ...standardFamily,
  family: 'moodle',
  label: 'Moodle',
  timestampStepMilliseconds: 1_000,
  scoreBody: (grade) =>
    grade.scoreGiven === undefined ? undefined : { ...standardScore(grade), gradingProgress: 'FullyGraded' },
  lineItemExtras: () => ({
    submissionReview: { reviewableStatus: ['InProgress', 'Submitted', 'Completed'] },
  }),
  customVariables: { context_history: '$Context.id.history' },
  registration: {
    ...standardRegistration,
    productCode: /^moodle/,
    nextSteps: [
      'In Site administration → Plugins → External tool → Manage tools, find Waymark, which waits there as “Pending”, and press “Activate”.',
      'Open its settings (the cog) and set “Tool configuration usage” to “Show in activity chooser and as a preconfigured tool”. Moodle does not do it by itself, and without it teachers do not see Waymark.',
      'In a course: Add an activity → Waymark → Select content.',
    ],
  },
};
