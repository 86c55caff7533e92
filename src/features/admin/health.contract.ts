import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

const both = ['admin', 'operator'] as const;

/** Waiting and retrying go by themselves; the others are held until somebody changes something. */
const outboxState = z.enum([
  'waiting',
  'retrying',
  'refused',
  'line-item-missing',
  'no-line-item',
  'changed-in-lms',
]);
export type OutboxStateName = z.infer<typeof outboxState>;

const launchEntry = z.object({
  id: idSchema,
  at: z.iso.datetime(),
  /** `accepted`, or the code of the refusal. */
  outcome: z.string(),
  /** Absent when nothing told which registration it was. */
  platform: z.object({ id: idSchema, name: z.string() }).optional(),
  /** As the LMS calls it. */
  deploymentId: z.string().optional(),
  kind: z.string().optional(),
  role: z.string().optional(),
  /** The code on the page that the person saw. */
  requestId: z.string(),
});
export type LaunchEntry = z.infer<typeof launchEntry>;

export const listLaunchesApi = defineApi({
  id: 'listLaunches',
  method: 'get',
  path: '/api/admin/launches',
  summary: 'The last launches and refusals, newest first, 50 at a time; nobody’s name.',
  roles: both,
  query: z.object({
    before: idSchema.optional(),
    platformId: idSchema.optional(),
    only: z.literal('refused').optional(),
  }),
  response: z.object({ launches: z.array(launchEntry), nextBefore: idSchema.optional() }),
});

const outboxCounts = z.array(
  z.object({ state: outboxState, count: z.int(), since: z.iso.datetime().optional() }),
);

const outboxEntry = z.object({
  journeyId: idSchema,
  assignmentTitle: z.string().optional(),
  courseTitle: z.string().optional(),
  state: outboxState,
  attempts: z.int(),
  lmsStatus: z.int().optional(),
  since: z.iso.datetime().optional(),
  nextTryAt: z.iso.datetime().optional(),
});
export type OutboxEntryView = z.infer<typeof outboxEntry>;

export const getOutboxApi = defineApi({
  id: 'getOutbox',
  method: 'get',
  path: '/api/admin/outbox',
  summary:
    'How many grades wait, are tried again or are held; for a tenant’s admin which ones, 50 at a time.',
  roles: both,
  query: z.object({ state: outboxState.optional(), after: idSchema.optional() }),
  response: z.object({
    counts: outboxCounts,
    entries: z.array(outboxEntry),
    nextAfter: idSchema.optional(),
  }),
});

export const retryOutboxApi = defineApi({
  id: 'retryOutbox',
  method: 'post',
  path: '/api/admin/outbox/retries',
  summary:
    'Tries the tenant’s grades again now, a thousand at a time; a grade that was changed by hand waits for its teacher.',
  roles: ['admin'],
  body: z.object({ state: outboxState.optional(), after: idSchema.optional() }),
  response: z.object({ retried: z.int(), left: z.int(), nextAfter: idSchema.optional() }),
});

export const retryGradeApi = defineApi({
  id: 'retryGrade',
  method: 'post',
  path: '/api/admin/outbox/:journeyId/retries',
  summary: 'Tries one grade again now.',
  roles: ['admin'],
  params: z.object({ journeyId: idSchema }),
  response: z.object({}),
});

export const getOverviewApi = defineApi({
  id: 'getOverview',
  method: 'get',
  path: '/api/admin/overview',
  summary: 'What needs an admin, and a few figures.',
  roles: both,
  response: z.object({
    platforms: z.object({ active: z.int(), pending: z.int(), suspended: z.int() }),
    deployments: z.object({ active: z.int(), unclaimed: z.int(), suspended: z.int() }),
    outbox: outboxCounts,
    /** Of the last launches within a day, 200 at most. */
    launches: z.object({
      looked: z.int(),
      refused: z.int(),
      /** Newest first. */
      lastAt: z.iso.datetime().optional(),
      /** Registrations of which nothing but refusals came. */
      failing: z.array(z.object({ id: idSchema, name: z.string() })),
    }),
    /** People who asked to look after this tenant. */
    requests: z.int(),
    /** Keys of which a new one is on its way. */
    rotating: z.int(),
  }),
});
