import { standardFamily, standardRegistration, standardScore, type Family } from './family.ts';

/** Sakai: InProgress marks the work as not submitted and clears its date, so after a hand-in it is never less than Submitted. */
export const sakai: Family = {
  ...standardFamily,
  family: 'sakai',
  label: 'Sakai',
  scoreBody(grade) {
    const activityProgress = grade.activityProgress === 'InProgress' ? 'Submitted' : grade.activityProgress;
    return standardScore({ ...grade, activityProgress });
  },
  registration: {
    ...standardRegistration,
    productCode: /^sakai/,
    nextSteps: [
      'In External Tools, open Waymark and save and activate it.',
      'There, tick sending names, the roster, line items and grades: Sakai has a box for each.',
      'In a site: Assignments → Add → choose Waymark as the external tool.',
    ],
  },
};
