import type { Connection } from 'mongoose';
import type { Config } from '../../config/config.ts';
import type { Lti } from '../../lti/index.ts';
import type { RosterService as LmsRoster } from '../../lti/roster-service.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { RosterReaderDependencies } from './read-roster.ts';
import { createRosterModel } from './roster.model.ts';
import { createRosterService, type RosterCourse, type RosterService } from './roster.service.ts';

/** The class lists of all courses, with what they ask of LMSs and of the course service. */
export function createRosters(dependencies: {
  connection: Connection;
  lti: Pick<Lti, 'registry'>;
  service: LmsRoster;
  courses: Pick<RosterReaderDependencies, 'applyMembers' | 'markLeft'> & {
    findCourse(tenantId: string, courseId: string): Promise<RosterCourse | undefined>;
  };
  config: Pick<Config, 'outbox'>;
  clock: Clock;
  log: Logger;
}): RosterService {
  const { connection, lti, service, courses, config, clock, log } = dependencies;
  return createRosterService({
    ...courses,
    rosters: createRosterModel(connection),
    service,
    async resolveTarget({ tenantId, courseId }) {
      const course = await courses.findCourse(tenantId, courseId);
      const platform = course && (await lti.registry.findCached(course.platformId));
      if (!course?.membershipsUrl || platform?.status !== 'active') return undefined;
      if (!(await lti.registry.deployments.isActive(platform._id, course.deploymentId))) return undefined;
      return { platform, membershipsUrl: course.membershipsUrl };
    },
    clock,
    log,
    random: Math.random,
    settings: config.outbox,
  });
}
