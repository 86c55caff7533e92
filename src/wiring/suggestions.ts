import type { Connection } from 'mongoose';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import type { JourneyStore } from '../features/journeys/journey.store.ts';
import { createWalkedJourneys } from '../features/journeys/walked-journeys.ts';
import type { createProfiles } from '../features/profiles/profiles.ts';
import type { Settings } from '../features/settings/settings.service.ts';
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
  settings: Settings;
  goalCompetenciesOf(tenantId: string, personId: string, courseId: string): Promise<string[]>;
  clock: Clock;
  log: Logger;
}) {
  const { connection, models, getStore, profiles, policies, settings, clock, log } = dependencies;
  return createSuggestions({
    connection,
    sources: {
      async tapsOf(place) {
        const [taps, sections] = await Promise.all([
          profiles.learnerOf(place, place.personId),
          settings.get(place, 'profileSections'),
        ]);
        const inUse = (section: 'interests' | 'helps') => (sections.includes(section) ? taps[section] : []);
        return { interests: inUse('interests'), helps: inUse('helps') };
      },
      goalCompetenciesOf: ({ tenantId, personId, courseId }) =>
        dependencies.goalCompetenciesOf(tenantId, personId, courseId),
      policyFor: policies.policyFor,
    },
    listJourneys: (tenantId, assignmentId) =>
      createWalkedJourneys({ models, store: getStore() })(tenantId, assignmentId),
    clock,
    log,
  });
}
