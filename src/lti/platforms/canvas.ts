import { standardFamily, standardRefusal, standardScore, type Family } from './family.ts';

const submissionExtension = 'https://canvas.instructure.com/lti/submission';

/**
 * Canvas (scores controller, deep linking and AGS documentation):
 * - a score that is neither FullyGraded nor PendingManual clears the grade unless `preserve_score`;
 * - every score makes a new attempt unless `new_submission: false`;
 * - `submission_data` of the attempt is what SpeedGrader opens; `external_tool`, because `basic_lti_launch` submissions of 1.3
 *   tools were opened as 1.1 launches (canvas-lms issue 2192);
 * - each comment is added to those before it, so one goes only with a score;
 * - 422 for an unpublished assignment and 400 for an earlier timestamp are not final;
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
    const { comment, ...score } = standardScore(grade);
    return {
      ...score,
      ...(graded ? { comment } : {}),
      gradingProgress: graded ? grade.gradingProgress : 'Pending',
      [submissionExtension]: submission,
    };
  },
  refusalMeaning(status, words) {
    if (status === 422 && /unpublished/i.test(words)) return 'wait';
    if (status === 400 && /timestamp before/i.test(words)) return 'newer-timestamp';
    return standardRefusal(status);
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
