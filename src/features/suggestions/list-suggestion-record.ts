import type { Journey } from '../../domain/journey-types.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { optionRecords, type OptionRecord } from '../../domain/suggestion-record.ts';
import type { SuggestionModels } from './suggestion.model.ts';

/**
 * How each option of an assignment fared, by task id. What was shown comes from the log, in one aggregation; what was chosen and
 * finished from the journeys themselves, which are the truth about it.
 */
export type ListSuggestionRecord = (
  tenantId: string,
  assignmentId: string,
) => Promise<Map<string, OptionRecord>>;

interface FirstShown {
  _id: { journeyId: string; taskId: string };
  at: Date;
}

export function createListSuggestionRecord({
  models,
  listJourneys,
}: {
  models: SuggestionModels;
  /** Of real students, each with the pathway as that student walks it. */
  listJourneys(
    tenantId: string,
    assignmentId: string,
  ): Promise<{ id: string; journey: Journey; content: PathwayContent }[]>;
}): ListSuggestionRecord {
  return async (tenantId, assignmentId) => {
    const journeys = await listJourneys(tenantId, assignmentId);
    const shown = await models.log.aggregate<FirstShown>([
      { $match: { tenantId, journeyId: { $in: journeys.map(({ id }) => id) } } },
      {
        $group: {
          _id: { journeyId: '$journeyId', taskId: '$taskId' },
          at: { $min: '$firstShownAt' },
        },
      },
    ]);
    const firstShown = new Map(journeys.map(({ id }) => [id, new Map<string, Date>()]));
    for (const { _id, at } of shown) firstShown.get(_id.journeyId)?.set(_id.taskId, at);
    return optionRecords(
      journeys.map(({ id, ...walked }) => ({ ...walked, firstShown: firstShown.get(id) ?? new Map() })),
    );
  };
}
