import type { Lti } from '../../lti/index.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Audit } from '../audit/audit.ts';
import type { createAdmin } from './admin.ts';
import { createHealthDesk, type OutboxSource } from './health.service.ts';
import type { FindPeople } from './people.routes.ts';
import { createPeopleDesk } from './people.service.ts';
import { createPlatformDesk } from './platforms.service.ts';

export type AdminDesk = ReturnType<typeof createAdminDesk>;

/** What admins do in the console, put together over the parts that do the work. */
export function createAdminDesk(dependencies: {
  admin: ReturnType<typeof createAdmin>;
  lti: Pick<Lti, 'models' | 'registry' | 'keyRotation' | 'launchLog'>;
  outboxHealth: OutboxSource;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
  findPeople: FindPeople;
  audit: Audit;
  clock: Clock;
  publicUrl: string;
}) {
  const { admin, lti, findPeople } = dependencies;
  return {
    console: admin.console,
    platforms: createPlatformDesk({ ...dependencies, ...lti }),
    people: createPeopleDesk({ ...dependencies, ...admin }),
    findPeople,
    health: createHealthDesk({ ...dependencies, ...lti, ...admin }),
  };
}
