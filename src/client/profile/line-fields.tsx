import { TextArea } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import styles from './line-fields.module.css';
import { useWords } from './words.ts';

/** What a line is made of while it is written. Taps are joined by spaces, so that they can be kept as text. */
export interface LineDraft extends Record<string, string> {
  taps: string;
  text: string;
  visibility: string;
  welcomes: string;
}

/** Words to tap, own words, and who may read them; without `readers` there is nothing to choose. */
export function LineFields({
  taps,
  draft,
  onChange,
  readers,
  fault,
  label,
  mayWelcome = false,
}: {
  taps: string[];
  draft: LineDraft;
  onChange: (next: Partial<LineDraft>) => void;
  readers: [value: string, label: string][];
  fault: string | undefined;
  label: string;
  mayWelcome?: boolean;
}) {
  const { t } = useWords();
  const chosen = new Set(draft.taps.split(' ').filter(Boolean));
  const toggle = (tap: string) => {
    if (!chosen.delete(tap)) chosen.add(tap);
    onChange({ taps: [...chosen].join(' ') });
  };
  return (
    <div className={styles['fields']}>
      {taps.length > 0 && (
        <fieldset className={styles['taps']}>
          <legend>{t.profile.tapsLegend}</legend>
          {taps.map((tap) => (
            <button
              key={tap}
              type="button"
              className={styles['tap']}
              aria-pressed={chosen.has(tap)}
              onClick={() => toggle(tap)}
            >
              {t.profile.taps[tap]}
            </button>
          ))}
        </fieldset>
      )}
      <TextArea
        label={label}
        fault={fault}
        maxLength={1000}
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      {readers.length > 0 && (
        <SelectField
          label={t.profile.visibility}
          value={draft.visibility}
          options={readers.map(([value, words]) => ({ value, label: words }))}
          onChange={(visibility) => onChange({ visibility })}
        />
      )}
      {mayWelcome && (
        <label className={styles['welcomes']}>
          <input
            type="checkbox"
            checked={draft.welcomes === 'yes'}
            onChange={(event) => onChange({ welcomes: event.target.checked ? 'yes' : '' })}
          />
          {t.profile.welcomes}
        </label>
      )}
    </div>
  );
}
