import { defaultSteering, evidenceOf, noLearner } from '../domain/suggestions.ts';
import type { PathwayContent } from '../domain/pathway.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import { createClassWalks } from '../features/journeys/class-walks.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import type { JourneyStore } from '../features/journeys/journey.store.ts';
import type { createProfiles } from '../features/profiles/profiles.ts';
import type { Settings } from '../features/settings/settings.service.ts';
import type { SuggestionPolicies } from '../features/suggestion-policies/policies.service.ts';
import {
  createSuggestionDesk,
  type SuggestionDesk,
} from '../features/suggestion-policies/suggestion-desk.ts';
import type { Clock } from '../observability/clock.ts';

/** What teachers see and decide about suggestions: rules, journeys, profiles and the setting together. */
export function wireSuggestionDesk(dependencies: {
  policies: SuggestionPolicies;
  models: JourneyModels;
  store: JourneyStore;
  courses: CourseService;
  profiles: ReturnType<typeof createProfiles>;
  settings: Settings;
  currentPathway(tenantId: string, pathwayId: string): Promise<{ content: PathwayContent }>;
  clock: Clock;
}): SuggestionDesk {
  const { policies, store, courses, settings, currentPathway, clock } = dependencies;
  const profiles = dependencies.profiles.service;
  return createSuggestionDesk({
    policies,
    async findSetting(place) {
      const found = (await settings.list(place)).find(({ key }) => key === 'suggestions');
      return { isOn: found?.value === true, isLocked: found?.mode === 'locked' };
    },
    ...courses,
    ...store,
    currentPathway,
    listJourneys: createClassWalks({ models: dependencies.models }),
    inputsOf: async (session, journey) => ({
      evidence: evidenceOf(journey),
      learner: { ...noLearner, ...(await profiles.learnerOf(session, journey.personId)) },
      policy: await policies.policyFor(session, journey.personId),
      steering: defaultSteering,
    }),
    listSuggested: async () => new Map(),
    noteOpened: profiles.openStudent,
    clock,
  });
}
