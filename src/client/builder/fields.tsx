import { useState } from 'react';
import { TextField } from '../ui/field.tsx';
import { useWords } from './words.ts';

interface NumberFieldProps {
  label: string;
  value: number | undefined;
  low: number;
  high: number;
  step?: number;
  /** `undefined` when the field was emptied; without `isOptional` an empty field changes nothing. */
  onChange: (value: number | undefined) => void;
  isOptional?: boolean;
}

/** A number as it is typed; only a good one is taken over. */
export function NumberField({
  label,
  value,
  low,
  high,
  step = 1,
  onChange,
  isOptional = false,
}: NumberFieldProps) {
  const { t, format } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? '' : String(value));
  const isGood = shown.trim() === '' ? isOptional : readNumber(shown, { low, high, step }) !== null;
  return (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      fault={isGood ? undefined : t.builder.numberFault(format.number(low), format.number(high))}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const next = readNumber(text, { low, high, step });
        if (next !== null) onChange(next);
        else if (text.trim() === '' && isOptional) onChange(undefined);
      }}
      onBlur={() => {
        if (isGood) setTyped(null);
      }}
    />
  );
}

function readNumber(
  text: string,
  { low, high, step }: { low: number; high: number; step: number },
): number | null {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value) || value < low || value > high) return null;
  return Math.abs(value / step - Math.round(value / step)) < 1e-6 ? value : null;
}
