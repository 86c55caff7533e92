import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { affectedView, pathwayIdSchema, pathwaySummaryView } from './pathway.contract.ts';

const builders = ['teacher', 'designer'] as const;
const params = z.object({ pathwayId: idSchema });
const longestFile = 2_200_000;

const placeView = z.object({
  milestoneId: z.string().optional(),
  groupId: z.string().optional(),
  taskId: z.string().optional(),
  competencyId: z.string().optional(),
  rowId: z.string().optional(),
  wayId: z.string().optional(),
  field: z.string().optional(),
});

const findingView = z.object({
  code: z.string(),
  severity: z.enum(['must-fix', 'look-at']),
  place: placeView,
  sentence: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A field that two people changed in different ways; both texts are kept until one is chosen. */
const conflictSchema = z.strictObject({
  place: z.strictObject(placeView.shape),
  field: z.string().max(60),
  mine: z.unknown(),
  theirs: z.unknown(),
});

const draftView = z.object({
  pathwayId: idSchema,
  /** Grows by one with each save; 0 while nothing is stored and the draft is the newest version. */
  revision: z.number().int(),
  /** Of the pathway, from which the draft began; 0 for a new pathway. */
  baseVersion: z.number().int(),
  content: z.unknown(),
  conflicts: z.array(conflictSchema),
  findings: z.array(findingView),
  updatedAt: z.iso.datetime().optional(),
  /** The last save was this person's. */
  isMineLast: z.boolean(),
  isOwner: z.boolean(),
  sharing: z.enum(['private', 'copy', 'edit']),
  copiedFrom: z
    .object({ pathwayId: pathwayIdSchema, version: z.number().int(), title: z.string() })
    .optional(),
});
export type DraftView = z.infer<typeof draftView>;

const draftSummaryView = z.object({
  pathwayId: idSchema,
  title: z.string(),
  tasks: z.number().int(),
  /** 0 for a pathway that was never published. */
  baseVersion: z.number().int(),
  updatedAt: z.iso.datetime(),
});

export const listDraftsApi = defineApi({
  id: 'listPathwayDrafts',
  method: 'get',
  path: '/api/pathway-drafts',
  summary: 'Own drafts with changes that are not published, newest first, at most 100.',
  roles: builders,
  response: z.object({ drafts: z.array(draftSummaryView) }),
});

export const listTemplatesApi = defineApi({
  id: 'listPathwayTemplates',
  method: 'get',
  path: '/api/pathway-templates',
  summary: 'Templates from which a pathway can begin, in the person’s language.',
  roles: builders,
  response: z.object({
    templates: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        tasks: z.number().int(),
        points: z.number(),
      }),
    ),
  }),
});

export const createDraftApi = defineApi({
  id: 'createPathwayDraft',
  method: 'post',
  path: '/api/pathway-drafts',
  summary: 'Begin a new pathway: from a template, a copy, a portable file, or a pasted assignment sheet.',
  roles: builders,
  body: z.strictObject({
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('blank') }),
      z.strictObject({ kind: z.literal('template'), templateId: z.string().max(60) }),
      z.strictObject({ kind: z.literal('pathway'), pathwayId: pathwayIdSchema }),
      z.strictObject({ kind: z.literal('file'), file: z.string().max(longestFile, 'must be at most 2 MB') }),
      z.strictObject({
        kind: z.literal('sheet'),
        text: z.string().max(400_000, 'must be at most 400,000 characters'),
      }),
    ]),
  }),
  response: draftView,
});

export const getDraftApi = defineApi({
  id: 'getPathwayDraft',
  method: 'get',
  path: '/api/pathway-drafts/:pathwayId',
  summary: 'The draft of a pathway; its newest version where nothing was changed since.',
  roles: builders,
  params,
  response: draftView,
});

export const saveDraftApi = defineApi({
  id: 'savePathwayDraft',
  method: 'put',
  path: '/api/pathway-drafts/:pathwayId',
  summary:
    'Save a draft as it stands, whole or not. 409 with the newer revision when someone saved meanwhile: fetch it and merge.',
  roles: builders,
  params,
  // Any JSON: a draft may be unfinished in every way. Its size is bounded by the service.
  body: z.strictObject({
    content: z.record(z.string(), z.unknown()),
    conflicts: z.array(conflictSchema).max(500).default([]),
    revision: z.number().int().min(0),
  }),
  response: z.object({
    revision: z.number().int(),
    updatedAt: z.iso.datetime(),
    findings: z.array(findingView),
  }),
});

export const discardDraftApi = defineApi({
  id: 'discardPathwayDraft',
  method: 'delete',
  path: '/api/pathway-drafts/:pathwayId',
  summary: 'Drop the changes of an own draft. Published versions stay.',
  roles: builders,
  params,
  response: z.object({}),
});

export const previewDraftApi = defineApi({
  id: 'previewPathwayDraft',
  method: 'post',
  path: '/api/pathway-drafts/:pathwayId/publication-previews',
  summary: 'What publishing the saved draft would change, and exactly whose work. Nothing is stored.',
  roles: builders,
  params,
  body: z.strictObject({ revision: z.number().int().min(0) }),
  response: affectedView,
});

export const publishDraftApi = defineApi({
  id: 'publishPathwayDraft',
  method: 'post',
  path: '/api/pathway-drafts/:pathwayId/publications',
  summary: 'Publish the saved draft as the next version. Journeys under way keep theirs.',
  roles: builders,
  params,
  body: z.strictObject({ revision: z.number().int().min(0) }),
  response: pathwaySummaryView.extend({ affected: affectedView }),
});
