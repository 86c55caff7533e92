import { useInfiniteQuery } from '@tanstack/react-query';
import { Route, Routes, useParams } from 'react-router';
import type { AuditEntryView, listAuditApi } from '../../../features/audit/audit.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { fullDate } from '../privacy/full-date.ts';

/** Who saw and changed what: all of it, or about one person. */
export function AuditSection() {
  return (
    <Routes>
      <Route index element={<AuditPage />} />
      <Route path=":personId" element={<AuditPage />} />
    </Routes>
  );
}

function AuditPage() {
  const { personId } = useParams();
  const { t } = useAdminWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit(personId);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const subject = data?.pages[0]?.subject;
  const title = subject ? t.auditTrail.of(subject.name ?? t.auditTrail.someone) : t.auditTrail.title;
  return (
    <Page title={title} above={personId && <Ways personId={personId} />}>
      <p>{t.auditTrail.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && entries.length === 0 && <Notice kind="info" sentence={t.auditTrail.empty} />}
      <ul className={rows['rows']}>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} isAboutOne={personId !== undefined} />
        ))}
      </ul>
      {hasNextPage && (
        <div className={rows['actions']}>
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.auditTrail.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Ways({ personId }: { personId: string }) {
  const { t } = useAdminWords();
  return (
    <div className={rows['actions']}>
      <ButtonLink kind="quiet" to={`/privacy/people/${personId}`}>
        {t.auditTrail.backToRecord}
      </ButtonLink>
      <ButtonLink kind="quiet" to="/audit">
        {t.auditTrail.ofAll}
      </ButtonLink>
    </div>
  );
}

function EntryRow({ entry, isAboutOne }: { entry: AuditEntryView; isAboutOne: boolean }) {
  const { t } = useAdminWords();
  const { at, actor, action, subject, details } = entry;
  const who = [actor.name, t.auditTrail.actors[actor.kind]].filter(Boolean).join(', ');
  const about = subject && !isAboutOne ? [t.auditTrail.about(subject.name ?? t.auditTrail.someone)] : [];
  // How many rows went stands on the certificate.
  const told = action.endsWith('.erased') ? {} : (details ?? {});
  const more = Object.entries(told).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <li>
      <span className={rows['what']}>
        <span>{t.auditTrail.actions[action] ?? action}</span>
        <span className={rows['quiet']}>{[who, ...about, ...more].join(' · ')}</span>
      </span>
      <time dateTime={at} className={rows['quiet']}>
        {fullDate(at)}
      </time>
    </li>
  );
}

function useAudit(subject: string | undefined) {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: ['admin', 'audit', subject],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call<typeof listAuditApi>({
        method: 'get',
        path: '/api/admin/audit',
        query: { ...(subject ? { subject } : {}), ...(pageParam ? { before: pageParam } : {}) },
      }),
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}
