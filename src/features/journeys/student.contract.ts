import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { journeyView } from './journey.contract.ts';

const slug = z.string().min(1).max(60);

export const reflectApi = defineApi({
  id: 'reflect',
  method: 'post',
  path: '/api/journey/reflections',
  summary:
    'Look back on a milestone whose work is handed in: a scale, a sentence, both, or skipped. Never scored.',
  roles: ['student'],
  body: z.strictObject({
    id: z.uuid(),
    milestoneId: slug,
    scale: z.int().min(1).max(5).optional(),
    why: z.string().max(500).optional(),
    sentence: z.string().max(500).optional(),
    /** A recording that was uploaded for this, as `POST /api/own-media` answered it. */
    voiceId: idSchema.optional(),
    skipped: z.literal(true).optional(),
  }),
  response: journeyView,
});

const milestoneDatesView = z.object({
  milestones: z.array(z.object({ id: slug, title: z.string(), day: z.iso.date().optional() })),
});
export type MilestoneDatesView = z.infer<typeof milestoneDatesView>;

export const getMilestoneDatesApi = defineApi({
  id: 'getMilestoneDates',
  method: 'get',
  path: '/api/assignment/milestone-dates',
  summary: 'The soft dates of this assignment’s milestones.',
  roles: ['teacher'],
  response: milestoneDatesView,
});

export const setMilestoneDatesApi = defineApi({
  id: 'setMilestoneDates',
  method: 'put',
  path: '/api/assignment/milestone-dates',
  summary: 'Set soft dates by milestone; milestones that are left out have none. They lock nothing.',
  roles: ['teacher'],
  body: z.strictObject({ days: z.record(slug, z.iso.date()) }),
  response: milestoneDatesView,
});
