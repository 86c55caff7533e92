import { standardFamily, standardRegistration, type Family } from './family.ts';

/**
 * Blackboard Learn (Anthology's developer documentation and tools in production): results filtered by user lose their comment (all
 * are read); a new column cannot name the link that it is for; services stand on each school's own host; one client id serves all
 * schools, each with a deployment of its own.
 */
export const blackboard: Family = {
  ...standardFamily,
  family: 'blackboard',
  label: 'Blackboard',
  filtersResults: false,
  linksNewColumns: false,
  frameOrigins: ['https://*.blackboard.com'],
  registration: { ...standardRegistration, productCode: /^blackboard/ },
};
