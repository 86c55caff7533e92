import type { Dependencies } from './dependencies.ts';
import { connectRoutes } from './features/connect/connect.routes.ts';
import { adminRoutes } from './features/admin/admin.routes.ts';
import { auditRoutes } from './features/audit/audit.routes.ts';
import { checkInRoutes } from './features/check-ins/check-in.routes.ts';
import { commentRoutes } from './features/comments/comments.routes.ts';
import { deepLinkingRoutes } from './features/deep-linking/deep-linking.routes.ts';
import { fileRoutes } from './features/files/file.routes.ts';
import { ownMediaRoutes } from './features/files/own-media.routes.ts';
import { voiceRoutes } from './features/files/voice.routes.ts';
import { goalRoutes } from './features/goals/goal.routes.ts';
import { looksBackRoutes } from './features/goals/looks-back.routes.ts';
import { boardRoutes } from './features/journeys/board.routes.ts';
import { journeyRoutes } from './features/journeys/journey.routes.ts';
import { proposalRoutes } from './features/journeys/proposals.routes.ts';
import { milestoneDatesRoutes } from './features/journeys/milestone-dates.routes.ts';
import { walkRoutes } from './features/journeys/walk.routes.ts';
import { launchRoutes } from './features/launch/launch.routes.ts';
import { partnerRoutes } from './features/partners/partners.routes.ts';
import { draftRoutes } from './features/pathways/draft.routes.ts';
import { pathwayRoutes } from './features/pathways/pathway.routes.ts';
import { privacyRoutes } from './features/privacy/privacy.routes.ts';
import { conferenceRoutes } from './features/conferences/conference.routes.ts';
import { classProfileRoutes } from './features/profiles/class-profiles.routes.ts';
import { profileTemplateRoutes } from './features/profiles/profile-template.routes.ts';
import { profileRoutes } from './features/profiles/profile.routes.ts';
import { rosterRoutes } from './features/roster/roster.routes.ts';
import { settingsRoutes } from './features/settings/settings.routes.ts';
import { suggestionPolicyRoutes } from './features/suggestion-policies/suggestion-policy.routes.ts';
import { suggestionRoutes } from './features/suggestions/suggestions.routes.ts';
import type { BindApi, BindBytes } from './http/api-route.ts';

/** Every operation of the API, feature by feature. */
export function apiRoutes(
  { bind, bindBytes }: { bind: BindApi; bindBytes: BindBytes },
  dependencies: Dependencies,
): void {
  journeyRoutes(bind, dependencies.journeys);
  proposalRoutes(bind, { ...dependencies.journeys, clock: dependencies.clock });
  milestoneDatesRoutes(bind, dependencies.milestoneDates);
  partnerRoutes(bind, dependencies.partners);
  boardRoutes(bind, dependencies.board);
  rosterRoutes(bind, dependencies.rosters);
  commentRoutes(bind, dependencies.comments);
  fileRoutes(bind, bindBytes, dependencies);
  voiceRoutes(bindBytes, dependencies.voice);
  ownMediaRoutes(bindBytes, dependencies.ownMedia);
  pathwayRoutes(bind, dependencies.pathways);
  draftRoutes(bind, dependencies.pathwayDrafts);
  walkRoutes(bind, dependencies.clock);
  deepLinkingRoutes(bind, dependencies.deepLinking);
  suggestionRoutes(bind, dependencies.suggestions);
  profileRoutes(bind, dependencies.profiles);
  profileTemplateRoutes(bind, dependencies.profileShape.templates);
  goalRoutes(bind, dependencies.goals);
  looksBackRoutes(bind, dependencies.looksBack);
  checkInRoutes(bind, dependencies.talks);
  classProfileRoutes(bind, dependencies.profiles.classProfiles);
  conferenceRoutes(bind, dependencies.conferences);
  launchRoutes(bind, dependencies.launch);
  connectRoutes(bind, dependencies.connect, dependencies.clock);
  adminRoutes(bind, dependencies.adminDesk);
  settingsRoutes(bind, {
    settings: dependencies.settings,
    offeredSections: dependencies.profileShape.offeredSections,
  });
  suggestionPolicyRoutes(bind, dependencies.suggestionDesk);
  privacyRoutes(bind, bindBytes, dependencies.privacy);
  auditRoutes(bind, { audit: dependencies.audit, namesOf: dependencies.privacy.namesOf });
}
