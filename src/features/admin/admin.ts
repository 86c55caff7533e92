import type { Connection } from 'mongoose';
import type { SessionTokens } from '../../http/session-token.ts';
import type { VerifiedLaunch } from '../../lti/launch-handler.ts';
import type { PlatformModels } from '../../lti/platform.model.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Audit } from '../audit/audit.ts';
import { createAdminLinks } from './admin-links.ts';
import { createAdminModels } from './admin.model.ts';
import { createAdmins } from './admins.ts';
import { createOpenLinks } from './open-links.ts';
import { createAdminConsole } from './console.service.ts';

/** Who looks after Waymark: admins, their sign-in links, the console's sessions, and the door from a launch. */
export function createAdmin(dependencies: {
  connection: Connection;
  tenants: PlatformModels['tenants'];
  tokens: SessionTokens;
  audit: Audit;
  clock: Clock;
}) {
  const { connection, clock } = dependencies;
  const models = createAdminModels(connection);
  const admins = createAdmins({ models, clock });
  const links = createAdminLinks({ models, clock });
  const console = createAdminConsole({ ...dependencies, admins, links });
  return {
    admins,
    links,
    openLinks: createOpenLinks({ models, clock }),
    console,
    door: {
      async openForPerson(
        { platform, deployment, tenantId }: VerifiedLaunch,
        personId: string,
        locale: string,
      ) {
        const admin = await admins.findByPerson(tenantId, personId);
        const origin = { platformId: platform._id, deploymentId: deployment._id, locale };
        return admin && console.openFor(admin, tenantId, origin);
      },
      ask: admins.ask,
      reopen: console.reopen,
    },
  };
}
