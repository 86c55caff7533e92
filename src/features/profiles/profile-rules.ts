import type { AgeBand } from '../../domain/age-band.ts';
import {
  shownSections,
  type AskedQuestion,
  type ProfileTemplate,
  type ShownSection,
} from '../../domain/profile-template.ts';
import type { ProfileSection, ProfileVisibility } from '../../domain/profile.ts';
import { ConflictError } from '../../http/errors.ts';

interface Place {
  tenantId: string;
  courseId?: string | undefined;
}

interface Values {
  ageBand: AgeBand;
  profileSections: ProfileSection[];
  profileVisibility: ProfileVisibility;
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
  isUsed(section: ProfileSection): boolean;
}

/** @param band the course's when absent */
export type RulesOf = (place: Place, band?: AgeBand) => Promise<ProfileRules>;

/** What a line answers, as it was asked: a question of the district that this place asks. */
export function questionOf(
  { sections }: ProfileRules,
  line: { section: ProfileSection; questionId?: string | undefined },
): { question?: AskedQuestion } {
  const section = sections.find((each) => each.section === line.section);
  const question = section?.questions.find(({ id }) => id === line.questionId);
  return question ? { question } : {};
}

export function sectionOff(): ConflictError {
  return new ConflictError('This part of the profile is not used here.', 'RULE_BROKEN', {
    rule: 'SECTION_OFF',
  });
}

export function createProfileRules(dependencies: {
  settings: ProfileSettings;
  templateOf(tenantId: string): Promise<ProfileTemplate>;
}): RulesOf {
  const { settings, templateOf } = dependencies;
  return async ({ tenantId, courseId }, wantedBand) => {
    const place = { tenantId, courseId };
    const [template, courseBand, used, visibility] = await Promise.all([
      templateOf(tenantId),
      settings.get(place, 'ageBand'),
      settings.get(place, 'profileSections'),
      settings.get(place, 'profileVisibility'),
    ]);
    const ageBand = wantedBand ?? courseBand;
    const sections = shownSections(template, { used, band: ageBand });
    return {
      ageBand,
      sections,
      visibility,
      isUsed: (section) => sections.some((each) => each.section === section),
    };
  };
}
