import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { pathwayIdSchema, pathwaySummaryView } from '../pathways/pathway.contract.ts';

export const pickerView = z.object({
  /** Name of the LMS, such as "Canvas". */
  lms: z.string(),
  acceptsSeveral: z.boolean(),
  /** The LMS makes a gradebook column from our answer; undefined when it does not say. */
  acceptsLineItem: z.boolean().optional(),
  mine: z.array(pathwaySummaryView),
  /** The own pathways go on after this one. */
  mineNext: idSchema.optional(),
  library: z.array(pathwaySummaryView),
});
export type PickerView = z.infer<typeof pickerView>;

const deepLinkItem = z.strictObject({
  pathwayId: pathwayIdSchema,
  title: z.string().trim().min(1, 'must not be empty').max(200),
  points: z.number().gt(0, 'must be more than 0').max(10_000),
  dueAt: z.iso.datetime({ offset: true }).optional(),
});
export type DeepLinkItem = z.infer<typeof deepLinkItem>;

export const answerDeepLinkingApi = defineApi({
  id: 'answerDeepLinking',
  method: 'post',
  path: '/api/deep-linking/responses',
  summary:
    'Sign the answer for the LMS, once. No items cancels. Post `jwt` as the form field JWT to `returnUrl`, in the same frame.',
  roles: ['teacher', 'designer'],
  body: z.strictObject({
    items: z.array(deepLinkItem).max(20),
  }),
  response: z.object({ returnUrl: z.string(), jwt: z.string() }),
});
