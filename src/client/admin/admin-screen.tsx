import { useMutation } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import type { ConsoleView } from '../../features/admin/admin.contract.ts';
import type { leaveTenantApi } from '../../features/admin/admin-session.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { SentencePage } from '../ui/sentence-page.tsx';
import styles from './admin-screen.module.css';
import { sections } from './sections.ts';
import { useAdminWords } from './use-admin-words.ts';
import { useShowConsole } from './use-show-console.ts';

/** The admin console: whom one looks after, a menu of sections, and one of them. */
export function AdminScreen({ screen }: { screen: { console: ConsoleView } }) {
  const { t } = useAdminWords();
  const { console } = screen;
  const scope = console.tenant ? 'tenant' : 'installation';
  const shown = sections.filter(({ scopes }) => scopes.includes(scope));
  return (
    <div className={styles['console']}>
      <Whose console={console} />
      <nav className={styles['menu']} aria-label={t.admin.sections}>
        <ul>
          {shown.map(({ path, label }) => (
            <li key={path}>
              <NavLink to={`/${path}`}>{label(t)}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles['section']}>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Navigate to={`/${shown[0]?.path ?? ''}`} replace />} />
            {shown.map(({ path, Screen }) => (
              <Route key={path} path={`${path}/*`} element={<Screen />} />
            ))}
            <Route
              path="*"
              element={<SentencePage sentence={t.admin.noSection} step={t.admin.noSectionStep} />}
            />
          </Routes>
        </Suspense>
      </div>
    </div>
  );
}

function Whose({ console: { tenant, label, isOperator } }: { console: ConsoleView }) {
  const { t } = useAdminWords();
  const { api } = useApp();
  const showConsole = useShowConsole();
  const leaving = useMutation({
    mutationFn: () =>
      api.call<typeof leaveTenantApi>({ method: 'post', path: '/api/admin/tenant-departures' }),
    onSuccess: showConsole,
  });
  return (
    <header className={styles['whose']}>
      <p>
        <strong>{tenant?.name ?? t.admin.installation}</strong>
        <span className={styles['quiet']}>{t.admin.signedInAs(label)}</span>
      </p>
      {tenant && isOperator && (
        <Button kind="quiet" isBusy={leaving.isPending} onClick={() => leaving.mutate()}>
          {t.admin.leaveTenant}
        </Button>
      )}
      {leaving.error && <ErrorNotice error={toApiError(leaving.error)} />}
    </header>
  );
}
