import { emptyJourney, type Journey } from '../../domain/journey-types.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { JourneyModels } from './journey.model.ts';
import type { JourneyStore } from './journey.store.ts';

/**
 * What was picked, handed in and answered in an assignment by everybody but test students, each with the pathway as that student walks
 * it; not a word of what was written.
 */
export function createWalkedJourneys({ models, store }: { models: JourneyModels; store: JourneyStore }) {
  return async (
    tenantId: string,
    assignmentId: string,
  ): Promise<{ id: string; journey: Journey; content: PathwayContent }[]> => {
    const found = await models.journeys
      .find({ tenantId, assignmentId, isTestStudent: false })
      .select({
        tenantId: 1,
        pathwayId: 1,
        pathwayVersion: 1,
        proposals: 1,
        'picks.groupId': 1,
        'picks.taskId': 1,
        'picks.pickedAt': 1,
        'picks.replacedAt': 1,
        'works.taskId': 1,
        'works.handIns.id': 1,
        'works.handIns.format': 1,
        'works.handIns.handedInAt': 1,
        'works.reviews.handInId': 1,
        'works.reviews.outcome': 1,
        'works.reviews.level': 1,
        'works.reviews.points': 1,
        'works.reviews.reviewedAt': 1,
      })
      .lean();
    return Promise.all(
      found.map(async (stored) => {
        const { _id: id, picks = [], works = [] } = stored;
        return { id, journey: { ...emptyJourney, picks, works }, content: await store.contentOf(stored) };
      }),
    );
  };
}
