import type { OutboxEntryView } from '../../../features/admin/health.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { useOutbox, useTryAgain } from './use-outbox.ts';

/** Grades that have not arrived, why, and what goes on. */
export function GradesSection() {
  const { t, format } = useAdminWords();
  const { launch } = useApp();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useOutbox();
  const trying = useTryAgain();
  const counts = data?.pages[0]?.counts ?? [];
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const isAdmin = launch.person.role === 'admin';
  return (
    <Page title={t.grades.title}>
      <p>{t.grades.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {trying.error && <ErrorNotice error={toApiError(trying.error)} />}
      {trying.data && <Tried {...trying.data} />}
      {!data && !error && <Loading />}
      {data && counts.length === 0 && (
        <Notice kind="info" sentence={t.grades.allArrived} action={t.grades.allArrivedStep} />
      )}
      <ul className={styles['rows']}>
        {counts.map(({ state, count, since }) => (
          <li key={state}>
            <span className={styles['what']}>
              <strong>{t.grades.states[state][0]}</strong>
              <span>{t.grades.states[state][1]}</span>
              {since && <span className={styles['quiet']}>{t.grades.since(format.when(since))}</span>}
            </span>
            <span>{t.grades.count(format.number(count), format.isOne(count))}</span>
          </li>
        ))}
      </ul>
      {counts.length > 0 && !isAdmin && <p className={styles['quiet']}>{t.grades.nobody}</p>}
      {counts.length > 0 && isAdmin && (
        <>
          <p>
            <Button isBusy={trying.isPending} onClick={() => trying.mutate('all')}>
              {t.grades.tryAll}
            </Button>
          </p>
          <section className={styles['part']}>
            <h2>{t.grades.which}</h2>
            <ul className={styles['rows']}>
              {entries.map((entry) => (
                <EntryRow
                  key={entry.journeyId}
                  entry={entry}
                  isBusy={trying.isPending}
                  onTry={() => trying.mutate(entry.journeyId)}
                />
              ))}
            </ul>
            {hasNextPage && (
              <p>
                <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {t.grades.more}
                </Button>
              </p>
            )}
          </section>
        </>
      )}
    </Page>
  );
}

function Tried({ retried, left }: { retried: number; left: number }) {
  const { t, format } = useAdminWords();
  return (
    <Notice
      kind="info"
      sentence={t.grades.triedAll(format.number(retried), format.isOne(retried))}
      {...(left > 0 ? { action: t.grades.left(format.number(left), format.isOne(left)) } : {})}
    />
  );
}

interface EntryRowProps {
  entry: OutboxEntryView;
  isBusy: boolean;
  onTry: () => void;
}

function EntryRow({ entry, isBusy, onTry }: EntryRowProps) {
  const { t, format } = useAdminWords();
  const { state, assignmentTitle, courseTitle, attempts, lmsStatus, since, nextTryAt } = entry;
  const title = assignmentTitle ?? t.grades.unknownAssignment;
  const facts = [
    t.grades.states[state][0],
    ...(attempts > 0 ? [t.grades.tried(format.number(attempts), format.isOne(attempts))] : []),
    ...(lmsStatus === undefined ? [] : [t.grades.answered(String(lmsStatus))]),
    ...(since ? [t.grades.from(format.when(since))] : []),
    ...(nextTryAt ? [t.grades.next(format.when(nextTryAt))] : []),
  ];
  return (
    <li>
      <span className={styles['what']}>
        <span>{courseTitle ? t.grades.assignment(title, courseTitle) : title}</span>
        <span className={styles['quiet']}>{facts.join(' · ')}</span>
      </span>
      {state !== 'changed-in-lms' && state !== 'waiting' && (
        <Button isBusy={isBusy} aria-label={t.grades.tryThisLong(title)} onClick={onTry}>
          {t.grades.tryThis}
        </Button>
      )}
    </li>
  );
}
