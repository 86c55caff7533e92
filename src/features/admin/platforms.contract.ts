import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

const tenantRef = z.object({ id: idSchema, name: z.string() });
const both = ['admin', 'operator'] as const;
const switched = z.object({ status: z.enum(['active', 'suspended']) });

const deploymentView = z.object({
  id: idSchema,
  /** As the LMS calls it. */
  deploymentId: z.string(),
  status: z.enum(['active', 'unclaimed', 'suspended']),
  firstSeenAt: z.iso.datetime(),
  /** For operators; absent while nobody claimed it. */
  tenant: tenantRef.optional(),
  /** Whether who asks may suspend and activate it. */
  mayChange: z.boolean(),
});
export type DeploymentView = z.infer<typeof deploymentView>;

const platformSummary = z.object({
  id: idSchema,
  name: z.string(),
  /** Name of the LMS family that people know. */
  lms: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  status: z.enum(['pending', 'active', 'suspended']),
  createdAt: z.iso.datetime(),
  /** Several tenants use this client id; each deployment is claimed for one. */
  isShared: z.boolean(),
  mayChange: z.boolean(),
  /** For operators. */
  tenant: tenantRef.optional(),
  /** Of those that who asks may see. */
  deployments: z.object({ active: z.int(), unclaimed: z.int(), suspended: z.int() }),
});
export type PlatformSummary = z.infer<typeof platformSummary>;

const keySchedule = z.object({
  /** Signs now. */
  kid: z.string(),
  next: z.object({ kid: z.string(), signsAt: z.iso.datetime() }).optional(),
  old: z.array(z.object({ kid: z.string(), removedAt: z.iso.datetime() })),
});

const platformDetails = platformSummary.omit({ deployments: true }).extend({
  endpoints: z.object({
    authUrl: z.string(),
    tokenUrl: z.string(),
    jwksUrl: z.string(),
    audience: z.string().optional(),
  }),
  /** What the LMS must know of us. */
  ours: z.object({ loginUrl: z.string(), launchUrl: z.string(), jwksUrl: z.string() }),
  /** Absent while its keys were never made, and for who may not change it. */
  keys: keySchedule.optional(),
  /** 500 at most. */
  deployments: z.array(deploymentView),
});
export type PlatformDetails = z.infer<typeof platformDetails>;

export const listPlatformsApi = defineApi({
  id: 'listPlatforms',
  method: 'get',
  path: '/api/admin/platforms',
  summary: 'LMS registrations: of the tenant, or all for an operator; oldest first, 100 at a time.',
  roles: both,
  query: z.object({ after: idSchema.optional() }),
  response: z.object({ platforms: z.array(platformSummary), nextAfter: idSchema.optional() }),
});

export const getPlatformApi = defineApi({
  id: 'getPlatform',
  method: 'get',
  path: '/api/admin/platforms/:platformId',
  summary: 'One registration: addresses, keys, deployments.',
  roles: both,
  params: z.object({ platformId: idSchema }),
  response: platformDetails,
});

export const setPlatformStatusApi = defineApi({
  id: 'setPlatformStatus',
  method: 'post',
  path: '/api/admin/platforms/:platformId/status',
  summary: 'Approves, suspends or activates a registration. When it answers, launches and sessions obey.',
  roles: both,
  params: z.object({ platformId: idSchema }),
  body: switched,
  response: platformDetails,
});

export const rotateKeysApi = defineApi({
  id: 'rotateKeys',
  method: 'post',
  path: '/api/admin/platforms/:platformId/key-rotations',
  summary:
    'Makes a new key for a registration; it is published now and signs later, or at once when the old one leaked.',
  roles: both,
  params: z.object({ platformId: idSchema }),
  body: z.object({ isLeaked: z.boolean() }),
  response: platformDetails,
});

export const setDeploymentStatusApi = defineApi({
  id: 'setDeploymentStatus',
  method: 'post',
  path: '/api/admin/deployments/:deploymentId/status',
  summary: 'Suspends or activates one deployment. When it answers, launches and sessions obey.',
  roles: both,
  params: z.object({ deploymentId: idSchema }),
  body: switched,
  response: platformDetails,
});

export const claimDeploymentApi = defineApi({
  id: 'claimDeployment',
  method: 'post',
  path: '/api/admin/deployments/:deploymentId/claims',
  summary: 'Says whose an unclaimed deployment is: an existing tenant’s, or a new one’s.',
  roles: ['operator'],
  params: z.object({ deploymentId: idSchema }),
  body: z.union([
    z.object({ tenantId: idSchema }).strict(),
    z.object({ newTenantName: z.string().trim().min(1, 'must have a name').max(200) }).strict(),
  ]),
  response: platformDetails,
});
