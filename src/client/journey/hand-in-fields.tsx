import type { ReactNode } from 'react';
import { useLanguage } from '../messages/use-language.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import type { DraftWords } from './draft-keeper.ts';
import type { TypedFormat } from './typed-formats.ts';

/** The fields of one format; what was typed for another format stays in the draft. */
export function HandInFields({
  format,
  words,
  fault,
  isTooLong,
  files,
  onType,
}: {
  format: TypedFormat;
  words: DraftWords;
  fault: string | undefined;
  /** More than fits was typed: into the text, or into the note of another format. */
  isTooLong: boolean;
  /** The field for files, where they are handed in. */
  files: ReactNode;
  onType: (words: DraftWords) => void;
}) {
  const { t } = useLanguage();
  if (format === 'text') {
    return (
      <TextArea
        label={t.journey.handInText}
        fault={isTooLong ? t.journey.handInTooLong : fault}
        value={words.text}
        onChange={(event) => onType({ ...words, text: event.target.value })}
      />
    );
  }
  const note = (label: string) => (
    <TextArea
      label={label}
      rows={3}
      fault={isTooLong ? t.journey.noteTooLong : undefined}
      value={words.note}
      onChange={(event) => onType({ ...words, note: event.target.value })}
    />
  );
  if (format === 'offline') return note(t.journey.handInOffline);
  if (format === 'file') {
    return (
      <>
        {files}
        {note(t.journey.handInNote)}
      </>
    );
  }
  return (
    <>
      <TextField
        label={t.journey.handInLink}
        hint={t.journey.handInLinkHint}
        fault={fault}
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={2_000}
        value={words.link}
        onChange={(event) => onType({ ...words, link: event.target.value })}
      />
      {note(t.journey.handInNote)}
    </>
  );
}
