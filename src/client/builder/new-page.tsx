import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Lineage } from '../picker/lineage.tsx';
import { MoreOfMine } from '../picker/more-of-mine.tsx';
import { useMine } from '../picker/use-pathways.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from '../ui/shelf.module.css';
import { useCreateDraft, useShelf, useTemplates } from './use-drafts.ts';
import type { NewSource } from './use-drafts.ts';
import { useKept } from '../use-kept.ts';
import { useWords } from './words.ts';

interface StartProps {
  onStart: (source: NewSource) => void;
  isBusy: boolean;
}

/** Where a new pathway begins. */
export function NewPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const create = useCreateDraft(({ pathwayId }) => void navigate(`/build/${pathwayId}`, { replace: true }));
  const start = { onStart: create.run, isBusy: create.isBusy };
  return (
    <Page
      title={t.builder.newTitle}
      above={
        <p>
          <ButtonLink kind="quiet" to="/build">
            <ArrowLeft aria-hidden size={20} /> {t.builder.backToBuilder}
          </ButtonLink>
        </p>
      }
    >
      {create.error && <ErrorNotice error={create.error} />}
      <Templates {...start} />
      <PasteSheet {...start} />
      <Copies {...start} />
      <OpenFile {...start} />
    </Page>
  );
}

function Templates({ onStart, isBusy }: StartProps) {
  const { t, format } = useWords();
  const { data } = useTemplates();
  return (
    <section className={styles['shelf']} aria-labelledby="templates-title">
      <h2 id="templates-title">{t.builder.fromTemplate}</h2>
      {!data && <Loading />}
      <ul className={styles['list']}>
        {data?.templates.map(({ id, title, summary, tasks, points }) => (
          <li key={id} className={styles['row']}>
            <div className={styles['words']}>
              <h3>{title}</h3>
              <p>{summary}</p>
              <p className={styles['facts']}>
                {t.builder.tasks(format.number(tasks), format.isOne(tasks))} ·{' '}
                {t.builder.worth(format.number(points), format.isOne(points))}
              </p>
            </div>
            <Button
              isBusy={isBusy}
              onClick={() => onStart({ kind: 'template', templateId: id })}
              aria-label={t.builder.beginWithNamed(title)}
            >
              {t.builder.beginWith}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button kind="quiet" isBusy={isBusy} onClick={() => onStart({ kind: 'blank' })}>
          {t.builder.blank}
        </Button>
      </p>
    </section>
  );
}

function PasteSheet({ onStart, isBusy }: StartProps) {
  const { t } = useWords();
  const { fields, change } = useKept('waymark.builder.sheet', { text: '' });
  const [fault, setFault] = useState<string>();
  const run = () => {
    const isEmpty = fields.text.trim() === '';
    setFault(isEmpty ? t.builder.sheetEmpty : undefined);
    if (!isEmpty) onStart({ kind: 'sheet', text: fields.text });
  };
  return (
    <details className={styles['more']}>
      <summary>{t.builder.fromSheet}</summary>
      <TextArea
        label={t.builder.sheetLabel}
        hint={t.builder.fromSheetHint}
        fault={fault}
        rows={10}
        value={fields.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <p>
        <Button onClick={run} isBusy={isBusy}>
          {t.builder.sheetButton}
        </Button>
      </p>
    </details>
  );
}

function Copies({ onStart, isBusy }: StartProps) {
  const { t } = useWords();
  const mine = useMine();
  const library = useShelf('library');
  const pathways = [...(mine.pathways ?? []), ...(library.data?.pathways ?? [])];
  return (
    <details className={styles['more']}>
      <summary>{t.builder.fromCopy}</summary>
      <ul className={styles['list']}>
        {pathways.map((pathway) => (
          <li key={pathway.id} className={styles['row']}>
            <div className={styles['words']}>
              <h3>{pathway.title}</h3>
              <Lineage pathway={pathway} />
              <p>{pathway.summary}</p>
            </div>
            <Button
              isBusy={isBusy}
              onClick={() => onStart({ kind: 'pathway', pathwayId: pathway.id })}
              aria-label={t.builder.copyNamed(pathway.title)}
            >
              {t.builder.copy}
            </Button>
          </li>
        ))}
      </ul>
      <MoreOfMine mine={mine} />
    </details>
  );
}

function OpenFile({ onStart, isBusy }: StartProps) {
  const { t } = useWords();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const run = async () => {
    const text = await file?.text().catch(() => undefined);
    setFault(text === undefined ? t.builder.fileEmpty : undefined);
    if (text !== undefined) onStart({ kind: 'file', file: text });
  };
  return (
    <details className={styles['more']}>
      <summary>{t.builder.fromFile}</summary>
      <TextField
        type="file"
        accept=".json,application/json"
        label={t.builder.fileLabel}
        fault={fault}
        onChange={(event) => setFile(event.target.files?.[0])}
      />
      <p>
        <Button onClick={() => void run()} isBusy={isBusy}>
          {t.builder.fileButton}
        </Button>
      </p>
    </details>
  );
}
