import type { VerifiedLaunch } from '../../lti/launch-handler.ts';
import type { LaunchLog } from '../../lti/launch-log.ts';
import type { Logger } from '../../observability/logger.ts';
import type { Metrics } from '../../observability/metrics.ts';

export interface LaunchEvents {
  accepted(verified: VerifiedLaunch, opened: { screen: string; personId: string; requestId: string }): void;
}

/** One function per business event of launches; opaque ids only. Refusals are logged by the error handler with their code. */
export function createLaunchEvents(log: Logger, metrics: Metrics, launchLog: LaunchLog): LaunchEvents {
  return {
    accepted: ({ launch, platform, tenantId }, { screen, personId, requestId }) => {
      metrics.countLaunch('accepted');
      log.info(
        { requestId, platformId: platform._id, tenantId, kind: launch.kind, role: launch.role, screen },
        'launch accepted',
      );
      launchLog.note({
        outcome: 'accepted',
        tenantId,
        platformId: platform._id,
        deploymentId: launch.deploymentId,
        personId,
        kind: launch.kind,
        role: launch.role,
        requestId,
      });
    },
  };
}
