import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { mediaView } from '../files/own-media.contract.ts';

const looksBackView = z.object({
  /** Newest first. */
  looksBack: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      /** What it was about, as far as that is still there. */
      milestone: z.string(),
      assignmentTitle: z.string(),
      courseTitle: z.string().optional(),
      /** 1 to 5. */
      scale: z.number().int().optional(),
      why: z.string().optional(),
      sentence: z.string().optional(),
      voice: mediaView.optional(),
    }),
  ),
});
export type LooksBackView = z.infer<typeof looksBackView>;

export const getLooksBackApi = defineApi({
  id: 'getLooksBack',
  method: 'get',
  path: '/api/looks-back',
  summary: 'What one said when looking back, over all milestones and courses.',
  roles: ['student'],
  response: looksBackView,
});

export const getStudentLooksBackApi = defineApi({
  id: 'getStudentLooksBack',
  method: 'get',
  path: '/api/class/people/:personId/looks-back',
  summary: 'What a student said when looking back in this course.',
  roles: ['teacher'],
  params: z.object({ personId: idSchema }),
  response: looksBackView,
});
