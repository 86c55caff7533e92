import { z } from 'zod';
import { defineApi } from '../../http/api-contract.ts';
import { rosterProblems } from './roster-problems.ts';

const time = z.iso.datetime();

/** How much the LMS's class list is worth. */
export const rosterView = z.object({
  /** `not-offered`: no launch named one. `reading`: the first reading is under way. `failed`: what is shown may be old. */
  state: z.enum(['not-offered', 'reading', 'listed', 'failed']),
  /** Of the last whole list. */
  readAt: time.optional(),
  problem: z.enum(rosterProblems).optional(),
  /** What the LMS answered. */
  status: z.number().int().optional(),
  nextTryAt: time.optional(),
});
export type RosterView = z.infer<typeof rosterView>;

export const readRosterApi = defineApi({
  id: 'readRoster',
  method: 'post',
  path: '/api/board/roster-readings',
  summary: 'Read the LMS’s class list again, now. The board shows it when it is done.',
  roles: ['teacher', 'reviewer'],
  response: rosterView,
});
