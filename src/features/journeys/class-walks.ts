import { emptyJourney, type Journey } from '../../domain/journey-types.ts';
import type { JourneyModels } from './journey.model.ts';

/** What was picked, handed in and answered in an assignment by everybody but test students; not a word of what was written. */
export function createClassWalks({ models }: { models: JourneyModels }) {
  return async (tenantId: string, assignmentId: string): Promise<Journey[]> => {
    const found = await models.journeys
      .find({ tenantId, assignmentId, isTestStudent: false })
      .select({
        _id: 0,
        'picks.groupId': 1,
        'picks.taskId': 1,
        'picks.pickedAt': 1,
        'picks.replacedAt': 1,
        'works.taskId': 1,
        'works.handIns.id': 1,
        'works.handIns.handedInAt': 1,
        'works.reviews.handInId': 1,
        'works.reviews.outcome': 1,
        'works.reviews.level': 1,
      })
      .lean();
    return found.map(({ picks = [], works = [] }) => ({ ...emptyJourney, picks, works }));
  };
}
