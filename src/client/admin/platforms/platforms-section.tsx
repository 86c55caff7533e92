import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Route, Routes } from 'react-router';
import type { listPlatformsApi, PlatformSummary } from '../../../features/admin/platforms.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import styles from '../ui/rows.module.css';
import { StatusWord } from '../ui/status-word.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { PlatformPage } from './platform-page.tsx';

/** Registrations in LMSs: the list, and each by itself. */
export function PlatformsSection() {
  return (
    <Routes>
      <Route index element={<PlatformList />} />
      <Route path=":platformId" element={<PlatformPage />} />
    </Routes>
  );
}

function PlatformList() {
  const { t } = useAdminWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePlatforms();
  const platforms = data?.pages.flatMap((page) => page.platforms) ?? [];
  return (
    <Page title={t.platforms.title}>
      <p>{t.platforms.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && platforms.length === 0 && (
        <Notice kind="info" sentence={t.platforms.empty} action={t.platforms.emptyStep} />
      )}
      <ul className={styles['rows']}>
        {platforms.map((platform) => (
          <PlatformRow key={platform.id} platform={platform} />
        ))}
      </ul>
      {hasNextPage && (
        <p>
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.platforms.more}
          </Button>
        </p>
      )}
    </Page>
  );
}

function PlatformRow({ platform }: { platform: PlatformSummary }) {
  const { t, format } = useAdminWords();
  const { id, name, lms, status, tenant, deployments } = platform;
  const { active, suspended, unclaimed } = deployments;
  const all = active + suspended + unclaimed;
  const facts = [lms, t.platforms.count(format.number(all), format.isOne(all))];
  if (tenant && tenant.name !== name) facts.push(t.platforms.of(tenant.name));
  return (
    <li>
      <span className={styles['what']}>
        <Link to={`/platforms/${id}`}>{name}</Link>
        <span className={styles['quiet']}>{facts.join(' · ')}</span>
        {unclaimed > 0 && (
          <span className={styles['needs']}>
            {t.platforms.waiting(format.number(unclaimed), format.isOne(unclaimed))}
          </span>
        )}
      </span>
      <StatusWord status={status} />
    </li>
  );
}

function usePlatforms() {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: ['admin', 'platforms'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call<typeof listPlatformsApi>({
        method: 'get',
        path: '/api/admin/platforms',
        query: pageParam === undefined ? {} : { after: pageParam },
      }),
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
}
