import { useEffect, useRef } from 'react';
import type { Level } from '../../domain/levels.ts';
import type { RowLevels } from '../../domain/rubric.ts';
import { Button } from '../ui/button.tsx';
import { LevelRows } from './level-rows.tsx';
import type { Rubric } from './level-rows.tsx';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

interface LookFirstProps {
  rubric: Rubric;
  rows: RowLevels;
  language: string;
  isBusy: boolean;
  onTap: (rowId: string, level: Level) => void;
  onHandIn: () => void;
  onBack: () => void;
}

/** The student looks at the own work before it is handed in; all of it can be skipped. */
export function LookFirst({ rubric, rows, language, isBusy, onTap, onHandIn, onBack }: LookFirstProps) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isTapped = rubric.some(({ id }) => rows[id] !== undefined);
  return (
    <>
      <h2 id="hand-in-title" ref={heading} tabIndex={-1}>
        {t.rubric.lookTitle}
      </h2>
      <p>{t.rubric.lookHint}</p>
      <div className={styles['look']}>
        <LevelRows rubric={rubric} rows={rows} language={language} onTap={onTap} />
      </div>
      <div className={styles['actions']}>
        <Button kind={isTapped ? 'primary' : 'secondary'} isBusy={isBusy} onClick={onHandIn}>
          {isTapped ? t.rubric.handInNow : t.rubric.skipLook}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t.rubric.backToWork}
        </Button>
      </div>
    </>
  );
}
