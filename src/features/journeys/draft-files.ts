import type { HandInFile } from '../../domain/journey.ts';
import type { JourneyModels } from './journey.model.ts';
import type { JourneyService } from './journey.service.ts';

interface TaskPlace {
  tenantId: string;
  journeyId: string;
  taskId: string;
}

/** The files that stand in the drafts of journeys, and those that hand-ins and answers hold. */
export interface DraftFiles {
  /** Files of a task's draft, in the order in which they came. */
  list(place: TaskPlace): Promise<HandInFile[]>;
  /** Adds one; answers with all. */
  add(place: TaskPlace, file: HandInFile): Promise<HandInFile[]>;
  /** Takes one out; answers with those that were there before. */
  take(place: TaskPlace, fileId: string): Promise<HandInFile[]>;
  /** Whether a hand-in of this journey, the latest or an earlier one, or an answer to one, holds the file. */
  isHandedIn(place: { tenantId: string; journeyId: string }, fileId: string): Promise<boolean>;
}

export function createDraftFiles(dependencies: {
  models: JourneyModels;
  ensureDraft: JourneyService['ensureDraft'];
}): DraftFiles {
  const { models, ensureDraft } = dependencies;
  return {
    list: async (place) => (await ensureDraft(place)).files ?? [],
    async add(place, file) {
      const after = await models.drafts
        .findOneAndUpdate(place, { $push: { files: file } }, { returnDocument: 'after' })
        .lean();
      return after?.files ?? [file];
    },
    async take(place, fileId) {
      const before = await models.drafts
        .findOneAndUpdate(place, { $pull: { files: { id: fileId } } }, { returnDocument: 'before' })
        .lean();
      return before?.files ?? [];
    },
    async isHandedIn({ tenantId, journeyId }, fileId) {
      const journey = await models.journeys.findOne({ tenantId, _id: journeyId }).select({ works: 1 }).lean();
      const works = journey?.works ?? [];
      return works.some(
        ({ handIns, reviews }) =>
          handIns.some(({ files }) => files?.some(({ id }) => id === fileId) === true) ||
          reviews.some(({ voice }) => voice?.id === fileId),
      );
    },
  };
}
