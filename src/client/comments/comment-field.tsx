import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { BankEditor } from './bank-editor.tsx';
import styles from './comment-field.module.css';
import { useComments } from './use-comments.ts';

interface CommentFieldProps {
  label: string;
  value: string;
  fault?: string | undefined;
  onChange: (value: string) => void;
}

const longest = 5_000;
const numberedAtMost = 9;

/** A comment for students, with the teacher's own bank below: by click, or "/" and then a number. */
export function CommentField({ label, value, fault, onChange }: CommentFieldProps) {
  const { t, format } = useLanguage();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const bank = useComments(({ kind }) => announce(kind === 'add' ? t.desk.commentKept : t.desk.bankChanged));
  const { comments } = bank;
  const field = () => box.current?.querySelector('textarea') ?? null;
  const insert = (text: string) => {
    onChange((value.trim() === '' ? text : `${value.trimEnd()}\n${text}`).slice(0, longest));
    field()?.focus();
  };
  const openByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart } = event.currentTarget;
    const isAtStart = selectionStart === 0 || value[selectionStart - 1] === '\n';
    if (event.key !== '/' || !isAtStart || comments.length === 0) return;
    event.preventDefault();
    setOpen(true);
    // The list is in the page only after this event.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-comment]')?.focus());
  };
  const insertByNumber = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field()?.focus();
    const chosen = comments[Number(event.key) - 1];
    if (!chosen || !/^[1-9]$/.test(event.key) || isEditing) return;
    event.preventDefault();
    insert(chosen.text);
  };
  const isKept = comments.some(({ text }) => text === value.trim());
  return (
    <div ref={box} className={styles['comment']}>
      <TextArea
        label={label}
        maxLength={longest}
        value={value}
        fault={fault}
        onKeyDown={openByKey}
        onChange={(event) => onChange(event.target.value)}
      />
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.desk.myComments(format.number(comments.length))}</summary>
        {isEditing ? (
          <BankEditor comments={comments} isBusy={bank.isBusy} onChange={bank.change} />
        ) : (
          // The buttons inside take the keys; the list only knows their numbers.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ol className={styles['bank']} onKeyDown={insertByNumber}>
            {comments.map(({ id, text }, index) => (
              <li key={id}>
                <button
                  type="button"
                  data-comment
                  className={styles['insert']}
                  aria-label={t.desk.insert(text)}
                  onClick={() => insert(text)}
                >
                  {index < numberedAtMost && <kbd aria-hidden>{index + 1}</kbd>} {text}
                </button>
              </li>
            ))}
          </ol>
        )}
        <p className={styles['hint']}>{comments.length === 0 ? t.desk.noComments : t.desk.commentKeys}</p>
        <div className={styles['actions']}>
          {value.trim() !== '' && value.trim().length <= 500 && !isKept && (
            <Button
              kind="quiet"
              isBusy={bank.isBusy}
              onClick={() => bank.change({ kind: 'add', text: value.trim() })}
            >
              {t.desk.keepComment}
            </Button>
          )}
          <Button kind="quiet" onClick={() => setEditing(!isEditing)}>
            {isEditing ? t.desk.doneEditing : t.desk.editComments}
          </Button>
        </div>
        {bank.error && <ErrorNotice error={bank.error} />}
      </details>
    </div>
  );
}
