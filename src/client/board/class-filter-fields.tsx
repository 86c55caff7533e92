import { useId } from 'react';
import type { BoardView } from '../../features/journeys/board.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import styles from './class-list.module.css';

/** One section of a course (Canvas). */
export function SectionField({
  sections,
  value,
  onChange,
}: {
  sections: string[];
  value: string | null;
  onChange: (section: string | null) => void;
}) {
  const { t } = useLanguage();
  const id = useId();
  if (sections.length === 0) return null;
  return (
    <div className={styles['section']}>
      <label htmlFor={id}>{t.roster.section}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{t.roster.allSections}</option>
        {sections.map((section) => (
          <option key={section} value={section}>
            {section}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Who is no longer in the course, as a number, and their work on demand. */
export function LeftStudents({
  board,
  isShown,
  onShow,
}: {
  board: BoardView;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}) {
  const { t, format } = useLanguage();
  if (board.counts.left === 0) return null;
  return (
    <div className={styles['line']}>
      <p>{t.roster.left(format.number(board.counts.left))}</p>
      {board.rows.some((row) => row.hasLeft) && (
        <Button kind="quiet" aria-pressed={isShown} onClick={() => onShow(!isShown)}>
          {isShown ? t.roster.hideLeft : t.roster.showLeft}
        </Button>
      )}
    </div>
  );
}
