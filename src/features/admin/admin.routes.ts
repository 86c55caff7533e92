import type { BindApi } from '../../http/api-route.ts';
import { enterTenantApi, leaveTenantApi, listTenantsApi, renameTenantApi } from './admin-session.contract.ts';
import type { AdminConsole } from './console.service.ts';
import type { AdminDesk } from './desk.ts';
import { healthDeskRoutes } from './health.routes.ts';
import { peopleRoutes } from './people.routes.ts';
import { platformRoutes } from './platforms.routes.ts';

/** Everything that the console asks for and does. */
export function adminRoutes(bind: BindApi, desk: AdminDesk): void {
  tenantRoutes(bind, desk.console);
  platformRoutes(bind, desk.platforms);
  peopleRoutes(bind, desk);
  healthDeskRoutes(bind, desk.health);
}

/** Which tenant a console session looks after, and its name. */
function tenantRoutes(bind: BindApi, console: AdminConsole): void {
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
  bind(renameTenantApi, ({ session, body }) => console.renameTenant(session, body.name));
}
