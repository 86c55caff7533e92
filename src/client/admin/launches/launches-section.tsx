import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import type { LaunchEntry, listLaunchesApi } from '../../../features/admin/health.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import fieldStyles from '../../ui/field.module.css';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rowStyles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './launches-section.module.css';

/** Who could open Waymark and who could not, with the reason and what to do. */
export function LaunchesSection() {
  const { t } = useAdminWords();
  const [isOnlyRefused, setOnlyRefused] = useState(false);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLaunches(isOnlyRefused);
  const shown = data?.pages.flatMap((page) => page.launches) ?? [];
  return (
    <Page title={t.launches.title}>
      <p>{t.launches.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && shown.length === 0 && !isOnlyRefused && (
        <Notice kind="info" sentence={t.launches.empty} action={t.launches.emptyStep} />
      )}
      {(shown.length > 0 || isOnlyRefused) && (
        <label className={fieldStyles['check']}>
          <input
            type="checkbox"
            checked={isOnlyRefused}
            onChange={(event) => setOnlyRefused(event.target.checked)}
          />
          {t.launches.onlyRefused}
        </label>
      )}
      {data && shown.length === 0 && isOnlyRefused && <output>{t.launches.noneRefused}</output>}
      <ul className={rowStyles['rows']}>
        {shown.map((launch) => (
          <LaunchRow key={launch.id} launch={launch} />
        ))}
      </ul>
      {hasNextPage && (
        <p>
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.launches.more}
          </Button>
        </p>
      )}
    </Page>
  );
}

function LaunchRow({ launch }: { launch: LaunchEntry }) {
  const { t, format } = useAdminWords();
  const { at, outcome, platform, kind = '', role = '', requestId } = launch;
  const isAccepted = outcome === 'accepted';
  const [reason, step] = t.launches.reasons[outcome] ?? t.launches.other;
  const where = platform ? t.launches.from(platform.name) : t.launches.unknownLms;
  return (
    <li>
      <span className={rowStyles['what']}>
        <span className={isAccepted ? styles['accepted'] : styles['refused']}>
          {isAccepted ? <CircleCheck aria-hidden size={18} /> : <X aria-hidden size={18} />}
          {isAccepted ? t.launches.accepted : `${t.launches.refused}: ${reason}`}
        </span>
        {!isAccepted && <span>{step}</span>}
        <span className={rowStyles['quiet']}>
          {[t.launches.kinds[kind], t.launches.roles[role], where].filter(Boolean).join(', ')}
        </span>
        {!isAccepted && <span className={rowStyles['quiet']}>{t.launches.code(outcome, requestId)}</span>}
      </span>
      <time dateTime={at} className={rowStyles['quiet']}>
        {format.when(at)}
      </time>
    </li>
  );
}

function useLaunches(isOnlyRefused: boolean) {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: ['admin', 'launches', isOnlyRefused],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call<typeof listLaunchesApi>({
        method: 'get',
        path: '/api/admin/launches',
        query: {
          ...(pageParam === undefined ? {} : { before: pageParam }),
          ...(isOnlyRefused ? { only: 'refused' as const } : {}),
        },
      }),
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}
