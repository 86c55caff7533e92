import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { platformFamilies } from '../../lti/platform.model.ts';
import { findingCodes } from './address-finding.ts';

const roles = ['admin', 'operator'] as const;

/** Each part is asked for by itself, so that its lines stand on the screen as soon as they are known. */
export const checkParts = ['lms-keys', 'own-keys', 'tokens', 'launch', 'roster', 'columns', 'grade'] as const;
export type CheckPart = (typeof checkParts)[number];

export const checkLineIds = [
  'lms-keys',
  'own-keys',
  'token-score',
  'token-columns',
  'token-columns-read',
  'token-results',
  'token-roster',
  'launch',
  'picker',
  'role',
  'context',
  'course-title',
  'names',
  'services',
  'column',
  'roster-address',
  'custom',
  'roster',
  'columns',
  'grade',
] as const;
export type CheckLineId = (typeof checkLineIds)[number];

export const checkCodes = [
  ...findingCodes,
  'key-missing',
  'own-address-unseen',
  'not-finished',
  'pending',
  'suspended',
  'invalid-client',
  'scope-refused',
  'lms-failed',
  'no-answer',
  'not-readable',
  'not-begun',
  'waiting',
  'launch-refused',
  'came',
  'missing',
  'no-role',
  'some-custom-missing',
  'picker-no-links',
  'picker-no-points',
  'no-names',
  'no-launch',
  'needs-assignment',
  'score-arrived',
  'score-sent',
  'score-lost',
  'column-only',
  'column-left',
  'not-here',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** What must be changed in the LMS (or here), by family in the client’s words. */
export const checkFixes = [
  'address',
  'own-address',
  'client',
  'switched-off',
  'services',
  'roster',
  'names',
  'course',
  'picker',
  'custom',
  'launch',
  'role',
] as const;
export type CheckFix = (typeof checkFixes)[number];

const checkLine = z.object({
  id: z.enum(checkLineIds),
  /** `note`: it works, and something is lost. `waiting`: a test launch has to come first. */
  state: z.enum(['good', 'bad', 'note', 'waiting']),
  code: z.enum(checkCodes),
  /** Numbers, statuses, names of claims and the LMS’s own words; never values of a launch. */
  facts: z.record(z.string(), z.string()),
  fix: z.enum(checkFixes).optional(),
});
export type CheckLine = z.infer<typeof checkLine>;

const connection = z.object({
  id: idSchema,
  name: z.string(),
  family: z.enum(platformFamilies),
  lms: z.string(),
  status: z.enum(['pending', 'active', 'suspended']),
  clientId: z.string(),
  deploymentIds: z.array(z.string()),
});

const testLaunch = z.object({
  /** Until when launches are looked at. */
  until: z.iso.datetime(),
  seen: z.object({ link: z.boolean(), picker: z.boolean(), testStudent: z.boolean() }),
});

export const getConnectionApi = defineApi({
  id: 'getConnection',
  method: 'get',
  path: '/api/admin/connections/:platformId',
  summary: 'One registration, and the test launch that was begun for it.',
  roles,
  params: z.object({ platformId: idSchema }),
  response: z.object({ connection, testLaunch: testLaunch.optional() }),
});

export const runCheckApi = defineApi({
  id: 'runConnectionCheck',
  method: 'post',
  path: '/api/admin/connections/:platformId/checks',
  summary:
    'Tries one part of a registration and says what is wrong with it. `grade` makes a column in the LMS and deletes it.',
  roles,
  params: z.object({ platformId: idSchema }),
  body: z.object({ part: z.enum(checkParts) }),
  response: z.object({ lines: z.array(checkLine) }),
});

export const startTestLaunchApi = defineApi({
  id: 'startTestLaunch',
  method: 'post',
  path: '/api/admin/connections/:platformId/test-launches',
  summary: 'Notes what the next launches of this registration send, by name only, for half an hour.',
  roles,
  params: z.object({ platformId: idSchema }),
  response: z.object({ testLaunch }),
});
