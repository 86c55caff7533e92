import type { Config } from '../config/config.ts';
import { possiblePoints } from '../domain/path-score.ts';
import type { PathwayContent } from '../domain/pathway.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import { createGradeOutbox } from '../features/grades/outbox.ts';
import { createRelink } from '../features/grades/relink.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import { submissionUrl } from '../features/launch/reviewed-student.ts';
import type { GradeService } from '../lti/grade-service.ts';
import type { Lti } from '../lti/index.ts';
import type { Clock } from '../observability/clock.ts';
import type { Logger } from '../observability/logger.ts';

/** Grades on their way to the LMS: the outbox, and a new column for an assignment that lost its own. */
export function wireGrades(dependencies: {
  models: JourneyModels;
  grades: GradeService;
  courses: CourseService;
  registry: Lti['registry'];
  currentPathway(tenantId: string, pathwayId: string): Promise<{ content: PathwayContent }>;
  config: Config;
  clock: Clock;
  log: Logger;
}) {
  const { models, grades, courses, registry, currentPathway, config, clock, log } = dependencies;
  const outbox = createGradeOutbox({
    journeys: models.journeys,
    grades,
    clock,
    log,
    random: Math.random,
    settings: config.outbox,
    onLineItemMissing: ({ tenantId, assignmentId }) => courses.markLineItemMissing(tenantId, assignmentId),
    async resolveTarget({ tenantId, assignmentId, personId }) {
      const [assignment, student] = await Promise.all([
        courses.getAssignment(tenantId, assignmentId),
        courses.getPerson(tenantId, personId),
      ]);
      const { deploymentId, platformId } = assignment;
      const platform = await registry.findCached(platformId);
      if (platform?.status !== 'active') return undefined;
      if (!(await registry.deployments.isActive(platformId, deploymentId))) return undefined;
      return {
        platform,
        deploymentId,
        lineItemUrl: assignment.grades?.lineItemUrl,
        lineItemsUrl: assignment.grades?.lineItemsUrl,
        scopes: assignment.grades?.scopes ?? [],
        userId: student.sub,
        submissionUrl: submissionUrl(config.publicUrl, student.sub),
      };
    },
  });
  const relink = createRelink({
    grades,
    getPlatform: registry.get,
    setLineItem: courses.setLineItem,
    relinked: outbox.relinked,
    async getAssignment(session) {
      const assignment = await courses.getAssignment(session.tenantId, session.assignmentId ?? '');
      const { content } = await currentPathway(session.tenantId, assignment.pathwayId ?? '');
      return { ...assignment, points: assignment.points ?? possiblePoints(content) };
    },
  });
  return { outbox, relink };
}
