import { standardFamily, standardRegistration, standardScore, type Family } from './family.ts';

/**
 * Schoology (production observations and PowerSchool's developer page):
 * - shows only a number, a blank or a comment, and each post wipes a flag such as "Missing" that the teacher set, so nothing is
 *   sent before there is a score;
 * - takes only Completed + FullyGraded for a visible score, and rejects fields that it does not know;
 * - `results?user_id=` finds nobody by the whole `sub` ("number::hash"), so all are read; a result may name the number alone;
 * - custom keys lose their capitals.
 */
export const schoology: Family = {
  ...standardFamily,
  family: 'schoology',
  label: 'Schoology',
  frameOrigins: ['https://*.schoology.com'],
  scoreBody(grade) {
    if (grade.scoreGiven === undefined) return undefined;
    const { submission: _submission, ...body } = standardScore(grade);
    return { ...body, activityProgress: 'Completed', gradingProgress: 'FullyGraded' };
  },
  filtersResults: false,
  isSameUser: (resultUserId, sub) => resultUserId === sub || resultUserId === sub.split('::')[0],
  customVariables: {
    resource_link_history: '$ResourceLink.id.history',
    context_history: '$Context.id.history',
    due_at: '$com.schoology.Assignment.dueDateIso',
    assignment_points: '$com.schoology.Assignment.scoreMaximum',
    timezone: '$com.schoology.User.timezone',
    launch_domain: '$com.schoology.Launch.domain',
  },
  registration: { ...standardRegistration, productCode: /^(schoology|powerschool)/ },
};
