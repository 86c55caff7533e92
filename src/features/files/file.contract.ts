import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

export const fileView = z.object({
  id: idSchema,
  name: z.string(),
  /** Media type, found from the content. */
  type: z.string(),
  bytes: z.number().int(),
});
export type FileView = z.infer<typeof fileView>;

/** Files that were added for a task and not handed in yet, in the order in which they came. */
const draftFiles = z.object({ files: z.array(fileView) });

const slug = z.string().min(1).max(60);

export const uploadFileApi = defineApi({
  id: 'uploadFile',
  method: 'post',
  path: '/api/journey/files/:taskId',
  summary: 'Add a file of at most 20 MB to the draft of a task; its bytes are the body.',
  roles: ['student'],
  bytes: 'sent',
  params: z.object({ taskId: slug }),
  query: z.object({ name: z.string().max(1_000).default('') }),
  response: draftFiles,
});

export const removeFileApi = defineApi({
  id: 'removeFile',
  method: 'delete',
  path: '/api/journey/files/:taskId/:fileId',
  summary: 'Take a file out of the draft of a task. What was handed in stays.',
  roles: ['student'],
  params: z.object({ taskId: slug, fileId: idSchema }),
  response: draftFiles,
});

export const getFileApi = defineApi({
  id: 'getFile',
  method: 'get',
  path: '/api/files/:fileId',
  summary: 'The bytes of a file: for its owner, and for who reviews the course once it is handed in.',
  roles: ['student', 'teacher', 'reviewer'],
  bytes: 'answered',
  params: z.object({ fileId: idSchema }),
  query: z.object({ inline: z.enum(['1']).optional() }),
  response: z.unknown(),
});
