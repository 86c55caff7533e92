import { Link } from 'react-router';
import type { BoardRow } from '../../features/journeys/board.contract.ts';
import type { Language } from '../messages/language.ts';
import { useLanguage } from '../messages/use-language.ts';
import { StateMark } from '../ui/state-mark.tsx';
import type { MarkState } from '../ui/state-mark.tsx';
import styles from './board-cell.module.css';

type Cell = BoardRow['cells'][number];

/** One milestone of one student: a mark, whose words show on focus and pointing. Reached by the arrow keys. */
export function BoardCell({
  cell,
  milestone,
  to,
}: {
  cell: Cell | undefined;
  milestone: string;
  to: string;
}) {
  const { state, words } = readCell(cell, useLanguage());
  return (
    <Link to={to} data-cell tabIndex={-1} className={styles['cell']} aria-label={`${milestone}: ${words}`}>
      <StateMark state={state} size={20} />
      <span className={styles['words']} aria-hidden>
        {words}
      </span>
    </Link>
  );
}

/** A cell as a mark and its words. */
export function readCell(
  cell: Cell | undefined,
  { t, format }: Language,
): { state: MarkState; words: string } {
  if (!cell || cell.required === 0) return { state: 'not-chosen', words: t.board.cellNone };
  const { required, done, waiting, notYet } = cell;
  if (waiting > 0) return { state: 'handed-in', words: t.board.cellWaiting(format.number(waiting)) };
  if (notYet > 0) return { state: 'not-yet', words: t.board.cellNotYet(format.number(notYet)) };
  if (done >= required) return { state: 'done', words: t.board.cellDone };
  if (done > 0) {
    return { state: 'picked', words: t.board.cellPart(format.number(done), format.number(required)) };
  }
  return { state: 'open', words: t.board.cellOpen };
}
