import {
  standardFamily,
  standardRefusal,
  standardRegistration,
  standardScore,
  type Family,
} from './family.ts';

const canvasKey = 'https://canvas.instructure.com/lti';
const submissionExtension = `${canvasKey}/submission`;

/**
 * Canvas (scores controller, deep linking and AGS documentation):
 * - a score that is neither FullyGraded nor PendingManual clears the grade unless `preserve_score`;
 * - every score makes a new attempt unless `new_submission: false`;
 * - `submission_data` of the attempt is what SpeedGrader opens; `external_tool`, because `basic_lti_launch` submissions of 1.3
 *   tools were opened as 1.1 launches (canvas-lms issue 2192);
 * - each comment is added to those before it, so one goes only with a score;
 * - 422 for an unpublished assignment or for used-up attempts, and 400 for an earlier timestamp, are not final;
 * - its registrations: each placement takes one message (the first listed), a message without a placement would land in
 *   `link_selection`, an unknown scope fails the whole; hosted schools share one issuer, whose pages are on several hosts;
 *   a client assertion is for the token URL on the host that it goes to, not for the authorization server that it names;
 * - a line item without a link makes an assignment, which its line item cannot delete; a second one of a link never reaches the
 *   gradebook;
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
    if (status === 422 && /allowed attempts/i.test(words)) return 'attempts-used-up';
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
  testColumn: 'beside-link',
  registration: {
    ...standardRegistration,
    productCode: /^canvas$/,
    placements: {
      deepLinking: ['assignment_selection', 'link_selection', 'course_assignments_menu'],
      resourceLink: ['course_navigation'],
      admin: ['account_navigation'],
    },
    needsPlacements: true,
    audience: 'token-url',
    toolMembers: { [`${canvasKey}/privacy_level`]: 'public', [`${canvasKey}/tool_id`]: 'waymark' },
    resourceLinkMembers: { [`${canvasKey}/course_navigation/default_enabled`]: false },
    adminMembers: { [`${canvasKey}/visibility`]: 'admins' },
    privacyNote:
      'Canvas’s privacy level “public” is asked for, because observers’ children come only with it. It also lets Canvas send e-mail addresses and pictures; Waymark does not keep them.',
    sharedIssuers: {
      issuers: ['', 'beta.', 'test.'].map((stage) => `https://canvas.${stage}instructure.com`),
      configurationUrl:
        /^https:\/\/([a-z0-9-]+\.)+(instructure|canvaslms)\.com\/api\/lti\/security\/openid-configuration(\?|$)/,
    },
    framesFromOwnDomains: true,
    nextSteps: [
      'When this page closes, Canvas shows what Waymark asks for. Look it over and finish there.',
      'Turn it on: in Developer Keys (or Apps), set Waymark to On for your account.',
      'In a course, make an assignment, choose “External Tool” as its submission type, press “Find”, and choose Waymark.',
    ],
  },
};
