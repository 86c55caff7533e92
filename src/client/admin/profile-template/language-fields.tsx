import { placeOf } from '../../../domain/merge-profile-templates.ts';
import { templateLanguages, type InLanguages } from '../../../domain/profile-template.ts';
import type { Fault } from '../../../http/errors.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './profile-template.module.css';
import { useFaultWords } from './use-fault-words.ts';

interface LanguageFieldsProps {
  labels: InLanguages;
  value: InLanguages;
  longest: number;
  /** Waymark's own words, shown while nothing is written. */
  instead?: InLanguages;
  /** As faults name it. */
  path: string;
  /** As words of somebody else are found. */
  place: string;
  theirs: Record<string, string>;
  faults: Fault[];
  onChange: (value: InLanguages) => void;
}

/** The same words in each language, with what stops them and what somebody else wrote meanwhile. */
export function LanguageFields(props: LanguageFieldsProps) {
  const { labels, value, longest, instead, path, place, theirs, faults, onChange } = props;
  const { t } = useAdminWords();
  const faultWords = useFaultWords();
  return (
    <div className={styles['languages']}>
      {templateLanguages.map((language) => {
        const other = theirs[placeOf(place, language)];
        const fault = faultWords(faults, `${path}.${language}`, value[language]);
        return (
          <div key={language}>
            <TextField
              label={labels[language]}
              lang={language}
              maxLength={longest}
              placeholder={instead?.[language]}
              value={value[language]}
              {...(fault ? { fault } : {})}
              onChange={(event) => onChange({ ...value, [language]: event.target.value })}
            />
            {other !== undefined && other !== value[language] && (
              <p className={styles['theirs']}>
                {t.profileTemplate.theyWrote(other)}
                <Button kind="quiet" onClick={() => onChange({ ...value, [language]: other })}>
                  {t.profileTemplate.takeTheirs}
                </Button>
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
