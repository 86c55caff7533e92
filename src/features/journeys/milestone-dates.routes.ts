import type { MilestoneDates } from '../../domain/pace.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { BindApi } from '../../http/api-route.ts';
import { InvalidRequestError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { getMilestoneDatesApi, setMilestoneDatesApi, type MilestoneDatesView } from './student.contract.ts';

export interface MilestoneDatesDesk {
  getAssignment(
    tenantId: string,
    assignmentId: string,
  ): Promise<{ pathwayId?: string; milestoneDates?: MilestoneDates }>;
  setMilestoneDates(tenantId: string, assignmentId: string, days: MilestoneDates): Promise<unknown>;
  currentPathway(tenantId: string, pathwayId: string): Promise<{ content: PathwayContent }>;
}

/** A teacher's soft dates, from which each student's pace is told. */
export function milestoneDatesRoutes(bind: BindApi, desk: MilestoneDatesDesk): void {
  const read = async ({ tenantId, assignmentId = '' }: Session) => {
    const assignment = await desk.getAssignment(tenantId, assignmentId);
    const { content } = await desk.currentPathway(tenantId, assignment.pathwayId ?? '');
    return { content, days: assignment.milestoneDates ?? {} };
  };

  bind(getMilestoneDatesApi, async ({ session }) => {
    const { content, days } = await read(session);
    return present(content, days);
  });
  bind(setMilestoneDatesApi, async ({ session, body }) => {
    const { content } = await read(session);
    const known = new Set(content.milestones.map(({ id }) => id));
    const unknown = Object.keys(body.days).filter((id) => !known.has(id));
    if (unknown.length > 0) {
      throw new InvalidRequestError(
        unknown.map((id) => ({ path: `days.${id}`, message: 'is no milestone of this pathway' })),
      );
    }
    await desk.setMilestoneDates(session.tenantId, session.assignmentId ?? '', body.days);
    return present(content, body.days);
  });
}

function present(content: PathwayContent, days: MilestoneDates): MilestoneDatesView {
  return { milestones: content.milestones.map(({ id, title }) => ({ id, title, day: days[id] })) };
}
