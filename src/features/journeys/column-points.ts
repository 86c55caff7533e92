import { createShortCache } from '../../database/short-cache.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { JourneyModels } from './journey.model.ts';
import type { JourneyStore } from './journey.store.ts';

interface Place {
  tenantId: string;
  assignmentId: string;
}

export interface ColumnPoints {
  /** Never fails; what went wrong is logged. Costs nothing while the column's points stay as they are. */
  look(place: Place): Promise<void>;
  /** Looks now. @returns how many grades are wanted anew */
  lookNow(place: Place): Promise<number>;
}

const everyMilliseconds = 5 * 60_000;

/**
 * Brings grades onto the scale of a column whose points were changed in the LMS. Launches tell of such a change; here it is read
 * off what is stored, so that a process may die in the middle: whoever looks next goes on.
 */
export function createColumnPoints(dependencies: {
  models: JourneyModels;
  store: JourneyStore;
  getAssignment(tenantId: string, assignmentId: string): Promise<{ points?: number }>;
  onChanged(): void;
  clock: Clock;
  log: Logger;
}): ColumnPoints {
  const { getAssignment, clock, log } = dependencies;
  const looked = createShortCache<number>(clock, everyMilliseconds);

  async function lookNow({ tenantId, assignmentId }: Place): Promise<number> {
    const { points } = await getAssignment(tenantId, assignmentId);
    if (points === undefined) return 0;
    return looked.get(`${tenantId}/${assignmentId}/${points}`, () =>
      rescale(dependencies, { tenantId, assignmentId }, points),
    );
  }

  return {
    lookNow,
    look: (place) =>
      lookNow(place).then(
        () => undefined,
        (error: unknown) =>
          log.error({ err: error, ...place }, 'grades could not be brought onto their column’s scale'),
      ),
  };
}

async function rescale(
  { models, store, onChanged }: Parameters<typeof createColumnPoints>[0],
  { tenantId, assignmentId }: Place,
  points: number,
): Promise<number> {
  const journeys = await models.journeys.find({ tenantId, assignmentId }, { passback: 1 }).lean();
  const others = journeys.filter(
    ({ passback: { wanted } }) => wanted !== undefined && wanted.scoreMaximum !== points,
  );
  for (const { _id } of others) {
    // The work stays as it is; what is wanted follows from it anew.
    await store.change(await store.get(tenantId, _id), points, (journey) => ({ ...journey }));
  }
  if (others.length > 0) onChanged();
  return others.length;
}
