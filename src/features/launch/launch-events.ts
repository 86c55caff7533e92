import type { VerifiedLaunch } from '../../lti/launch-handler.ts';
import type { Logger } from '../../observability/logger.ts';
import type { Metrics } from '../../observability/metrics.ts';

export interface LaunchEvents {
  accepted(verified: VerifiedLaunch, screen: string): void;
}

/** One function per business event of launches; opaque ids only. Refusals are logged by the error handler with their code. */
export function createLaunchEvents(log: Logger, metrics: Metrics): LaunchEvents {
  return {
    accepted: ({ launch, platform, tenantId }, screen) => {
      metrics.countLaunch('accepted');
      log.info(
        { platformId: platform._id, tenantId, kind: launch.kind, role: launch.role, screen },
        'launch accepted',
      );
    },
  };
}
