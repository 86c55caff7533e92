import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

const auditEntryView = z.object({
  id: idSchema,
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(['person', 'admin', 'operator', 'command-line', 'system']),
    /** Absent for who is not known by a name, or no longer. */
    name: z.string().optional(),
  }),
  action: z.string(),
  /** Whom it is about; the name is absent where the LMS gave none. */
  subject: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  target: z.object({ kind: z.string(), id: z.string() }).optional(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type AuditEntryView = z.infer<typeof auditEntryView>;

export const listAuditApi = defineApi({
  id: 'listAudit',
  method: 'get',
  path: '/api/admin/audit',
  summary:
    'Who saw and changed what, newest first; about one person with `subject`. An operator reads that of the installation.',
  roles: ['admin', 'operator'],
  query: z.object({
    subject: idSchema.optional(),
    before: idSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    entries: z.array(auditEntryView),
    /** To be given as `before` for the next page; absent on the last. */
    nextBefore: idSchema.optional(),
    subject: z.object({ id: idSchema, name: z.string().optional() }).optional(),
  }),
});
export type AuditPageView = z.infer<typeof listAuditApi.response>;
