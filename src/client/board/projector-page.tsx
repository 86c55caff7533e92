import { ArrowLeft } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { BoardRow, BoardView } from '../../features/journeys/board.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { readCell } from './board-cell.tsx';
import { Legend } from './legend.tsx';
import styles from './projector-page.module.css';

const oneTableAtMost = 12;

/** The class for everybody's eyes: numbers for names, large marks, no points. Ordered by number, which tells nothing. */
export function ProjectorPage({ board }: { board: BoardView }) {
  const { t } = useLanguage();
  const rows = board.rows
    .filter((row) => !row.isTestStudent && !row.hasLeft)
    .toSorted((left, right) => left.learner - right.learner);
  const half = rows.length > oneTableAtMost ? Math.ceil(rows.length / 2) : rows.length;
  const tables = [rows.slice(0, half), rows.slice(half)].filter((part) => part.length > 0);
  return (
    <Page
      title={board.assignment.title}
      width="full"
      above={
        <div>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.desk.backToDesk}
          </ButtonLink>
        </div>
      }
    >
      <p className={styles['note']}>{t.desk.projectorNote}</p>
      <div className={styles['tables']} style={{ '--milestones': board.milestones.length } as CSSProperties}>
        {tables.map((part) => (
          <ProjectedTable key={part[0]?.learner} board={board} rows={part} />
        ))}
      </div>
      <Legend />
    </Page>
  );
}

function ProjectedTable({ board, rows }: { board: BoardView; rows: BoardRow[] }) {
  const language = useLanguage();
  const { t } = language;
  const name = t.board.tableName(board.assignment.title);
  return (
    // The table scrolls in its own frame on narrow screens, so the keyboard must be able to enter it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['region']} aria-label={name} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t.board.student}</th>
            {board.milestones.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.learner}>
              <th scope="row">{t.desk.learner(String(row.learner))}</th>
              {board.milestones.map(({ id }) => {
                const cell = row.cells.find(({ milestoneId }) => milestoneId === id);
                const { state, words } = readCell(cell, language);
                return (
                  <td key={id}>
                    <StateMark state={state} size={28} />
                    <span className="visually-hidden">{words}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
