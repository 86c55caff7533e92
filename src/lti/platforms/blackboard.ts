import { standardFamily, standardRegistration, type Family } from './family.ts';

/** Blackboard Learn: results filtered by user lose their comment (all are read), services stand on each school's own host. */
export const blackboard: Family = {
  ...standardFamily,
  family: 'blackboard',
  label: 'Blackboard',
  filtersResults: false,
  frameOrigins: ['https://*.blackboard.com'],
  registration: { ...standardRegistration, productCode: /^blackboard/ },
};
