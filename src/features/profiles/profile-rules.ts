import type { AgeBand } from '../../domain/age-band.ts';
import { shownSections, type ProfileTemplate, type ShownSection } from '../../domain/profile-template.ts';
import type { ProfileSection, ProfileVisibility } from '../../domain/profile.ts';

interface Place {
  tenantId: string;
  courseId?: string | undefined;
}

interface Values {
  ageBand: AgeBand;
  profileSections: ProfileSection[];
  profileVisibility: ProfileVisibility;
  suggestions: boolean;
}

/** What district and course decided. */
export interface ProfileSettings {
  get<Key extends keyof Values>(place: Place, key: Key): Promise<Values[Key]>;
}

/** What holds for profiles in one place, by what district and course decided. */
export interface ProfileRules {
  ageBand: AgeBand;
  /** Sections in use, in the order of the page. */
  sections: ShownSection[];
  /** What a new line of a student begins with. */
  visibility: ProfileVisibility;
  /** Options may say why they fit. */
  hasSuggestions: boolean;
  isUsed(section: ProfileSection): boolean;
}

export type RulesOf = (place: Place) => Promise<ProfileRules>;

export function createProfileRules(dependencies: {
  settings: ProfileSettings;
  templateOf(tenantId: string): Promise<ProfileTemplate>;
}): RulesOf {
  const { settings, templateOf } = dependencies;
  return async ({ tenantId, courseId }) => {
    const place = { tenantId, courseId };
    const [template, ageBand, used, visibility, hasSuggestions] = await Promise.all([
      templateOf(tenantId),
      settings.get(place, 'ageBand'),
      settings.get(place, 'profileSections'),
      settings.get(place, 'profileVisibility'),
      settings.get(place, 'suggestions'),
    ]);
    const sections = shownSections(template, { used, band: ageBand });
    return {
      ageBand,
      sections,
      visibility,
      hasSuggestions,
      isUsed: (section) => sections.some((each) => each.section === section),
    };
  };
}
