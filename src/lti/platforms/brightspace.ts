import { standardFamily, type Family } from './family.ts';

/** D2L Brightspace: client assertions want an audience of their own (given at registration); otherwise standard. */
export const brightspace: Family = {
  ...standardFamily,
  family: 'brightspace',
  label: 'Brightspace',
  frameOrigins: ['https://*.brightspace.com'],
};
