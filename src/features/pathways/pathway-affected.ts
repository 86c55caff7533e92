import { affectedBy, compareVersions, type AffectedJourney } from '../../domain/compare-versions.ts';
import { activePicks } from '../../domain/journey-reading.ts';
import type { Journey } from '../../domain/journey-types.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { Session } from '../../http/session.ts';
import type { PathwayStore } from './pathway-store.ts';
import type { AffectedView } from './pathway.contract.ts';

/** A journey under way on some version of a pathway. */
export interface LiveJourney {
  personId: string;
  courseId: string;
  name: string;
  version: number;
  journey: Journey;
}

/** Journeys under way in this tenant on any version of the pathway. */
export type LiveJourneys = (tenantId: string, pathwayId: string) => Promise<LiveJourney[]>;

/**
 * Says what putting `after` in place of `before` changes, and whose work. Each student is compared with the version that
 * they walk, which may be older than `before`.
 */
export function createAffected({ store, liveJourneys }: { store: PathwayStore; liveJourneys: LiveJourneys }) {
  return async (
    { tenantId, role, courseId }: Session,
    pathwayId: string,
    { before, after }: { before: PathwayContent; after: PathwayContent },
  ): Promise<AffectedView> => {
    const { tasks, groups, points } = compareVersions(before, after);
    const live = await liveJourneys(tenantId, pathwayId);
    const walked = [...new Set(live.map(({ version }) => version))];
    const touched = await Promise.all(
      walked.map(async (version) => {
        const { content } = await store.getVersion(tenantId, pathwayId, version);
        const journeys = live.filter((entry) => entry.version === version);
        return affectedBy(compareVersions(content, after), journeys);
      }),
    );
    // A designer builds and sees no student work; a teacher sees the names of this course, not of colleagues' courses.
    const students =
      role === 'teacher' ? touched.flat().filter(({ entry }) => entry.courseId === courseId) : [];
    return {
      tasks,
      groups,
      points,
      keepingJourneys: live.length,
      touchedStudents: students.map(presentStudent).sort((a, b) => a.name.localeCompare(b.name)),
    };
  };
}

/** Where only the group changed, its picks are what is touched. */
function presentStudent({ entry, taskIds, groupIds }: AffectedJourney<LiveJourney>) {
  const picks = groupIds.flatMap((groupId) => activePicks(entry.journey, groupId));
  const { personId, name } = entry;
  return { personId, name, taskIds: [...new Set([...taskIds, ...picks.map(({ taskId }) => taskId)])] };
}
