import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { backupBounds, retentionBounds, retentionPeriods } from './retention-periods.ts';

const admin = ['admin'] as const;
const time = z.iso.datetime();
const page = z.object({
  search: z.string().trim().max(100).default(''),
  page: z.coerce.number().int().min(0).max(10_000).default(0),
});
const line = (most: number) => z.string().trim().min(1).max(most);

/** Rows by part of the inventory, with its words. */
const counts = z.array(z.object({ collection: z.string(), title: z.string(), rows: z.number().int() }));

const personSummary = z.object({
  id: idSchema,
  /** Absent where the LMS gave none; the number stands for it. */
  name: z.string().optional(),
  number: z.number().int(),
  isTestStudent: z.boolean(),
});

const scope = z.object({ kind: z.enum(['person', 'course', 'tenant']), id: idSchema });
const holdScope = z.object({ kind: z.enum(['person', 'course']), id: idSchema });

const holdView = z.object({
  id: idSchema,
  scope: holdScope,
  /** Of the person or course, while it is here. */
  name: z.string().optional(),
  reason: z.string(),
  placedAt: time,
  releasedAt: time.optional(),
});
export type HoldView = z.infer<typeof holdView>;

const noteView = z.object({
  id: idSchema,
  from: z.enum(['learner', 'family', 'school']),
  text: z.string(),
  addedAt: time,
});
export type NoteView = z.infer<typeof noteView>;

const erasureView = z.object({
  id: z.string(),
  kind: z.enum(['person', 'course', 'tenant']),
  /** Of whom or what; absent once it was erased. */
  scopeId: z.string().optional(),
  name: z.string().optional(),
  reason: z.enum(['request', 'retention']),
  reference: z.string().optional(),
  status: z.enum(['waiting', 'held', 'erasing', 'erased', 'done', 'cancelled']),
  /** Who asked: a name where one is known, else the kind. */
  requestedBy: z.object({
    kind: z.enum(['person', 'admin', 'operator', 'command-line', 'system']),
    name: z.string().optional(),
  }),
  requestedAt: time,
  dueAt: time,
  erasedAt: time.optional(),
  doneAt: time.optional(),
  cancelledAt: time.optional(),
  backupsUntil: time.optional(),
  counts,
});
export type ErasureView = z.infer<typeof erasureView>;

const learnerRecord = personSummary.extend({
  firstSeenAt: time,
  courses: z.array(z.object({ id: z.string(), title: z.string().optional(), role: z.string() })),
  counts,
  notes: z.array(noteView),
  holds: z.array(holdView),
  erasure: erasureView.optional(),
});
export type LearnerRecordView = z.infer<typeof learnerRecord>;

export const findLearnersApi = defineApi({
  id: 'findLearners',
  method: 'get',
  path: '/api/admin/privacy/learners',
  summary: 'People of the tenant by part of their name, or by their id here or in the LMS; page by page.',
  roles: admin,
  query: page,
  response: z.object({ found: z.array(personSummary), hasMore: z.boolean() }),
});
export type FoundLearners = z.infer<typeof findLearnersApi.response>;

export const findCoursesApi = defineApi({
  id: 'findCoursesForPrivacy',
  method: 'get',
  path: '/api/admin/privacy/courses',
  summary: 'Courses of the tenant by part of their title; page by page.',
  roles: admin,
  query: page,
  response: z.object({
    found: z.array(z.object({ id: idSchema, title: z.string().optional(), createdAt: time })),
    hasMore: z.boolean(),
  }),
});
export type FoundCourses = z.infer<typeof findCoursesApi.response>;

const onePerson = z.object({ personId: idSchema });

export const getLearnerRecordApi = defineApi({
  id: 'getLearnerRecord',
  method: 'get',
  path: '/api/admin/privacy/learners/:personId',
  summary: 'What is held about one person: counts by kind, courses, statements, holds, a request to erase.',
  roles: admin,
  params: onePerson,
  response: learnerRecord,
});

export const exportLearnerApi = defineApi({
  id: 'exportLearner',
  method: 'get',
  path: '/api/admin/privacy/learners/:personId/export',
  summary: 'Everything about one person as a zip: index.html to read, data.json for machines, and the files.',
  roles: admin,
  bytes: 'answered',
  params: onePerson,
  response: z.unknown(),
});

export const addNoteApi = defineApi({
  id: 'addLearnerNote',
  method: 'post',
  path: '/api/admin/privacy/learners/:personId/notes',
  summary: 'Attach a statement of the learner or the family to the record.',
  roles: admin,
  params: onePerson,
  body: z.strictObject({ from: z.enum(['learner', 'family', 'school']), text: line(4_000) }),
  response: noteView,
});

export const removeNoteApi = defineApi({
  id: 'removeLearnerNote',
  method: 'delete',
  path: '/api/admin/privacy/learners/:personId/notes/:noteId',
  summary: 'Take a statement back.',
  roles: admin,
  params: onePerson.extend({ noteId: idSchema }),
  response: z.object({}),
});

