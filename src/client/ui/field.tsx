import { useId } from 'react';
import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';
import styles from './field.module.css';

interface Labelled {
  label: string;
  hint?: string;
  fault?: string;
}

export function TextField({ label, hint, fault, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input {...rest} id={id} aria-invalid={fault !== undefined} aria-describedby={`${id}-hint`} />
      <Below id={id} hint={hint} fault={fault} />
    </div>
  );
}

export function TextArea({
  label,
  hint,
  fault,
  ...rest
}: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea {...rest} id={id} aria-invalid={fault !== undefined} aria-describedby={`${id}-hint`} />
      <Below id={id} hint={hint} fault={fault} />
    </div>
  );
}

function Below({ id, hint, fault }: { id: string; hint: string | undefined; fault: string | undefined }) {
  return (
    <output id={`${id}-hint`} className={fault === undefined ? styles['hint'] : styles['fault']}>
      {fault ?? hint}
    </output>
  );
}

/** One of a few, as radio buttons. */
export function Choice<Value extends string>({
  legend,
  options,
  value,
  onChange,
  isInline = false,
}: {
  legend: string;
  options: { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  /** The legend stands before the options, not above them. */
  isInline?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className={`${styles['choice']} ${isInline ? styles['inline'] : ''}`}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
