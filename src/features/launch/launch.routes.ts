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
    isPathwayGone(tenantId: string, pathwayId: string): Promise<boolean>;
  },
): void {
  const { launches, tokens, courses, ensureUsable, isPathwayGone } = dependencies;

  bind(getSessionApi, ({ session }) => launches.reopen(session));
  bind(renewSessionApi, ({ session }) => tokens.renew(session));
  bind(choosePathwayApi, async ({ session, body }) => {
    if (!session.assignmentId) throw new NotFoundError('This session belongs to no assignment.');
    const { tenantId, personId, assignmentId } = session;
    const [{ pathwayId }, held] = await Promise.all([
      ensureUsable(tenantId, personId, body.pathwayId),
      courses.getAssignment(tenantId, assignmentId),
    ]);
    const isGone = held.pathwayId !== undefined && (await isPathwayGone(tenantId, held.pathwayId));
    await courses.setPathway(tenantId, assignmentId, {
      pathwayId,
      ...(isGone ? { insteadOf: held.pathwayId } : {}),
    });
    return launches.reopen(session);
  });
}
