import type { Connection } from 'mongoose';
import type { Config } from '../../config/config.ts';
import type { GradeService } from '../../lti/grade-service.ts';
import type { Lti } from '../../lti/index.ts';
import type { RosterService } from '../../lti/roster-service.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { Audit } from '../audit/audit.ts';
import { createConnectService } from './connect.service.ts';
import { createConnectionCheckModel } from './connection-check.model.ts';
import { createConnectionChecks } from './connection-checks.ts';
import { createTestLaunches } from './test-launches.ts';

export type Connect = ReturnType<typeof createConnect>;

/** Connecting an LMS: wizard, registration links, and the check that it works. */
export function createConnect(dependencies: {
  connection: Connection;
  lti: Lti;
  grades: GradeService;
  rosters: RosterService;
  audit: Audit;
  config: Pick<Config, 'publicUrl' | 'allowPrivateNetwork'>;
  clock: Clock;
  log: Logger;
}) {
  const { lti, audit, config } = dependencies;
  const { registry, models, registration, outbound } = lti;
  const testLaunches = createTestLaunches({
    ...dependencies,
    checks: createConnectionCheckModel(dependencies.connection),
  });
  return {
    ...config,
    audit,
    outbound,
    testLaunches,
    tenants: models.tenants,
    invites: registration.invites,
    service: createConnectService({ ...dependencies, ...config, registry, models }),
    run: createConnectionChecks({ ...dependencies, ...config, testLaunches }),
  };
}
