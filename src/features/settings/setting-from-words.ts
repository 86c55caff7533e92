import { z } from 'zod';
import { settingDefinitions, settingKeys, settingModes, type SettingKey } from './setting-definitions.ts';
import type { DistrictDecision } from './settings.service.ts';

/** For a list: every option, and no option. */
const every = 'all';
const none = 'none';

/**
 * What somebody said on the command line: a setting, `on`, `off`, one of its options or, for a list, several with commas between; and a mode.
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
  const { options, isList } = settingDefinitions[key];
  if (options && isList) return { key, decision: { mode, value: listFromWords(options, words.value) } };
  const allowed = options ?? ['on', 'off'];
  const { value } = z
    .object({
      value: z.string().refine((given) => allowed.includes(given), `must be one of ${allowed.join(', ')}`),
    })
    .parse({ value: words.value ?? '' });
  return { key, decision: { mode, value: options ? value : value === 'on' } };
}

function listFromWords(options: readonly string[], words = ''): string[] {
  if (words === none) return [];
  if (words === every) return [...options];
  const allowed = `must be ${every}, ${none}, or some of ${options.join(', ')} with commas between`;
  const { value } = z
    .object({ value: z.array(z.string().refine((given) => options.includes(given), allowed)) })
    .parse({ value: words.split(',').map((word) => word.trim()) });
  return value;
}
