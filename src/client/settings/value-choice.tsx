import { useLanguage } from '../messages/use-language.ts';
import { Choice } from '../ui/field.tsx';

export type SettingValue = boolean | string;

/** Words of a setting's value. */
export function useValueWords(): (value: SettingValue) => string {
  const { t } = useLanguage();
  return (value) =>
    typeof value === 'boolean'
      ? value
        ? t.settings.on
        : t.settings.off
      : (t.settings.options[value] ?? value);
}

interface ValueChoiceProps {
  legend: string;
  /** Absent for a switch. */
  options: string[] | undefined;
  value: SettingValue;
  onChange: (value: SettingValue) => void;
}

/** On or off, or one of a few. */
export function ValueChoice({ legend, options, value, onChange }: ValueChoiceProps) {
  const words = useValueWords();
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
