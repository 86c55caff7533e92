import type { Connection } from 'mongoose';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import type { JourneyStore } from '../features/journeys/journey.store.ts';
import { createWalkedJourneys } from '../features/journeys/walked-journeys.ts';
import type { createProfiles } from '../features/profiles/profiles.ts';
import type { SuggestionPolicies } from '../features/suggestion-policies/policies.service.ts';
import { createSuggestions } from '../features/suggestions/suggestions.ts';
import type { Clock } from '../observability/clock.ts';
import type { Logger } from '../observability/logger.ts';

/** Why options may fit a student: from profile, goals, the teacher's rules, and what the student steers. */
export function wireSuggestions(dependencies: {
  connection: Connection;
  models: JourneyModels;
  /** Asked for when it is needed: the store's screens need what is made here. */
  getStore(): JourneyStore;
  profiles: ReturnType<typeof createProfiles>;
  policies: SuggestionPolicies;
  goalCompetenciesOf(tenantId: string, personId: string, courseId: string): Promise<string[]>;
  clock: Clock;
  log: Logger;
}) {
  const { connection, models, getStore, profiles, policies, goalCompetenciesOf, clock, log } = dependencies;
  return createSuggestions({
    connection,
    sources: {
      tapsOf: (place) => profiles.learnerOf(place, place.personId),
      goalCompetenciesOf: ({ tenantId, personId, courseId }) =>
        goalCompetenciesOf(tenantId, personId, courseId),
      policyFor: policies.policyFor,
    },
    listJourneys: (tenantId, assignmentId) =>
      createWalkedJourneys({ models, store: getStore() })(tenantId, assignmentId),
    clock,
    log,
  });
}
