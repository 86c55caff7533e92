import { z } from 'zod';
import {
  settingDefinitions,
  settingModes,
  type SettingKey,
  type SettingMode,
  type SettingValue,
  type SettingValues,
} from './setting-definitions.ts';

/** As it is stored with a tenant; a `free` one has no value of the district's. */
export interface DistrictSetting {
  value?: SettingValue;
  mode: SettingMode;
  at: Date;
}

/** As it is stored with a course. */
export interface CourseSetting {
  value: SettingValue;
  at: Date;
}

export interface StoredSettings {
  district?: Partial<Record<SettingKey, DistrictSetting>> | undefined;
  course?: Partial<Record<SettingKey, CourseSetting>> | undefined;
}

/** What holds, and who said so. */
export interface ResolvedSetting<Value = SettingValue> {
  value: Value;
  setBy: 'waymark' | 'district' | 'course';
  /** Since when; absent for what Waymark begins with. */
  at?: Date;
  mode: SettingMode;
  /** What would hold without a word of the course. */
  inherited: Value;
}

/** What holds in a place, from what district and course decided. Stored values that are no longer allowed count for nothing. */
export function resolveSetting<Key extends SettingKey>(
  key: Key,
  { district, course }: StoredSettings,
): ResolvedSetting<SettingValues[Key]> {
  const { schema, builtIn } = settingDefinitions[key];
  const read = (value: unknown) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };
  const decided = district?.[key];
  const mode = z.enum(settingModes).safeParse(decided?.mode).data ?? builtIn.mode;
  const own = mode === 'locked' ? undefined : read(course?.[key]?.value);
  const districts = mode === 'free' ? undefined : read(decided?.value);
  const inherited = districts ?? builtIn.value;
  if (own !== undefined) return { value: own, setBy: 'course', mode, inherited, ...atOf(course?.[key]) };
  if (districts !== undefined)
    return { value: inherited, setBy: 'district', mode, inherited, ...atOf(decided) };
  return { value: inherited, setBy: 'waymark', mode, inherited };
}

function atOf(stored: { at: Date } | undefined): { at?: Date } {
  return stored ? { at: stored.at } : {};
}
