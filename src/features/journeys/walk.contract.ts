import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { taskFormats } from '../../domain/pathway.ts';
import { defineApi } from '../../http/api-contract.ts';
import { journeyView } from './journey.contract.ts';
import { rowLevelsSchema } from './rubric.contract.ts';

const slug = z.string().min(1).max(60);
const id = z.uuid();
const reason = z.string().max(2_000).optional();

const walkStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pick'), id, groupId: slug, taskId: slug, reason }),
  z.strictObject({ kind: z.literal('unpick'), pickId: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('switch'),
    id,
    groupId: slug,
    fromTaskId: slug,
    toTaskId: slug,
    reason,
  }),
  z.strictObject({
    kind: z.literal('hand-in'),
    id,
    taskId: slug,
    format: z.enum(taskFormats),
    text: z.string().max(50_000).optional(),
    link: z.string().max(2_000).optional(),
    note: z.string().max(2_000).optional(),
    way: slug.optional(),
    selfRating: rowLevelsSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('reflect'),
    id,
    milestoneId: slug,
    scale: z.int().min(1).max(5).optional(),
    sentence: z.string().max(500).optional(),
    skipped: z.literal(true).optional(),
  }),
]);
export type WalkStep = z.infer<typeof walkStep>;

export const walkPathwayApi = defineApi({
  id: 'walkPathway',
  method: 'post',
  path: '/api/pathway-walks',
  summary: 'The screen of a student who took these steps on this draft. Nothing is stored.',
  roles: ['teacher', 'designer'],
  body: z.strictObject({
    /** Made by the client; stands in for the id of a journey. */
    walkId: idSchema,
    content: z.record(z.string(), z.unknown()),
    steps: z.array(walkStep).max(300),
  }),
  response: journeyView,
});
