import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ClipboardEvent } from 'react';
import { mostRubricRows } from '../../domain/pathway.ts';
import type { RubricRow, Task } from '../../domain/pathway.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { useBuilder } from './builder-context.ts';
import { listOrNone, newRow, tasksWithRubric, withPastedRows, withRow } from './edit-rubric.ts';
import { SelectField } from '../ui/select-field.tsx';
import styles from './form.module.css';
import { readRubricTable, spreadOverLevels } from './paste-rubric.ts';
import { useWords } from './words.ts';

interface RubricFieldsProps {
  task: Task;
  change: (fields: Partial<Task>) => void;
}

/** What the work is looked at for: rows with four "I can" statements each. */
export function RubricFields({ task, change }: RubricFieldsProps) {
  const { t } = useWords();
  const rubric = task.rubric ?? [];
  const set = (rows: RubricRow[]) => change({ rubric: listOrNone(rows) });
  const paste = (event: ClipboardEvent) => {
    const table = readRubricTable(event.clipboardData.getData('text/plain'));
    if (!table) return;
    event.preventDefault();
    set(withPastedRows(rubric, table));
  };
  return (
    <fieldset className={styles['form']}>
      <legend>
        <h3>{t.builder.rubric}</h3>
      </legend>
      <p className={styles['hint']}>{t.builder.rubricHint}</p>
      {rubric.map((row, index) => (
        <RowFields
          key={row.id}
          row={row}
          number={index + 1}
          onPaste={paste}
          onChange={(fields) => set(withRow(rubric, row.id, fields))}
          onRemove={() => set(rubric.filter(({ id }) => id !== row.id))}
        />
      ))}
      {rubric.length < mostRubricRows && (
        <p>
          <Button onClick={() => set([...rubric, newRow()])}>
            <Plus aria-hidden size={18} /> {t.builder.addRow}
          </Button>
        </p>
      )}
      <SameRubric task={task} onUse={set} />
    </fieldset>
  );
}

function RowFields({
  row,
  number,
  onPaste,
  onChange,
  onRemove,
}: {
  row: RubricRow;
  number: number;
  /** Of a whole table, into the name of a row. */
  onPaste: (event: ClipboardEvent) => void;
  onChange: (fields: Partial<RubricRow> & { competency?: string | undefined }) => void;
  onRemove: () => void;
}) {
  const { t } = useWords();
  const { state } = useBuilder();
  const { competencies } = state.content;
  return (
    <fieldset className={styles['card']} aria-label={t.builder.row(number)}>
      <div className={styles['line']}>
        <div className={styles['grow']}>
          <TextField
            label={t.builder.rowTitle(number)}
            maxLength={120}
            value={row.title}
            onPaste={onPaste}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        </div>
        <Button kind="quiet" aria-label={t.builder.removeRow(number)} onClick={onRemove}>
          <X aria-hidden size={18} /> {t.builder.remove}
        </Button>
      </div>
      <div className={styles['row']}>
        {row.levels.map((words, index) => (
          // Always four, in their order.
          <TextArea
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            label={t.score.levels[levelOf(index)]}
            aria-label={t.builder.rowLevel(number, t.score.levels[levelOf(index)])}
            rows={3}
            maxLength={300}
            value={words}
            onPaste={(event) => {
              const levels = spreadOverLevels(row.levels, index, event.clipboardData.getData('text/plain'));
              if (!levels) return;
              event.preventDefault();
              onChange({ levels });
            }}
            onChange={(event) => onChange({ levels: withLevel(row.levels, index, event.target.value) })}
          />
        ))}
      </div>
      {competencies.length > 0 && (
        <SelectField
          label={t.builder.rowGoal(number)}
          value={row.competency ?? ''}
          options={[
            { value: '', label: t.builder.noGoal },
            ...competencies.map(({ id, code, statement }) => ({
              value: id,
              label: [code, statement].filter(Boolean).join(' · ') || t.builder.untitled,
            })),
          ]}
          onChange={(id) => onChange({ competency: id === '' ? undefined : id })}
        />
      )}
    </fieldset>
  );
}

/** Takes the rows of another task of this pathway. */
function SameRubric({ task, onUse }: { task: Task; onUse: (rows: RubricRow[]) => void }) {
  const { t } = useWords();
  const { state } = useBuilder();
  const announce = useAnnounce();
  const others = tasksWithRubric(state.content, task.id);
  const [asked, setAsked] = useState('');
  const from = others.find(({ id }) => id === asked) ?? others[0];
  if (!from?.rubric) return null;
  const { rubric } = from;
  return (
    <div className={styles['line']}>
      <SelectField
        label={t.builder.sameRubric}
        value={from.id}
        options={others.map(({ id, title }) => ({ value: id, label: title || t.builder.untitled }))}
        onChange={setAsked}
      />
      <Button
        onClick={() => {
          onUse(structuredClone(rubric));
          announce(t.builder.sameRubricDone(from.title));
        }}
      >
        {t.builder.sameRubricButton}
      </Button>
    </div>
  );
}

function levelOf(index: number): 1 | 2 | 3 | 4 {
  return ([1, 2, 3, 4] as const)[index] ?? 1;
}

function withLevel(levels: RubricRow['levels'], at: number, text: string): RubricRow['levels'] {
  const words = text.replaceAll('\n', ' ');
  const [first, second, third, fourth] = levels.map((before, index) => (index === at ? words : before));
  return [first ?? '', second ?? '', third ?? '', fourth ?? ''];
}
