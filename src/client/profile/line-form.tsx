import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import type { ApiError } from '../api/api-error.ts';
import { LineFields } from './line-fields.tsx';
import type { LineDraft } from './line-fields.tsx';
import styles from './profile.module.css';
import { useWords } from './words.ts';

/** One line while it is written; nothing is sent while it says nothing. */
export function LineForm({
  fields,
  draft,
  onChange,
  onSend,
  sendLabel,
  isBusy,
  error,
  media,
  saysMore = false,
  needsWords = false,
  children,
}: {
  fields: { taps: string[]; readers: [string, string][]; label: string; mayWelcome?: boolean };
  draft: LineDraft;
  onChange: (next: Partial<LineDraft>) => void;
  onSend: () => void;
  sendLabel: string;
  isBusy: boolean;
  error: ApiError | null;
  /** A picture or recording that stands beside the words. */
  media?: ReactNode;
  /** It says something without words. */
  saysMore?: boolean;
  /** It says nothing to those who cannot see it. */
  needsWords?: boolean;
  children?: ReactNode;
}) {
  const { t } = useWords();
  const [isEmpty, setEmpty] = useState(false);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const nothing = draft.taps === '' && draft.text.trim() === '' && !saysMore;
        const isWordless = needsWords && draft.text.trim() === '';
        setEmpty(nothing || isWordless);
        if (!nothing && !isWordless && !isBusy) onSend();
      }}
    >
      <LineFields
        {...fields}
        draft={draft}
        fault={isEmpty ? (needsWords ? t.profile.wordless : t.profile.empty) : undefined}
        onChange={(next) => {
          setEmpty(false);
          onChange(next);
        }}
      />
      {media}
      {error && <ErrorNotice error={error} />}
      <div className={styles['actions']}>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {sendLabel}
        </Button>
        {children}
      </div>
    </form>
  );
}

/** As the server takes it. */
export function said({ taps, text, visibility, welcomes }: LineDraft) {
  return {
    taps: taps.split(' ').filter(Boolean),
    text: text.trim(),
    visibility: visibility as 'me' | 'this-teacher' | 'my-teachers' | 'family',
    welcomes: welcomes === 'yes',
  };
}
