import { useLanguage } from '../messages/use-language.ts';
import { Checks } from '../ui/checks.tsx';
import { Choice } from '../ui/field.tsx';

export type SettingValue = boolean | string | string[];

/** Words of a setting's value; of several, those that may be chosen, with commas between. */
export function useValueWords(): (value: SettingValue, options?: string[]) => string {
  const { t } = useLanguage();
  const word = (option: string) => t.settings.options[option] ?? option;
  return (value, options = []) => {
    if (typeof value === 'boolean') return value ? t.settings.on : t.settings.off;
    if (!Array.isArray(value)) return word(value);
    const chosen = options.filter((each) => value.includes(each));
    if (chosen.length === options.length) return t.settings.all;
    return chosen.length > 0 ? chosen.map(word).join(', ') : t.settings.none;
  };
}

/** Whether two values are the same, whatever the order of a list. */
export function isSameValue(one: SettingValue, other: SettingValue): boolean {
  const plain = (value: SettingValue) => (Array.isArray(value) ? value.toSorted().join(' ') : value);
  return plain(one) === plain(other);
}

interface ValueChoiceProps {
  legend: string;
  /** Absent for a switch. */
  options: string[] | undefined;
  value: SettingValue;
  onChange: (value: SettingValue) => void;
}

/** On or off, one of a few, or any of them. */
export function ValueChoice({ legend, options, value, onChange }: ValueChoiceProps) {
  const words = useValueWords();
  if (Array.isArray(value)) {
    return (
      <Checks
        legend={legend}
        value={value}
        options={(options ?? []).map((each) => ({ value: each, label: words(each) }))}
        onChange={onChange}
      />
    );
  }
  const values: SettingValue[] = options ?? [true, false];
  return (
    <Choice
      legend={legend}
      value={String(value)}
      options={values.map((each) => ({ value: String(each), label: words(each) }))}
      onChange={(chosen) => onChange(options ? chosen : chosen === 'true')}
    />
  );
}
