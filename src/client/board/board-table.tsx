import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { BoardRow, BoardView } from '../../features/journeys/board.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { BoardCell } from './board-cell.tsx';
import styles from './board-table.module.css';
import { NeedsMe } from './needs-me.tsx';
import { lastPlace, rememberScroll } from './last-place.ts';
import { PassbackStatus } from './passback-status.tsx';

/** Students × milestones. Arrow keys move between the marks; Tab goes from student to student. */
export function BoardTable({ board, rows }: { board: BoardView; rows: BoardRow[] }) {
  const { t } = useLanguage();
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = region.current;
    const { personId, top, left } = lastPlace();
    if (!element || personId === null) return;
    element.scrollTo(left, top);
    document.getElementById(`person-${personId}`)?.focus({ preventScroll: top > 0 });
  }, []);
  const name = t.board.tableName(board.assignment.title);
  return (
    <section
      ref={region}
      className={styles['region']}
      aria-label={name}
      // The table scrolls in its own frame, so the keyboard must be able to enter it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={(event) => rememberScroll(event.currentTarget)}
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col" className={styles['first']}>
              {t.board.student}
            </th>
            <th scope="col">{t.board.waiting}</th>
            {board.milestones.map((milestone) => (
              <th key={milestone.id} scope="col" className={styles['milestone']}>
                {milestone.title}
              </th>
            ))}
            <th scope="col">{t.board.score}</th>
            <th scope="col" className={styles['grade']}>
              {t.board.gradeIn(board.lms)}
            </th>
          </tr>
        </thead>
        {/* The links inside take the keys; the table only knows where they are. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={moveByArrow}>
          {rows.map((row) => (
            <Row key={row.personId} board={board} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ board, row }: { board: BoardView; row: BoardRow }) {
  const { t, format } = useLanguage();
  const to = `/student/${row.personId}`;
  const isOpened = row.journeyId !== undefined;
  return (
    <tr>
      <th scope="row" className={styles['first']}>
        <span className={styles['who']}>
          <Link id={`person-${row.personId}`} to={to} data-cell className={styles['name']} title={row.name}>
            <span className={styles['shown']}>{row.name}</span>
          </Link>
          {row.isTestStudent && <span className={styles['note']}>{t.board.testStudent}</span>}
          {row.hasLeft && <span className={styles['note']}>{t.roster.hasLeft}</span>}
          {!isOpened && <span className={styles['note']}>{t.board.notOpened}</span>}
        </span>
      </th>
      <td className={styles['number']}>
        <NeedsMe row={row} />
      </td>
      {board.milestones.map((milestone) => (
        <td key={milestone.id}>
          <BoardCell
            to={`${to}#milestone-${milestone.id}`}
            milestone={milestone.title}
            cell={row.cells.find(({ milestoneId }) => milestoneId === milestone.id)}
          />
        </td>
      ))}
      <td className={styles['number']}>
        {row.score.given === undefined ? (
          <span className={styles['note']}>{isOpened ? t.board.noScore : ''}</span>
        ) : (
          <Link to={`${to}#why`} data-cell tabIndex={-1} className={styles['score']}>
            {t.board.scoreOf(format.number(row.score.given), format.number(row.score.maximum))}
            <span className="visually-hidden"> {t.score.why}</span>
          </Link>
        )}
      </td>
      <td className={styles['grade']}>
        <PassbackStatus
          passback={row.passback}
          personId={row.personId}
          journeyId={row.journeyId}
          name={row.name}
        />
      </td>
    </tr>
  );
}

const directions: Record<string, [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function moveByArrow(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const direction = directions[event.key];
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  if (!direction || !row || !(event.target as Element).matches('[data-cell]')) return;
  const rows = [...event.currentTarget.rows];
  const column = cellsOf(row).findIndex((cell) => cell === event.target);
  const target = rows[rows.indexOf(row) + direction[0]];
  const next = target && cellsOf(target)[column + direction[1]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function cellsOf(row: HTMLTableRowElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-cell]')];
}
