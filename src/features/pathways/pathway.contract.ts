import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { taskFormats, switchingRules } from '../../domain/pathway.ts';
import { defineApi } from '../../http/api-contract.ts';

const builders = ['teacher', 'designer'] as const;

/** An id of a tenant's pathway, or `library:<slug>` for one that ships with Waymark. */
export const pathwayIdSchema = z.union([idSchema, z.string().regex(/^library:[a-z0-9-]{1,60}$/)]);

export const pathwaySummaryView = z.object({
  id: pathwayIdSchema,
  title: z.string(),
  summary: z.string(),
  gradeBand: z.string().optional(),
  subject: z.string().optional(),
  language: z.string(),
  version: z.number().int(),
  points: z.number(),
  milestones: z.number().int(),
  tasks: z.number().int(),
  groups: z.number().int(),
  sharing: z.enum(['private', 'copy', 'edit']).optional(),
  isMine: z.boolean().optional(),
  /** This person’s unchanged copy of a pathway of the library. */
  isLibraryCopy: z.boolean().optional(),
  copiedFrom: z.object({ title: z.string(), version: z.number().int() }).optional(),
});
export type PathwaySummaryView = z.infer<typeof pathwaySummaryView>;

const previewTask = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().optional(),
  instructionsHtml: z.string(),
  minutes: z.number().optional(),
  place: z.string().optional(),
  people: z.string().optional(),
  formats: z.array(z.enum(taskFormats)),
  points: z.number(),
});

export const pathwayPreviewView = pathwaySummaryView.extend({
  competencies: z.array(z.object({ id: z.string(), code: z.string().optional(), statement: z.string() })),
  outline: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      summary: z.string().optional(),
      steps: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('task'), task: previewTask }),
          z.object({
            kind: z.literal('group'),
            title: z.string(),
            choose: z.number().int(),
            points: z.number(),
            switching: z.enum(switchingRules),
            tasks: z.array(previewTask),
          }),
        ]),
      ),
    }),
  ),
});
export type PathwayPreviewView = z.infer<typeof pathwayPreviewView>;

export const listPathwaysApi = defineApi({
  id: 'listPathways',
  method: 'get',
  path: '/api/pathways',
  summary:
    'Pathways of one shelf, newest first, a page at a time: the teacher’s own, the school’s, or the library.',
  roles: builders,
  query: z.object({
    shelf: z.enum(['mine', 'school', 'library']).default('mine'),
    after: idSchema.optional(),
  }),
  response: z.object({ pathways: z.array(pathwaySummaryView), next: idSchema.optional() }),
});

export const getPathwayApi = defineApi({
  id: 'getPathway',
  method: 'get',
  path: '/api/pathways/:pathwayId',
  summary: 'One pathway for looking at it before it is used.',
  roles: builders,
  params: z.object({ pathwayId: pathwayIdSchema }),
  response: pathwayPreviewView,
});

export const createPathwayApi = defineApi({
  id: 'createPathway',
  method: 'post',
  path: '/api/pathways',
  summary: 'Keep a new pathway, published as version 1. All faults are listed.',
  roles: builders,
  // Checked whole by validatePathway, which also knows the rules between fields.
  body: z.strictObject({ content: z.unknown() }),
  response: pathwaySummaryView,
});

export const importPathwayApi = defineApi({
  id: 'importPathway',
  method: 'post',
  path: '/api/pathways/imports',
  summary: 'Keep a pathway from a portable .waymark.json file.',
  roles: builders,
  body: z.strictObject({ file: z.string().max(2_200_000, 'must be at most 2 MB') }),
  response: pathwaySummaryView,
});

export const exportPathwayApi = defineApi({
  id: 'exportPathway',
  method: 'get',
  path: '/api/pathways/:pathwayId/file',
  summary: 'The portable .waymark.json file; it holds no student data.',
  roles: builders,
  params: z.object({ pathwayId: pathwayIdSchema }),
  response: z.object({ name: z.string(), file: z.unknown() }),
});

export const affectedView = z.object({
  tasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      fields: z.array(z.string()),
    }),
  ),
  groups: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      fields: z.array(z.string()),
    }),
  ),
  points: z.object({ before: z.number(), after: z.number() }),
  /** Journeys that are under way and keep the version with which they began. */
  keepingJourneys: z.number().int(),
  /** Of these, the students who already picked or handed in something that the new version changes or drops. */
  touchedStudents: z.array(z.object({ personId: idSchema, name: z.string(), taskIds: z.array(z.string()) })),
});

export type AffectedView = z.infer<typeof affectedView>;

export const previewVersionApi = defineApi({
  id: 'previewVersion',
  method: 'post',
  path: '/api/pathways/:pathwayId/version-previews',
  summary: 'What publishing this content would change, and for whom. Nothing is stored.',
  roles: builders,
  params: z.object({ pathwayId: idSchema }),
  body: z.strictObject({ content: z.unknown() }),
  response: affectedView,
});

export const publishVersionApi = defineApi({
  id: 'publishVersion',
  method: 'post',
  path: '/api/pathways/:pathwayId/versions',
  summary: 'Publish a new version. Journeys under way keep theirs; new ones begin on this one.',
  roles: builders,
  params: z.object({ pathwayId: idSchema }),
  body: z.strictObject({ content: z.unknown(), baseVersion: z.number().int().min(1) }),
  response: pathwaySummaryView.extend({ affected: affectedView }),
});

export const sharePathwayApi = defineApi({
  id: 'sharePathway',
  method: 'put',
  path: '/api/pathways/:pathwayId/sharing',
  summary:
    'Share an own pathway with the colleagues of this school: as a copy, or to edit its draft together.',
  roles: builders,
  params: z.object({ pathwayId: idSchema }),
  body: z.strictObject({ sharing: z.enum(['private', 'copy', 'edit']) }),
  response: pathwaySummaryView,
});
