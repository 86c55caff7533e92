import type { JourneyModels, StoredJourney } from './journey.model.ts';

type Walker = Pick<
  StoredJourney,
  'personId' | 'isTestStudent' | 'pathwayId' | 'pathwayVersion' | 'picks' | 'works'
>;

/** Lists what these people picked in an assignment, and for which tasks they handed something in; nothing of the work itself. */
export function createListWalkers({ journeys }: Pick<JourneyModels, 'journeys'>) {
  return (
    { tenantId, assignmentId }: { tenantId: string; assignmentId: string },
    personIds: string[],
  ): Promise<Walker[]> =>
    journeys
      .find({ tenantId, assignmentId, personId: { $in: personIds } })
      .select({
        personId: 1,
        isTestStudent: 1,
        pathwayId: 1,
        pathwayVersion: 1,
        picks: 1,
        'works.taskId': 1,
        'works.handIns.id': 1,
      })
      .lean<Walker[]>();
}
