import type { GradeService } from '../../lti/grade-service.ts';
import type { Lti } from '../../lti/index.ts';
import type { RosterService } from '../../lti/roster-service.ts';
import type { Clock } from '../../observability/clock.ts';
import { checkLmsKeys, checkOwnKeys, checkTokens } from './check-keys.ts';
import { checkLaunch } from './check-launch.ts';
import { line } from './check-line.ts';
import { checkColumns, checkGrade, checkRoster } from './check-services.ts';
import type { CheckLine, CheckPart } from './check.contract.ts';
import type { Scoped } from './connect.service.ts';
import type { TestLaunches } from './test-launches.ts';

/** Tries one part of a registration. Changes nothing in the LMS, but for `grade`. */
export type RunCheck = (scoped: Scoped, part: CheckPart) => Promise<CheckLine[]>;

export interface ConnectionCheckDependencies {
  lti: Pick<Lti, 'ltijs' | 'outbound' | 'launchLog' | 'models'>;
  grades: GradeService;
  rosters: RosterService;
  testLaunches: TestLaunches;
  publicUrl: string;
  allowPrivateNetwork: boolean;
  clock: Clock;
}

export function createConnectionChecks(dependencies: ConnectionCheckDependencies): RunCheck {
  const { lti, testLaunches, clock } = dependencies;
  const { outbound, ltijs, launchLog } = lti;
  const addresses = { ...dependencies, outbound };

  return async ({ platform, tenantId }, part) => {
    if (part === 'lms-keys') return checkLmsKeys(addresses, platform);
    if (part === 'own-keys') return checkOwnKeys(addresses, platform);
    if (part === 'tokens') return checkTokens({ ltijs, accessTokens: lti.models.accessTokens }, platform);
    // A registration of several tenants is looked at as one of them: launches are the tenant's own.
    if (tenantId === undefined) return part === 'launch' ? [line('launch', 'waiting', 'not-here')] : [];
    const test = await testLaunches.find({ tenantId, platformId: platform._id });
    if (part === 'launch') {
      if (platform.status !== 'active')
        return [
          line('launch', 'bad', platform.kid ? platform.status : 'not-finished', { fix: 'switched-off' }),
        ];
      return checkLaunch({ launchLog, clock }, { platform, tenantId, test });
    }
    const run = { roster: checkRoster, columns: checkColumns, grade: checkGrade }[part];
    return run(dependencies, { platform, test });
  };
}
