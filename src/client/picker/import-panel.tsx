import { useState } from 'react';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import styles from './import-panel.module.css';
import { useImport } from './use-pathways.ts';

/** As in the API's contract, in characters. */
const longestFile = 2_200_000;

/** Opens a portable pathway file, chosen or pasted; all its faults are listed. */
export function ImportPanel() {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [file, setFile] = useState<File>();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [importedTitle, setImportedTitle] = useState<string>();
  const [turn, setTurn] = useState(0);
  const opening = useImport((pathway) => {
    setImportedTitle(pathway.title);
    setText('');
    setFile(undefined);
    // A file field can only be emptied by a new one.
    setTurn((last) => last + 1);
    announce(t.picker.imported(pathway.title));
  });
  const run = async () => {
    opening.reset();
    setImportedTitle(undefined);
    const content = text.trim() === '' ? await file?.text().catch(() => undefined) : text;
    const problem =
      content === undefined || content.trim() === ''
        ? t.picker.importEmpty
        : content.length > longestFile
          ? t.picker.importTooBig
          : undefined;
    setFault(problem);
    if (content !== undefined && problem === undefined) opening.run(content);
  };
  return (
    <section className={styles['import']} aria-labelledby="import-title">
      <h2 id="import-title">{t.picker.importTitle}</h2>
      <TextField
        key={turn}
        type="file"
        accept=".json,application/json"
        label={t.picker.importFile}
        hint={t.picker.importHint}
        fault={fault}
        onChange={(event) => setFile(event.target.files?.[0])}
      />
      <TextArea
        label={t.picker.importPaste}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button onClick={() => void run()} isBusy={opening.isBusy}>
        {t.picker.importButton}
      </Button>
      {importedTitle !== undefined && <Notice kind="info" sentence={t.picker.imported(importedTitle)} />}
      {opening.error && <ErrorNotice error={opening.error} before={t.picker.importFailed} />}
    </section>
  );
}
