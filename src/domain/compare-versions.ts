import { activePicks, findWork } from './journey-reading.ts';
import type { Journey } from './journey-types.ts';
import { pathwayGroups, pathwayTasks } from './pathway.ts';
import type { PathwayContent } from './pathway.ts';
import { possiblePoints } from './path-score.ts';

/** How one task or group differs. `fields` names what changed, e.g. `points`; empty when added or removed. */
export interface Difference {
  id: string;
  /** The title as it is now, or as it was when removed. */
  title: string;
  change: 'added' | 'removed' | 'changed';
  fields: string[];
}

export interface VersionComparison {
  tasks: Difference[];
  groups: Difference[];
  /** What the whole pathway is worth. */
  points: { before: number; after: number };
  /** Title, summary, language, order and the like: nothing that touches a student's work. */
  hasOtherChanges: boolean;
}

export interface AffectedJourney<T> {
  entry: T;
  /** Changed or removed tasks that this student picked or handed in. */
  taskIds: string[];
  /** Changed or removed groups in which this student picked. */
  groupIds: string[];
}

/** What publishing `after` in place of `before` changes, by ids: a task that keeps its id stays the same task. */
export function compareVersions(before: PathwayContent, after: PathwayContent): VersionComparison {
  const tasks = differences(taskFields(before), taskFields(after));
  const groups = differences(groupFields(before), groupFields(after));
  const isSame = written(before) === written(after);
  return {
    tasks,
    groups,
    points: { before: possiblePoints(before), after: possiblePoints(after) },
    hasOtherChanges: !isSame && tasks.length === 0 && groups.length === 0,
  };
}

/** The journeys whose own work the change touches: they picked or handed in something that changes or goes. */
export function affectedBy<T extends { journey: Journey }>(
  comparison: VersionComparison,
  journeys: T[],
): AffectedJourney<T>[] {
  const tasks = comparison.tasks.filter(touched);
  const groups = comparison.groups.filter(touched);
  return journeys.flatMap((entry): AffectedJourney<T>[] => {
    const taskIds = tasks.map(({ id }) => id).filter((id) => hasTouched(entry.journey, id));
    const groupIds = groups.map(({ id }) => id).filter((id) => activePicks(entry.journey, id).length > 0);
    return taskIds.length + groupIds.length === 0 ? [] : [{ entry, taskIds, groupIds }];
  });
}

function touched({ change }: Difference): boolean {
  return change !== 'added';
}

function hasTouched(journey: Journey, taskId: string): boolean {
  const isPicked = journey.picks.some((pick) => pick.taskId === taskId && pick.replacedAt === undefined);
  return isPicked || (findWork(journey, taskId)?.handIns.length ?? 0) > 0;
}

interface Compared {
  title: string;
  fields: Record<string, unknown>;
}

function taskFields(content: PathwayContent): Map<string, Compared> {
  return new Map(
    pathwayTasks(content).map(({ task, milestoneId, group }) => {
      const { id, ...fields } = task;
      return [id, { title: task.title, fields: { ...fields, milestone: milestoneId, group: group?.id } }];
    }),
  );
}

function groupFields(content: PathwayContent): Map<string, Compared> {
  return new Map(
    pathwayGroups(content).map(({ group, milestoneId }) => {
      const { title, choose, points, switching } = group;
      const tasks = group.tasks.map((task) => task.id).sort();
      return [
        group.id,
        { title, fields: { title, choose, points, switching, tasks, milestone: milestoneId } },
      ];
    }),
  );
}

function differences(before: Map<string, Compared>, after: Map<string, Compared>): Difference[] {
  const removed = [...before].flatMap(([id, { title }]): Difference[] =>
    after.has(id) ? [] : [{ id, title, change: 'removed', fields: [] }],
  );
  const others = [...after].flatMap(([id, now]): Difference[] => {
    const was = before.get(id);
    if (was === undefined) return [{ id, title: now.title, change: 'added', fields: [] }];
    const fields = changedFields(was.fields, now.fields);
    return fields.length === 0 ? [] : [{ id, title: now.title, change: 'changed', fields }];
  });
  return [...others, ...removed];
}

function changedFields(was: Record<string, unknown>, now: Record<string, unknown>): string[] {
  const keys = new Set([...Object.keys(was), ...Object.keys(now)]);
  return [...keys].filter((key) => written(was[key]) !== written(now[key]));
}

/** JSON with sorted keys: one version may come from a database that keeps another order. */
function written(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
