import { useState } from 'react';
import type { NoteView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextArea } from '../../ui/field.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { Part } from './parts.tsx';
import { fullDate } from './full-date.ts';
import styles from './privacy.module.css';
import { useNotes } from './use-privacy.ts';

const sources = ['learner', 'family', 'school'] as const;
type Source = (typeof sources)[number];

/** Statements that stand beside a record, and a form for another. */
export function Statements({ personId, notes }: { personId: string; notes: NoteView[] }) {
  const { t } = useAdminWords();
  const { add, remove } = useNotes(personId);
  const [isOpen, setOpen] = useState(false);
  return (
    <Part title={t.privacy.statements}>
      <p>{t.privacy.statementsMean}</p>
      <ul className={rows['rows']}>
        {notes.map(({ id, from, text, addedAt }) => (
          <li key={id}>
            <span className={rows['what']}>
              <blockquote className={styles['words']}>{text}</blockquote>
              <span className={rows['quiet']}>
                {t.privacy.from[from]} · {fullDate(addedAt)}
              </span>
            </span>
            <Button
              kind="quiet"
              isBusy={remove.isPending}
              aria-label={t.privacy.takeBackThis(text.slice(0, 40))}
              onClick={() => remove.mutate(id)}
            >
              {t.privacy.takeBack}
            </Button>
          </li>
        ))}
      </ul>
      {remove.error && <ErrorNotice error={toApiError(remove.error)} />}
      {isOpen ? (
        <StatementForm
          isBusy={add.isPending}
          onAdd={(note) => add.mutate(note, { onSuccess: () => setOpen(false) })}
        />
      ) : (
        <div className={rows['actions']}>
          <Button onClick={() => setOpen(true)}>{t.privacy.addStatement}</Button>
        </div>
      )}
      {add.error && <ErrorNotice error={toApiError(add.error)} />}
    </Part>
  );
}

function StatementForm({
  isBusy,
  onAdd,
}: {
  isBusy: boolean;
  onAdd: (note: { from: Source; text: string }) => void;
}) {
  const { t } = useAdminWords();
  const [from, setFrom] = useState<Source>('family');
  const [text, setText] = useState('');
  return (
    <form
      className={rows['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onAdd({ from, text });
      }}
    >
      <Choice
        legend={t.privacy.whose}
        options={sources.map((value) => ({ value, label: t.privacy.from[value] }))}
        value={from}
        onChange={setFrom}
      />
      <TextArea
        label={t.privacy.statement}
        required
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={rows['actions']}>
        <Button type="submit" isBusy={isBusy}>
          {t.privacy.add}
        </Button>
      </div>
    </form>
  );
}
