import { ageBands } from '../../../domain/age-band.ts';
import {
  longestPrompt,
  mostQuestions,
  type TemplateQuestion,
  type TemplateSection,
} from '../../../domain/profile-template.ts';
import type { Fault } from '../../../http/errors.ts';
import { newRequestId } from '../../request-id.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { LanguageFields } from './language-fields.tsx';
import styles from './profile-template.module.css';

interface QuestionsEditorProps {
  section: TemplateSection;
  path: string;
  theirs: Record<string, string>;
  faults: Fault[];
  onChange: (questions: TemplateQuestion[]) => void;
}

/** What the district asks in a section; students may answer, and none must. */
export function QuestionsEditor({ section, path, theirs, faults, onChange }: QuestionsEditorProps) {
  const { t } = useAdminWords();
  const words = t.profileTemplate;
  const { questions } = section;
  const replace = (next: TemplateQuestion) =>
    onChange(questions.map((each) => (each.id === next.id ? next : each)));
  return (
    <div className={styles['questions']}>
      <h3>{words.questions}</h3>
      {questions.length === 0 && <p className={styles['quiet']}>{words.noQuestions}</p>}
      {questions.map((question, at) => (
        <fieldset key={question.id} className={styles['question']}>
          <legend>{words.question(at + 1)}</legend>
          <LanguageFields
            labels={words.text}
            value={question.text}
            longest={longestPrompt}
            path={`${path}.questions.${at}.text`}
            place={`${section.section}.${question.id}`}
            {...{ theirs, faults }}
            onChange={(text) => replace({ ...question, text })}
          />
          <Checks
            legend={words.askedOf}
            value={question.bands}
            onChange={(bands) => replace({ ...question, bands })}
            options={ageBands.map((band) => ({ value: band, label: words.bands[band] }))}
          />
          {faults
            .filter((fault) => fault.path === `${path}.questions.${at}.bands`)
            .map(({ message }) => (
              <p key={message} className={styles['fault']}>
                {words.nobodyAsked}
              </p>
            ))}
          <p>
            <Button
              kind="quiet"
              aria-label={words.removeThis(at + 1)}
              onClick={() => onChange(questions.filter(({ id }) => id !== question.id))}
            >
              {words.remove}
            </Button>
          </p>
        </fieldset>
      ))}
      {questions.length < mostQuestions && (
        <p>
          <Button onClick={() => onChange([...questions, newQuestion()])}>{words.addQuestion}</Button>
        </p>
      )}
    </div>
  );
}

const newQuestion = (): TemplateQuestion => ({
  id: newRequestId().replaceAll('-', '').slice(0, 24),
  text: { en: '', es: '' },
  bands: [...ageBands],
});
