import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { launchView } from '../launch/launch.contract.ts';

const tenantSummary = z.object({ id: idSchema, name: z.string(), createdAt: z.iso.datetime() });

export const listTenantsApi = defineApi({
  id: 'listTenants',
  method: 'get',
  path: '/api/admin/tenants',
  summary: 'The districts and schools of this installation, oldest first, 200 at a time.',
  roles: ['operator'],
  query: z.object({ after: idSchema.optional() }),
  response: z.object({ tenants: z.array(tenantSummary), nextAfter: idSchema.optional() }),
});

export const enterTenantApi = defineApi({
  id: 'enterTenant',
  method: 'post',
  path: '/api/admin/tenants/:tenantId/sessions',
  summary: 'An operator looks after one tenant from now on; the tenant’s audit trail says so.',
  roles: ['operator'],
  params: z.object({ tenantId: idSchema }),
  response: launchView,
});

export const leaveTenantApi = defineApi({
  id: 'leaveTenant',
  method: 'post',
  path: '/api/admin/tenant-departures',
  summary: 'An operator goes back from one tenant to the whole installation.',
  roles: ['admin'],
  response: launchView,
});

export const renameTenantApi = defineApi({
  id: 'renameTenant',
  method: 'put',
  path: '/api/admin/tenant',
  summary: 'Another name for the tenant; people see it in the console only.',
  roles: ['admin'],
  body: z.object({ name: z.string().trim().min(1, 'must have a name').max(200) }),
  response: launchView,
});
