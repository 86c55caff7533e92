import { z } from 'zod';

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
}
export type SettingKey = keyof SettingValues;
export type SettingValue = SettingValues[SettingKey];

interface Definition<Value> {
  schema: z.ZodType<Value>;
  /** What may be chosen; absent for a switch. */
  options?: readonly string[];
  /** What holds until somebody decides. */
  builtIn: { value: Value; mode: SettingMode };
}

const languages = ['lms', 'en', 'es'] as const;

/**
 * Every setting of districts and courses. There is none that lets students see each other's work, and none that keeps e-mail addresses:
 * Waymark has no use for them, so it stores none.
 */
export const settingDefinitions: { [Key in SettingKey]: Definition<SettingValues[Key]> } = {
  // A recording of a voice is personal: off until the district says otherwise.
  voice: { schema: z.boolean(), builtIn: { value: false, mode: 'locked' } },
  families: { schema: z.boolean(), builtIn: { value: true, mode: 'suggested' } },
  language: { schema: z.enum(languages), options: languages, builtIn: { value: 'lms', mode: 'suggested' } },
};

export const settingKeys = ['voice', 'families', 'language'] as const satisfies readonly SettingKey[];
