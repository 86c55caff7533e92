import { z } from 'zod';
import { settingDefinitions, settingKeys, settingModes, type SettingKey } from './setting-definitions.ts';
import type { DistrictDecision } from './settings.service.ts';

/**
 * What somebody said on the command line: a setting, `on`, `off` or one of its options, and a mode.
 * @throws ZodError with every fault
 */
export function settingFromWords(words: { setting: string; value?: string | undefined; mode: string }): {
  key: SettingKey;
  decision: DistrictDecision;
} {
  const { key, mode } = z
    .object({
      key: z.enum(settingKeys, `must be one of ${settingKeys.join(', ')}`),
      mode: z.enum(settingModes, `must be one of ${settingModes.join(', ')}`),
    })
    .parse({ key: words.setting, mode: words.mode });
  if (mode === 'free') return { key, decision: { mode } };
  const allowed = settingDefinitions[key].options ?? ['on', 'off'];
  const { value } = z
    .object({
      value: z.string().refine((given) => allowed.includes(given), `must be one of ${allowed.join(', ')}`),
    })
    .parse({ value: words.value ?? '' });
  return { key, decision: { mode, value: settingDefinitions[key].options ? value : value === 'on' } };
}
