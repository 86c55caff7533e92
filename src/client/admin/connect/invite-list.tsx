import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { listInvitesApi, revokeInviteApi } from '../../../features/connect/connect.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './connect.module.css';

export const invitesKey = ['admin', 'connect', 'invites'];

/** Registration links and what became of them; nothing where there are none. */
export function InviteList() {
  const { t, format } = useAdminWords();
  const { api } = useApp();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: invitesKey,
    queryFn: () => api.call<typeof listInvitesApi>({ method: 'get', path: '/api/admin/connection-invites' }),
  });
  const revoking = useMutation({
    mutationFn: (inviteId: string) =>
      api.call<typeof revokeInviteApi>({
        method: 'delete',
        path: '/api/admin/connection-invites/:inviteId',
        params: { inviteId },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: invitesKey }),
  });
  const failed = error ?? revoking.error;
  if (!failed && (data?.invites.length ?? 0) === 0) return null;
  return (
    <section className={styles['part']}>
      <h2>{t.connect.links}</h2>
      {failed && <ErrorNotice error={toApiError(failed)} />}
      <ul className={styles['rows']}>
        {data?.invites.map(({ id, forWhom, family, state, expiresAt }) => (
          <li key={id}>
            <span className={styles['words']}>
              <strong>{forWhom}</strong>
              <span className={styles['quiet']}>
                {[
                  ...(family ? [t.connect.families[family]] : []),
                  t.connect.linkStates[state],
                  ...(state === 'open' ? [t.connect.linkUntil(format.day(expiresAt.slice(0, 10)))] : []),
                ].join(' · ')}
              </span>
            </span>
            {state === 'open' && (
              <Button
                kind="quiet"
                aria-label={t.connect.revokeThis(forWhom)}
                onClick={() => revoking.mutate(id)}
              >
                {t.connect.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
