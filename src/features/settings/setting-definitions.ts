import { z } from 'zod';
import { ageBands, type AgeBand } from '../../domain/age-band.ts';
import {
  profileSections,
  profileVisibilities,
  type ProfileSection,
  type ProfileVisibility,
} from '../../domain/profile.ts';

/** Who may decide: `locked` the district alone; `suggested` courses may differ from it; `free` each course by itself. */
export const settingModes = ['locked', 'suggested', 'free'] as const;
export type SettingMode = (typeof settingModes)[number];

/** What each setting may hold. */
export interface SettingValues {
  /** Teachers may answer with a voice comment. */
  voice: boolean;
  /** Parents and mentors whom the LMS names see choices and progress of their children. */
  families: boolean;
  /** Language of the screens: the LMS's for each person, or one for everybody. */
  language: 'lms' | 'en' | 'es';
  /** For whom the words of the profile are written. */
  ageBand: AgeBand;
  /** The sections of the profile that are in use. */
  profileSections: ProfileSection[];
  /** Who may read a new line of a profile until its author says otherwise. */
  profileVisibility: ProfileVisibility;
  /** Pictures and voice recordings in profiles. */
  profileMedia: boolean;
  /** Options say why they may fit a student. */
  suggestions: boolean;
  /** Students who opt in see who else chose the same. */
  partnerFinder: boolean;
}
export type SettingKey = keyof SettingValues;
export type SettingValue = SettingValues[SettingKey];

interface Definition<Value> {
  schema: z.ZodType<Value>;
  /** What may be chosen; absent for a switch. */
  options?: readonly string[];
  /** Whether any number of the options may be chosen. */
  isList?: true;
  /** What holds until somebody decides. */
  builtIn: { value: Value; mode: SettingMode };
}

const languages = ['lms', 'en', 'es'] as const;

/** Any of these, each once, in their own order. */
function listOf<Option extends string>(options: readonly Option[]): z.ZodType<Option[]> {
  return z
    .array(z.enum(options as readonly [Option, ...Option[]]))
    .transform((chosen) => options.filter((option) => (chosen as string[]).includes(option)));
}

/**
 * Every setting of districts and courses. There is none that lets students see each other's work, and none that keeps e-mail addresses:
 * Waymark has no use for them, so it stores none.
 */
export const settingDefinitions: { [Key in SettingKey]: Definition<SettingValues[Key]> } = {
  // A recording of a voice is personal: off until the district says otherwise.
  voice: { schema: z.boolean(), builtIn: { value: false, mode: 'locked' } },
  families: { schema: z.boolean(), builtIn: { value: true, mode: 'suggested' } },
  language: { schema: z.enum(languages), options: languages, builtIn: { value: 'lms', mode: 'suggested' } },
  ageBand: { schema: z.enum(ageBands), options: ageBands, builtIn: { value: '6-8', mode: 'suggested' } },
  profileSections: {
    schema: listOf(profileSections),
    options: profileSections,
    isList: true,
    builtIn: { value: [...profileSections], mode: 'suggested' },
  },
  profileVisibility: {
    schema: z.enum(profileVisibilities),
    options: profileVisibilities,
    builtIn: { value: 'this-teacher', mode: 'suggested' },
  },
  // A picture or a voice is personal: off until the district says otherwise.
  profileMedia: { schema: z.boolean(), builtIn: { value: false, mode: 'locked' } },
  suggestions: { schema: z.boolean(), builtIn: { value: true, mode: 'suggested' } },
  partnerFinder: { schema: z.boolean(), builtIn: { value: true, mode: 'suggested' } },
};

export const settingKeys = [
  'voice',
  'families',
  'language',
  'ageBand',
  'profileSections',
  'profileVisibility',
  'profileMedia',
  'suggestions',
  'partnerFinder',
] as const satisfies readonly SettingKey[];
