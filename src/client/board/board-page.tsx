import { useState } from 'react';
import { CalendarDays, Pencil, RefreshCw } from 'lucide-react';
import type { BoardRow, BoardView } from '../../features/journeys/board.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './board-page.module.css';
import { CheckIns } from '../app/profile-routes.tsx';
import { BoardTable } from './board-table.tsx';
import { BoardTools } from './board-tools.tsx';
import { filterRows, sectionsOf, useClassFilter } from './class-filter.ts';
import { LeftStudents, SectionField } from './class-filter-fields.tsx';
import { ClassList } from './class-list.tsx';
import { Legend } from './legend.tsx';
import { lastPlace } from './last-place.ts';
import type { BoardSort } from './order.ts';
import { SendBackPanel } from './send-back-panel.tsx';
import { useRelink } from './use-board.ts';

interface BoardPageProps {
  board: BoardView;
  rows: BoardRow[];
  sort: BoardSort;
  isStale: boolean;
  hasOtherOrder: boolean;
  onSort: (sort: BoardSort) => void;
}

/** Who needs me now? The class as one table. */
export function BoardPage({ board, rows: all, sort, isStale, hasOtherOrder, onSort }: BoardPageProps) {
  const { t, format } = useLanguage();
  const { launch } = useApp();
  const { assignment, counts } = board;
  const [isSendingBack, setSendingBack] = useState(false);
  const { filter, change } = useClassFilter();
  const sections = sectionsOf(all, format.compare);
  // A section that is gone chooses nobody.
  const section = filter.section !== null && sections.includes(filter.section) ? filter.section : null;
  const rows = filterRows(all, { ...filter, section });
  const works = rows.reduce((sum, row) => sum + row.waitingWorks.length, 0);
  return (
    <Page title={assignment.title} width="full" keepsFocus={lastPlace().personId !== null}>
      <div className={styles['counts']}>
        <strong>
          {t.board.counts(
            format.number(counts.students),
            format.number(counts.waiting),
            format.number(counts.complete),
          )}
        </strong>
        {assignment.dueAt !== undefined && (
          <span className={styles['due']}>
            <CalendarDays aria-hidden size={18} /> {t.common.dueOn(format.due(assignment.dueAt))}
          </span>
        )}
        {launch.person.role === 'teacher' && (
          <ButtonLink kind="quiet" to={`/build/${board.pathway.id}`}>
            <Pencil aria-hidden size={18} /> {t.picker.editPathway}
          </ButtonLink>
        )}
        <ClassList board={board} />
      </div>
      {isStale && <Notice kind="offline" sentence={t.board.stale} action={t.board.staleStep} />}
      <ColumnNotice board={board} />
      {launch.person.role === 'teacher' && <CheckIns />}
      {all.length === 0 ? (
        <Notice kind="info" sentence={t.board.empty} action={t.board.emptyStep} />
      ) : (
        <>
          <div className={styles['tools']}>
            <Choice
              isInline
              legend={t.board.sortBy}
              options={[
                { value: 'needs-me', label: t.board.sortNeedsMe },
                { value: 'name', label: t.board.sortName },
              ]}
              value={sort}
              onChange={onSort}
            />
            <SectionField
              sections={sections}
              value={section}
              onChange={(next) => change({ section: next })}
            />
            <span className={styles['again']}>
              {hasOtherOrder && (
                <Button kind="quiet" onClick={() => onSort(sort)}>
                  <RefreshCw aria-hidden size={18} /> {t.board.sortAgain}
                </Button>
              )}
            </span>
            <BoardTools
              canSendBack={works > 1}
              isSendingBack={isSendingBack}
              onSendBack={() => setSendingBack(!isSendingBack)}
            />
          </div>
          {isSendingBack && <SendBackPanel board={board} onClose={() => setSendingBack(false)} />}
          <BoardTable board={board} rows={rows} />
          <LeftStudents
            board={board}
            isShown={filter.showsLeft}
            onShow={(showsLeft) => change({ showsLeft })}
          />
          <p className={styles['rules']}>{t.desk.stuckRules}</p>
          <Legend />
        </>
      )}
    </Page>
  );
}

/** Troubles of the gradebook column concern the whole class, so they stand once, above it. */
function ColumnNotice({ board }: { board: BoardView }) {
  const { t } = useLanguage();
  const { launch } = useApp();
  const announce = useAnnounce();
  const relink = useRelink(() => announce(t.board.relinked));
  const isMissing = board.rows.some(({ passback }) => passback.state === 'line-item-missing');
  if (!isMissing && board.assignment.hasLineItem) return null;
  return (
    <Notice
      kind={isMissing ? 'error' : 'info'}
      sentence={isMissing ? t.board.columnMissing(board.lms) : t.board.noColumn(board.lms)}
      action={isMissing ? t.board.columnMissingStep : t.board.noColumnStep}
    >
      {launch.person.role === 'teacher' && (
        <Button onClick={relink.run} isBusy={relink.isBusy}>
          {t.board.relink}
        </Button>
      )}
      {relink.error && <ErrorNotice error={relink.error} />}
    </Notice>
  );
}
