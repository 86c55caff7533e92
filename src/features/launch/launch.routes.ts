import type { BindApi } from '../../http/api-route.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { SessionTokens } from '../../http/session-token.ts';
import type { CourseService } from '../courses/course.service.ts';
import { choosePathwayApi, getSessionApi, renewSessionApi } from './launch.contract.ts';
import type { LaunchService } from './launch.service.ts';

export function launchRoutes(
  bind: BindApi,
  dependencies: {
    launches: LaunchService;
    tokens: SessionTokens;
    courses: CourseService;
    ensureUsable(tenantId: string, personId: string, pathwayId: string): Promise<{ pathwayId: string }>;
  },
): void {
  const { launches, tokens, courses, ensureUsable } = dependencies;

  bind(getSessionApi, ({ session }) => launches.reopen(session));
  bind(renewSessionApi, ({ session }) => tokens.renew(session));
  bind(choosePathwayApi, async ({ session, body }) => {
    if (!session.assignmentId) throw new NotFoundError('This session belongs to no assignment.');
    const { pathwayId } = await ensureUsable(session.tenantId, session.personId, body.pathwayId);
    await courses.setPathway(session.tenantId, session.assignmentId, pathwayId);
    return launches.reopen(session);
  });
}
