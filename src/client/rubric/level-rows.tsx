import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Level } from '../../domain/levels.ts';
import type { RowLevels } from '../../domain/rubric.ts';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import styles from './level-rows.module.css';
import { useWords } from './words.ts';

export type Rubric = NonNullable<TaskView['rubric']>;

interface LevelRowsProps {
  rubric: Rubric;
  rows: RowLevels;
  /** Language of the statements. */
  language: string;
  onTap: (rowId: string, level: Level) => void;
}

const levels: readonly Level[] = [1, 2, 3, 4];

/** Each row with its four statements, of which one is tapped; the keys 1 to 4 tap too, and go on to the next row. */
export function LevelRows({ rubric, rows, language, onTap }: LevelRowsProps) {
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const tapByKey = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    const level = levels.find((each) => String(each) === event.key);
    const row = rubric[index];
    if (!level || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onTap(row.id, level);
    const fields = list.current?.querySelectorAll('fieldset');
    const next = fields?.[index + 1];
    const at = next
      ? (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input'))
      : fields?.[index]?.querySelector<HTMLElement>(`input[value="${level}"]`);
    at?.focus();
  };
  return (
    <div ref={list} className={styles['rows']}>
      {rubric.map((row, index) => (
        <fieldset key={row.id} className={styles['row']}>
          <legend lang={language}>{row.title}</legend>
          <div className={styles['levels']}>
            {levels.map((level) => (
              <LevelCell
                key={level}
                name={`${name}-${row.id}`}
                level={level}
                statement={row.levels[level - 1] ?? ''}
                language={language}
                isChosen={rows[row.id] === level}
                onTap={() => onTap(row.id, level)}
                onKey={(event) => tapByKey(event, index)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function LevelCell({
  name,
  level,
  statement,
  language,
  isChosen,
  onTap,
  onKey,
}: {
  name: string;
  level: Level;
  statement: string;
  language: string;
  isChosen: boolean;
  onTap: () => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { t } = useWords();
  return (
    <label className={`${styles['level']} ${isChosen ? styles['chosen'] : ''}`}>
      <input type="radio" name={name} value={level} checked={isChosen} onChange={onTap} onKeyDown={onKey} />
      <b>{t.score.levels[level]}</b> <span lang={language}>{statement}</span>
    </label>
  );
}
