import type { Connection } from 'mongoose';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import { createListSuggestionRecord } from './list-suggestion-record.ts';
import { createSteeringService } from './steering.service.ts';
import { createSteerings } from './steerings.ts';
import { createInputsOf, type SuggestionSources } from './suggestion-inputs.ts';
import { createSuggestionLog } from './suggestion-log.ts';
import { createSuggestionModels } from './suggestion.model.ts';

/** Why options may fit a student: what goes in, what the student steers, and what was shown. */
export function createSuggestions(dependencies: {
  connection: Connection;
  sources: SuggestionSources;
  listJourneys: Parameters<typeof createListSuggestionRecord>[0]['listJourneys'];
  clock: Clock;
  log: Logger;
}) {
  const { connection, sources, listJourneys, clock, log } = dependencies;
  const models = createSuggestionModels(connection);
  const steerings = createSteerings({ models, clock });
  const inputsOf = createInputsOf({ sources, steerings });
  return {
    inputsOf,
    steering: createSteeringService({ steerings, inputsOf }),
    shown: createSuggestionLog({ models, clock, log }),
    listSuggestionRecord: createListSuggestionRecord({ models, listJourneys }),
  };
}
