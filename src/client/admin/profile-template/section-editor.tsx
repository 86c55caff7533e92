import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId, useState } from 'react';
import {
  longestName,
  longestPrompt,
  wordBands,
  type TemplateSection,
  type WordBand,
} from '../../../domain/profile-template.ts';
import type { Fault } from '../../../http/errors.ts';
import { useLanguage } from '../../messages/use-language.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { LanguageFields } from './language-fields.tsx';
import styles from './profile-template.module.css';
import { QuestionsEditor } from './questions-editor.tsx';
import { useBandWords } from './use-band-words.ts';

interface SectionEditorProps {
  section: TemplateSection;
  /** Where it stands in the template, as faults name it. */
  path: string;
  theirs: Record<string, string>;
  faults: Fault[];
  onChange: (section: TemplateSection) => void;
  /** Absent for the first and the last. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** One section: offered or not, its place, and below a fold its words and questions. */
export function SectionEditor(props: SectionEditorProps) {
  const { section, path, faults, onChange, onUp, onDown } = props;
  const { t } = useAdminWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const words = t.profileTemplate;
  const name = useNameOf(section);
  const hasFault = faults.some((fault) => fault.path.startsWith(`${path}.`));
  const faulty = wordBands.find((band) =>
    faults.some((fault) => fault.path.startsWith(`${path}.words.${band}.`)),
  );
  const own = countOwn(section);
  return (
    <li className={styles['section']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id} className={section.isOn ? '' : styles['off']}>
          {name}
        </h2>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={section.isOn}
            aria-label={words.offerThis(name)}
            onChange={(event) => onChange({ ...section, isOn: event.target.checked })}
          />
          {words.offer}
        </label>
        <span className={styles['moves']}>
          <Button kind="quiet" aria-label={words.up(name)} disabled={!onUp} onClick={onUp}>
            <ArrowUp aria-hidden size={18} />
          </Button>
          <Button kind="quiet" aria-label={words.down(name)} disabled={!onDown} onClick={onDown}>
            <ArrowDown aria-hidden size={18} />
          </Button>
        </span>
      </div>
      <details open={isOpen || hasFault} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={words.wordsOf(name)}>
          {words.words} {own > 0 && <span className={styles['quiet']}>{words.own(own)}</span>}
        </summary>
        {(isOpen || hasFault) && <SectionWordsFields key={faulty} {...props} begins={faulty ?? 'all'} />}
      </details>
    </li>
  );
}

function SectionWordsFields({
  section,
  path,
  theirs,
  faults,
  begins,
  onChange,
}: SectionEditorProps & { begins: WordBand }) {
  const { t } = useAdminWords();
  const words = t.profileTemplate;
  const [band, setBand] = useState<WordBand>(begins);
  const built = useBandWords(band === 'all' ? '6-8' : band);
  const own = section.words[band];
  const place = `${section.section}.${band}`;
  const change = (next: Partial<typeof own>) =>
    onChange({ ...section, words: { ...section.words, [band]: { ...own, ...next } } });
  return (
    <div className={styles['words']}>
      <Choice
        legend={words.forWhom}
        value={band}
        onChange={setBand}
        options={wordBands.map((each) => ({ value: each, label: words.bands[each] }))}
      />
      <LanguageFields
        labels={words.name}
        value={own.name}
        longest={longestName}
        instead={{ en: built.en.sections[section.section], es: built.es.sections[section.section] }}
        path={`${path}.words.${band}.name`}
        place={`${place}.name`}
        {...{ theirs, faults }}
        onChange={(name) => change({ name })}
      />
      <LanguageFields
        labels={words.prompt}
        value={own.prompt}
        longest={longestPrompt}
        instead={{ en: built.en.prompts[section.section], es: built.es.prompts[section.section] }}
        path={`${path}.words.${band}.prompt`}
        place={`${place}.prompt`}
        {...{ theirs, faults }}
        onChange={(prompt) => change({ prompt })}
      />
      <QuestionsEditor
        section={section}
        path={path}
        theirs={theirs}
        faults={faults}
        onChange={(questions) => onChange({ ...section, questions })}
      />
    </div>
  );
}

/** The section's name in the language of the console. */
function useNameOf({ section, words }: TemplateSection): string {
  const { t } = useAdminWords();
  const { locale } = useLanguage();
  const own = words.all.name[locale.startsWith('es') ? 'es' : 'en'];
  return own || (t.settings.options[section] ?? section);
}

function countOwn({ words, questions }: TemplateSection): number {
  const texts = wordBands.flatMap((band) => [words[band].name, words[band].prompt]);
  return texts.filter(({ en, es }) => en !== '' || es !== '').length + questions.length;
}
