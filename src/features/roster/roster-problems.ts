/**
 * Why a class list could not be read: the LMS does not let us, refuses, does not answer, answers something else, or lists nobody.
 */
export const rosterProblems = ['no-access', 'refused', 'unreachable', 'unreadable', 'empty'] as const;
export type RosterProblem = (typeof rosterProblems)[number];
