import { standardFamily, standardScore, type Family } from './family.ts';

/** Sakai: InProgress marks the work as not submitted and clears its date, so after a hand-in it is never less than Submitted. */
export const sakai: Family = {
  ...standardFamily,
  family: 'sakai',
  label: 'Sakai',
  scoreBody(grade) {
    const activityProgress = grade.activityProgress === 'InProgress' ? 'Submitted' : grade.activityProgress;
    return standardScore({ ...grade, activityProgress });
  },
};
