import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { fileView } from './file.contract.ts';

export const uploadVoiceApi = defineApi({
  id: 'uploadVoice',
  method: 'post',
  path: '/api/journeys/:journeyId/voice/:taskId',
  summary: 'Keep a voice comment of at most 3 MB for an answer to a task, where the district allows it.',
  roles: ['teacher', 'reviewer'],
  bytes: 'sent',
  params: z.object({ journeyId: idSchema, taskId: z.string().min(1).max(60) }),
  response: fileView,
});
