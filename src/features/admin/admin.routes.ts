import type { BindApi } from '../../http/api-route.ts';
import { enterTenantApi, leaveTenantApi, listTenantsApi } from './admin-session.contract.ts';
import type { AdminConsole } from './console.service.ts';

/** Which tenant a console session looks after. */
export function adminRoutes(bind: BindApi, console: AdminConsole): void {
  bind(listTenantsApi, async ({ query }) => {
    const { tenants, nextAfter } = await console.listTenants(query.after);
    return {
      tenants: tenants.map(({ _id, name, createdAt }) => ({
        id: _id,
        name,
        createdAt: createdAt.toISOString(),
      })),
      ...(nextAfter ? { nextAfter } : {}),
    };
  });
  bind(enterTenantApi, ({ session, params }) => console.enterTenant(session, params.tenantId));
  bind(leaveTenantApi, ({ session }) => console.leaveTenant(session));
}
