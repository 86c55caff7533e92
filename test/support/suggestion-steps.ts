import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ReasonView } from '../../src/features/suggestions/reason.contract.ts';
import type { LoggedSuggestion } from '../../src/features/suggestions/suggestion.model.ts';
import type { ApiClient } from './api-client.ts';
import { tasksOf } from './browser-steps.ts';
import type { School } from './tool.ts';

/** A student taps words in their own profile, open to the teachers of this course. */
export const tap = (api: ApiClient, section: string, taps: string[]) =>
  api.post('/api/profile/entries', {
    requestId: randomUUID(),
    section,
    taps,
    text: '',
    visibility: 'this-teacher',
  });

export const journeyOf = (api: ApiClient) => api.get<JourneyView>('/api/journey');

/** What the badges say, by task id. */
export const reasonsIn = (journey: JourneyView): Record<string, [kind: string, about: string][]> =>
  Object.fromEntries(
    tasksOf(journey).flatMap(({ id, reasons }) =>
      reasons?.length ? [[id, reasons.map(({ kind, about }) => [kind, about])]] : [],
    ),
  );

/** "Not for me", said so many times. */
export const lower = (api: ApiClient, { kind, key }: Pick<ReasonView, 'kind' | 'key'>, times: number) =>
  api.put<JourneyView>('/api/journey/steering/lowered', { kind, key, times });

/** What is noted of badges that a person was shown. */
export async function logOf({ tool }: School, personId: string): Promise<LoggedSuggestion[]> {
  await tool.dependencies.suggestionsShown.settled();
  const database = await tool.openOwnConnection();
  return database.collection<LoggedSuggestion>('suggestion_log').find({ personId }).toArray();
}
