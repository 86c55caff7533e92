import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { platformFamilies } from '../../lti/platform.model.ts';
import { addressKinds, findingCodes } from './address-finding.ts';

const roles = ['admin', 'operator'] as const;
const family = z.enum(platformFamilies);
const typed = z.string().max(2_000);

const addressPattern = z.object({
  id: z.string(),
  isOpen: z.boolean(),
  asksSite: z.boolean(),
  issuer: z.string(),
  authUrl: z.string(),
  tokenUrl: z.string(),
  jwksUrl: z.string(),
  audience: z.string().optional(),
});

const familyView = z.object({
  family,
  label: z.string(),
  registersByLink: z.boolean(),
  /** One client id serves many institutions, so that the deployment id must be given. */
  needsDeployment: z.boolean(),
  patterns: z.array(addressPattern),
  /** Custom parameters for the tool's settings there, one `key=value` in each line. */
  custom: z.string(),
});
export type FamilyView = z.infer<typeof familyView>;

const toolView = z.object({
  title: z.string(),
  description: z.string(),
  publicUrl: z.string(),
  launchUrl: z.string(),
  loginUrl: z.string(),
  jwksUrl: z.string(),
  iconUrl: z.string(),
  canvasUrl: z.string(),
  domain: z.string(),
});
export type ToolView = z.infer<typeof toolView>;

const connectionView = z.object({
  id: idSchema,
  name: z.string(),
  family,
  lms: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  status: z.enum(['pending', 'active', 'suspended']),
  createdAt: z.iso.datetime(),
});
export type ConnectionView = z.infer<typeof connectionView>;

export const getConnectDeskApi = defineApi({
  id: 'getConnectDesk',
  method: 'get',
  path: '/api/admin/connections',
  summary:
    'What is needed to connect an LMS: our addresses, what is known of each family, and what is connected already.',
  roles,
  response: z.object({
    tool: toolView,
    families: z.array(familyView),
    connections: z.array(connectionView),
  }),
});

export const addConnectionApi = defineApi({
  id: 'addConnection',
  method: 'post',
  path: '/api/admin/connections',
  summary:
    'Registers an LMS by hand: in the admin’s own tenant; for an operator in a named one, or in a new one.',
  roles,
  body: z.object({
    family,
    name: typed,
    issuer: typed,
    clientId: typed,
    authUrl: typed,
    tokenUrl: typed,
    jwksUrl: typed,
    audience: typed.optional(),
    deploymentId: typed.optional(),
    /** Where people open the LMS, when that is not the issuer: it may frame us. */
    site: typed.optional(),
    /** Several districts use this client id: deployments wait until they are claimed. */
    isShared: z.boolean().optional(),
    /** For an operator: an existing tenant … */
    tenantId: idSchema.optional(),
    /** … or the name of a new one. */
    tenantName: typed.optional(),
  }),
  response: z.object({ connection: connectionView }),
});

export const checkAddressApi = defineApi({
  id: 'checkAddress',
  method: 'post',
  path: '/api/admin/connection-addresses',
  summary: 'What is found at an address of an LMS, asked as Waymark would ask it.',
  roles,
  body: z.object({ kind: z.enum(addressKinds), url: typed }),
  response: z.object({ code: z.enum(findingCodes), facts: z.record(z.string(), z.string()) }),
});

const inviteView = z.object({
  id: idSchema,
  forWhom: z.string(),
  family: family.optional(),
  state: z.enum(['open', 'used', 'expired']),
  expiresAt: z.iso.datetime(),
});
export type InviteView = z.infer<typeof inviteView>;

export const listInvitesApi = defineApi({
  id: 'listInvites',
  method: 'get',
  path: '/api/admin/connection-invites',
  summary:
    'Registration links, newest first, 100 at most: of the admin’s tenant, or of the whole installation.',
  roles,
  response: z.object({ invites: z.array(inviteView) }),
});

export const createInviteApi = defineApi({
  id: 'createInvite',
  method: 'post',
  path: '/api/admin/connection-invites',
  summary:
    'Makes a one-time link with which an LMS registers Waymark by itself. The link is answered this one time.',
  roles,
  body: z.object({
    forWhom: z.string().trim().min(1, 'must say for whom').max(200),
    days: z.int('must be whole days').min(1, 'must be at least 1').max(90, 'must be at most 90'),
    family: family.optional(),
    tenantId: idSchema.optional(),
  }),
  response: z.object({ invite: inviteView, url: z.string() }),
});

export const revokeInviteApi = defineApi({
  id: 'revokeInvite',
  method: 'delete',
  path: '/api/admin/connection-invites/:inviteId',
  summary: 'Makes a registration link good for nothing.',
  roles,
  params: z.object({ inviteId: idSchema }),
  response: z.object({ revoked: z.boolean() }),
});
