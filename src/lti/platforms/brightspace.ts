import { standardFamily, standardRefusal, type Family } from './family.ts';

/**
 * D2L Brightspace: client assertions want an audience of their own (given at registration); 404 is also its answer for a student
 * who is not in the course, which says nothing about the column.
 */
export const brightspace: Family = {
  ...standardFamily,
  family: 'brightspace',
  label: 'Brightspace',
  frameOrigins: ['https://*.brightspace.com'],
  refusalMeaning: (status, words) =>
    status === 404 && /\buser|enroll?ed|enrol?ment/i.test(words) ? 'refused' : standardRefusal(status),
};
