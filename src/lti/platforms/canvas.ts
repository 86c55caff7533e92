import { standardFamily, standardScore, type Family } from './family.ts';

const submissionExtension = 'https://canvas.instructure.com/lti/submission';

/**
 * Canvas (scores controller, deep linking and AGS documentation):
 * - a score that is neither FullyGraded nor PendingManual clears the grade unless `preserve_score`;
 * - every score makes a new attempt unless `new_submission: false`;
 * - `submission_data` of a `basic_lti_launch` or `external_tool` submission is what SpeedGrader opens;
 * - the first deep-linked item names the assignment unless told to keep the teacher's name.
 */
export const canvas: Family = {
  ...standardFamily,
  family: 'canvas',
  label: 'Canvas',
  frameOrigins: ['https://*.instructure.com', 'https://*.canvaslms.com'],
  scoreBody(grade) {
    const graded = grade.scoreGiven !== undefined;
    const submission = grade.isNewSubmission
      ? {
          new_submission: true,
          preserve_score: !graded,
          submission_type: 'external_tool',
          submission_data: grade.submissionUrl,
          ...(grade.submittedAt ? { submitted_at: grade.submittedAt.toISOString() } : {}),
        }
      : { new_submission: false, preserve_score: !graded };
    return {
      ...standardScore(grade),
      gradingProgress: graded ? grade.gradingProgress : 'Pending',
      [submissionExtension]: submission,
    };
  },
  contentItemExtras: () => ({ 'https://canvas.instructure.com/lti/preserveExistingAssignmentName': true }),
  customVariables: {
    context_history: '$Context.id.history',
    due_at: '$Canvas.assignment.dueAt.iso8601',
    assignment_points: '$Canvas.assignment.pointsPossible',
    assignment_published: '$Canvas.assignment.published',
    section_names: '$com.instructure.User.sectionNames',
    timezone: '$Person.address.timezone',
  },
};
