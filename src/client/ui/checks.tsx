import type { ReactNode } from 'react';
import styles from './field.module.css';

/** Any of a few, as checkboxes. */
export function Checks<Value extends string>({
  legend,
  options,
  value,
  onChange,
  isList = false,
}: {
  legend: string;
  options: { value: Value; label: ReactNode }[];
  value: Value[];
  onChange: (value: Value[]) => void;
  /** One below the other. */
  isList?: boolean;
}) {
  const toggle = (option: Value) =>
    onChange(value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  return (
    <fieldset className={isList ? `${styles['choice']} ${styles['list']}` : styles['choice']}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
