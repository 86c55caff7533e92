import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { enterTenantApi, listTenantsApi } from '../../../features/admin/admin-session.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { useShowConsole } from '../use-show-console.ts';
import styles from './tenants-section.module.css';

/** All districts and schools of the installation, for an operator who is about to look after one. */
export function TenantsSection() {
  const { t, format } = useAdminWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTenants();
  const entering = useEnterTenant();
  const tenants = data?.pages.flatMap((page) => page.tenants) ?? [];
  return (
    <Page title={t.admin.tenants.title}>
      <p>{t.admin.tenants.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {entering.error && <ErrorNotice error={toApiError(entering.error)} />}
      {!data && !error && <Loading />}
      {data && tenants.length === 0 && (
        <Notice kind="info" sentence={t.admin.tenants.empty} action={t.admin.tenants.emptyStep} />
      )}
      <ul className={styles['tenants']}>
        {tenants.map(({ id, name, createdAt }) => (
          <li key={id}>
            <span className={styles['name']}>
              <strong>{name}</strong>
              <span className={styles['quiet']}>
                {t.admin.tenants.since(format.day(createdAt.slice(0, 10)))}
              </span>
            </span>
            <Button
              isBusy={entering.isPending}
              aria-label={t.admin.tenants.enterThis(name)}
              onClick={() => entering.mutate(id)}
            >
              {t.admin.tenants.enter}
            </Button>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <p>
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.admin.tenants.more}
          </Button>
        </p>
      )}
    </Page>
  );
}

function useTenants() {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: ['admin', 'tenants'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call<typeof listTenantsApi>({
        method: 'get',
        path: '/api/admin/tenants',
        query: pageParam === undefined ? {} : { after: pageParam },
      }),
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
}

function useEnterTenant() {
  const { api } = useApp();
  const showConsole = useShowConsole();
  return useMutation({
    mutationFn: (tenantId: string) =>
      api.call<typeof enterTenantApi>({
        method: 'post',
        path: '/api/admin/tenants/:tenantId/sessions',
        params: { tenantId },
      }),
    onSuccess: showConsole,
  });
}
