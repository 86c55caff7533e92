import type { Connection } from 'mongoose';
import { findTask } from '../domain/pathway.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import { createListWalkers } from '../features/journeys/list-walkers.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import { createPartnerWishes } from '../features/partners/partner-wish.model.ts';
import { createPartners } from '../features/partners/partners.service.ts';
import type { PathwayService } from '../features/pathways/pathway.service.ts';
import type { createSettings } from '../features/settings/settings.service.ts';
import type { Clock } from '../observability/clock.ts';

/** Who else chose the same, for students who ask. */
export function wirePartners(dependencies: {
  connection: Connection;
  models: JourneyModels;
  courses: CourseService;
  pathways: PathwayService;
  settings: ReturnType<typeof createSettings>;
  clock: Clock;
}) {
  const { connection, models, courses, pathways, settings, clock } = dependencies;
  return createPartners({
    wishes: createPartnerWishes(connection),
    clock,
    isAllowed: (tenantId, courseId) => settings.get({ tenantId, courseId }, 'partnerFinder'),
    listWalkers: createListWalkers(models),
    async titleOf(tenantId, { pathwayId, pathwayVersion }, taskId) {
      const content = await pathways.getVersion(tenantId, pathwayId, pathwayVersion);
      return findTask(content, taskId)?.task.title ?? taskId;
    },
    listClass: courses.listClass,
  });
}
