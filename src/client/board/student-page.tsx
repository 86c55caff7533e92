import { ArrowLeft, ChevronLeft, ChevronRight, Signpost, UserRound } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { BoardRow, BoardView } from '../../features/journeys/board.contract.ts';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { WhyNumber } from '../score/why-number.tsx';
import { KeysToggle, useWaitingKeys } from './waiting-keys.tsx';
import { rememberStudent } from './last-place.ts';
import { findWaiting } from './order.ts';
import { PassbackStatus } from './passback-status.tsx';
import styles from './student-page.module.css';
import { StudentWork } from './student-work.tsx';
import { useStudent } from './use-board.ts';

/** One student's work: what waits first, then the whole way. */
export function StudentPage({ board, rows }: { board: BoardView; rows: BoardRow[] }) {
  const { t } = useLanguage();
  const { personId = '' } = useParams();
  useEffect(() => rememberStudent(personId), [personId]);
  const row = rows.find((each) => each.personId === personId);
  const { journey, error, retry } = useStudent(personId);
  const name = journey?.student.name ?? row?.name ?? t.board.student;
  const isNotOpened = error?.code === 'NOT_FOUND' && row !== undefined && row.journeyId === undefined;
  return (
    <Page
      key={personId}
      title={name}
      width="full"
      above={<StudentNavigation rows={rows} personId={personId} />}
    >
      {journey && <StudentDetails board={board} journey={journey} />}
      {!journey && !error && <Loading />}
      {isNotOpened && <Notice kind="info" sentence={t.board.notOpened} action={t.board.notOpenedStep} />}
      {!journey && error?.code === 'NOT_FOUND' && !isNotOpened && (
        <Notice kind="info" sentence={t.board.studentMissing} />
      )}
      {!journey && error && error.code !== 'NOT_FOUND' && <ErrorNotice error={error} onRetry={retry} />}
    </Page>
  );
}

function StudentNavigation({ rows, personId }: { rows: BoardRow[]; personId: string }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const go = useCallback(
    (row: BoardRow | null) => row && void navigate(`/student/${row.personId}`),
    [navigate],
  );
  const next = findWaiting(rows, personId, 1);
  const previous = findWaiting(rows, personId, -1);
  useWaitingKeys({ j: () => go(next), k: () => go(previous) });
  return (
    <nav className={styles['navigation']} aria-label={t.board.backToClass}>
      <ButtonLink kind="quiet" to="/">
        <ArrowLeft aria-hidden size={20} /> {t.board.backToClass}
      </ButtonLink>
      <span className={styles['moves']}>
        {next === null && <span className={styles['quiet']}>{t.board.nobodyWaits}</span>}
        {previous && (
          <Button onClick={() => go(previous)}>
            <ChevronLeft aria-hidden size={20} /> {t.board.previousWaiting} <kbd aria-hidden>k</kbd>
          </Button>
        )}
        {next && (
          <Button onClick={() => go(next)}>
            {t.board.nextWaiting} <kbd aria-hidden>j</kbd> <ChevronRight aria-hidden size={20} />
          </Button>
        )}
        <KeysToggle />
      </span>
    </nav>
  );
}

function StudentDetails({ board, journey }: { board: BoardView; journey: JourneyView }) {
  const { t, format } = useLanguage();
  const { launch } = useApp();
  const { score, student } = journey;
  const [answered, setAnswered] = useState(0);
  const waitingTitle = useRef<HTMLHeadingElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (answered > 0) waitingTitle.current?.focus();
  }, [answered]);
  useEffect(() => {
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.focus();
  }, [hash]);
  return (
    <>
      <div className={styles['line']}>
        <span>{board.assignment.title}</span>
        <span>{t.common.stages[journey.stage]}</span>
        <strong>
          {score.given === undefined
            ? t.board.noScore
            : t.journey.pointsSoFar(format.number(score.given), format.number(score.maximum))}
        </strong>
        {launch.person.role === 'teacher' && (
          <ButtonLink kind="quiet" to={`/student/${student.personId}/profile`}>
            <UserRound aria-hidden size={18} /> {t.desk.studentProfile}
          </ButtonLink>
        )}
        {launch.person.role === 'teacher' && (
          <ButtonLink kind="quiet" to={`/student/${student.personId}/suggestions`}>
            <Signpost aria-hidden size={18} /> {t.desk.whySuggestions}
          </ButtonLink>
        )}
        <PassbackStatus
          passback={journey.passback}
          personId={student.personId}
          journeyId={journey.journeyId}
          name={student.name}
        />
      </div>
      <WhyNumber journey={journey} personId={student.personId} isOpenAtFirst={hash === '#why'} />
      <StudentWork
        journey={journey}
        titleRef={waitingTitle}
        onAnswered={() => setAnswered((count) => count + 1)}
      />
    </>
  );
}
