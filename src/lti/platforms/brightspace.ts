import { standardFamily, standardRefusal, standardRegistration, type Family } from './family.ts';

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
  registration: {
    ...standardRegistration,
    productCode: /^(d2l|desire2learn|brightspace)/,
    audience: 'https://api.brightspace.com/auth/token',
    nextSteps: [
      'In Admin Tools → Manage Extensibility → LTI Advantage, open Waymark and switch “Enabled” on: Brightspace registers tools switched off.',
      'Choose “View Deployments”, make a deployment if there is none, and add the org units whose courses may use Waymark.',
      'In the deployment’s security settings, tick Name, Org Unit Information and Link Information.',
      'In a course: Add Existing → Waymark.',
    ],
  },
};