export const previewErasureApi = defineApi({
  id: 'previewErasure',
  method: 'post',
  path: '/api/admin/privacy/erasure-previews',
  summary:
    'What erasing a person, a course or the whole tenant would remove, and what stops it. Changes nothing.',
  roles: admin,
  body: z.strictObject({ scope }),
  response: z.object({
    /** What must be typed to ask for it. */
    confirmWith: z.string(),
    counts,
    /** Students of a course who are in no other one and would go with it. */
    people: z.number().int(),
    holds: z.array(holdView),
    open: erasureView.optional(),
    backupDays: z.number().int(),
  }),
});
export type ErasurePreviewView = z.infer<typeof previewErasureApi.response>;

export const requestErasureApi = defineApi({
  id: 'requestErasure',
  method: 'post',
  path: '/api/admin/privacy/erasures',
  summary:
    'Put a person, a course or the tenant into the queue of what is to be erased. The same id again changes nothing.',
  roles: admin,
  body: z.strictObject({
    id: z.uuid(),
    scope,
    /** Days from now; a tenant waits a week at least. */
    inDays: z.number().int().min(0).max(60),
    /** The school's number for the request; letters, digits and - / . only, so that it holds no name. */
    reference: z
      .string()
      .trim()
      .max(40)
      .regex(/^(?=[^\s]*\d)[\w./-]+$/, 'use the number of the request, without a name')
      .optional(),
    confirmation: line(200),
  }),
  response: erasureView,
});

export const listErasuresApi = defineApi({
  id: 'listErasures',
  method: 'get',
  path: '/api/admin/privacy/erasures',
  summary: 'The queue of what is to be erased, and certificates; newest first, page by page.',
  roles: admin,
  query: page.pick({ page: true }),
  response: z.object({ found: z.array(erasureView), hasMore: z.boolean() }),
});

const oneErasure = z.object({ erasureId: z.string().min(1).max(60) });

export const getErasureApi = defineApi({
  id: 'getErasure',
  method: 'get',
  path: '/api/admin/privacy/erasures/:erasureId',
  summary: 'One request, or its certificate.',
  roles: admin,
  params: oneErasure,
  response: erasureView,
});

export const cancelErasureApi = defineApi({
  id: 'cancelErasure',
  method: 'post',
  path: '/api/admin/privacy/erasures/:erasureId/cancellations',
  summary: 'Take a request back before it has begun.',
  roles: admin,
  params: oneErasure,
  response: erasureView,
});

export const listHoldsApi = defineApi({
  id: 'listHolds',
  method: 'get',
  path: '/api/admin/privacy/holds',
  summary: 'Legal holds, newest first.',
  roles: admin,
  response: z.object({ holds: z.array(holdView) }),
});

export const placeHoldApi = defineApi({
  id: 'placeHold',
  method: 'post',
  path: '/api/admin/privacy/holds',
  summary: 'Stop erasing and retention for a person or a course.',
  roles: admin,
  body: z.strictObject({ scope: holdScope, reason: line(300) }),
  response: holdView,
});

export const releaseHoldApi = defineApi({
  id: 'releaseHold',
  method: 'post',
  path: '/api/admin/privacy/holds/:holdId/releases',
  summary: 'End a legal hold; what waited for it goes on.',
  roles: admin,
  params: z.object({ holdId: idSchema }),
  response: holdView,
});

const days = (period: (typeof retentionPeriods)[number]) =>
  z.number().int().min(retentionBounds[period].atLeastDays).max(retentionBounds[period].atMostDays);

const periods = z.strictObject({
  work: days('work'),
  drafts: days('drafts'),
  audit: days('audit'),
  certificates: days('certificates'),
});
const retentionBody = z.strictObject({
  periods,
  backupDays: z.number().int().min(backupBounds.atLeastDays).max(backupBounds.atMostDays),
});

const bounds = z.object({ atLeastDays: z.number(), atMostDays: z.number(), defaultDays: z.number() });
const retentionView = retentionBody.extend({
  bounds: z.object({ work: bounds, drafts: bounds, audit: bounds, certificates: bounds, backupDays: bounds }),
});
export type RetentionView = z.infer<typeof retentionView>;

export const getRetentionApi = defineApi({
  id: 'getRetention',
  method: 'get',
  path: '/api/admin/privacy/retention',
  summary: 'How long each kind of data is kept, in days, and within which bounds that may be set.',
  roles: admin,
  response: retentionView,
});

export const setRetentionApi = defineApi({
  id: 'setRetention',
  method: 'put',
  path: '/api/admin/privacy/retention',
  summary: 'Set how long each kind of data is kept, in days.',
  roles: admin,
  body: retentionBody,
  response: retentionView,
});

export const getInventoryApi = defineApi({
  id: 'getInventory',
  method: 'get',
  path: '/api/admin/privacy/inventory',
  summary: 'Every collection of the database: what it holds, about whom, why, and how long.',
  roles: ['admin', 'operator'],
  response: z.object({
    parts: z.array(
      z.object({
        collection: z.string(),
        title: z.string(),
        holds: z.string(),
        purpose: z.string(),
        isPersonal: z.boolean(),
        /** In words, or in days. */
        kept: z.union([z.string(), z.number().int()]),
      }),
    ),
  }),
});
export type InventoryView = z.infer<typeof getInventoryApi.response>;
