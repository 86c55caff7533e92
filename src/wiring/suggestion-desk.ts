import type { PathwayContent } from '../domain/pathway.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import type { JourneyStore } from '../features/journeys/journey.store.ts';
import { createWalkedJourneys } from '../features/journeys/walked-journeys.ts';
import type { createProfiles } from '../features/profiles/profiles.ts';
import type { Settings } from '../features/settings/settings.service.ts';
import type { SuggestionPolicies } from '../features/suggestion-policies/policies.service.ts';
import {
  createSuggestionDesk,
  type SuggestionDesk,
} from '../features/suggestion-policies/suggestion-desk.service.ts';
import type { createSuggestions } from '../features/suggestions/suggestions.ts';
import type { Clock } from '../observability/clock.ts';

/** What teachers see and decide about suggestions: rules, journeys, profiles and the setting together. */
export function wireSuggestionDesk(dependencies: {
  policies: SuggestionPolicies;
  models: JourneyModels;
  store: JourneyStore;
  courses: CourseService;
  profiles: ReturnType<typeof createProfiles>;
  settings: Settings;
  suggestions: ReturnType<typeof createSuggestions>;
  currentPathway(tenantId: string, pathwayId: string): Promise<{ content: PathwayContent }>;
  clock: Clock;
}): SuggestionDesk {
  const { policies, store, courses, settings, suggestions, currentPathway, clock } = dependencies;
  const profiles = dependencies.profiles.service;
  const listWalked = createWalkedJourneys({ models: dependencies.models, store });
  return createSuggestionDesk({
    policies,
    async findSetting(place) {
      const found = (await settings.list(place)).find(({ key }) => key === 'suggestions');
      return { isOn: found?.value === true, isLocked: found?.mode === 'locked' };
    },
    ...courses,
    ...store,
    currentPathway,
    listJourneys: async (...where) => (await listWalked(...where)).map(({ journey }) => journey),
    inputsOf: (_session, journey) => suggestions.inputsOf(journey),
    listSuggested: suggestions.listSuggestionRecord,
    noteOpened: profiles.openStudent,
    clock,
  });
}
