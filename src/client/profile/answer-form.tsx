import { useState } from 'react';
import type { ProfileEntryView } from '../../features/profiles/profile.contract.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { lineOf } from './line-words.ts';
import styles from './profile.module.css';
import { useEntryChange } from './use-profile.ts';
import type { Whose } from './use-profile.ts';
import { useWords } from './words.ts';

/** What one says to a line of the other side. Agreeing is one tap; the other two ask for words. */
export function AnswerForm({ whose, entry }: { whose: Whose; entry: ProfileEntryView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<'add' | 'not-quite' | null>(null);
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const change = useEntryChange(whose, entry.id, () => {
    setAsking(null);
    setText('');
  });
  const mine = entry.answers.find(({ isMine }) => isMine)?.answer;
  const line = lineOf(entry, t.profile.taps) || t.profile.recordingLine;
  return (
    <div className={styles['answer']}>
      <fieldset className={styles['actions']} aria-label={line}>
        {(['agree', 'add', 'not-quite'] as const).map((answer) => (
          <Button
            key={answer}
            kind="secondary"
            isBusy={change.isBusy}
            aria-pressed={answer === (asking ?? mine)}
            onClick={() => (answer === 'agree' ? change.answer({ answer }) : setAsking(answer))}
          >
            {t.profile.answers[answer]}
          </Button>
        ))}
      </fieldset>
      {asking && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            setEmpty(text.trim() === '');
            if (text.trim() !== '') change.answer({ answer: asking, text: text.trim() });
          }}
        >
          <TextField
            label={t.profile.answerText}
            fault={isEmpty ? t.profile.answerEmpty : undefined}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div className={styles['actions']}>
            <Button type="submit" kind="primary" isBusy={change.isBusy}>
              {t.profile.answerSend}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(null)}>
              {t.profile.cancel}
            </Button>
          </div>
        </form>
      )}
      {change.error && <ErrorNotice error={change.error} />}
    </div>
  );
}
