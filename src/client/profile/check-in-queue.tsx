import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { closeCheckInApi, listCheckInsApi } from '../../features/profiles/profile.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './profile.module.css';
import { useWords } from './words.ts';

const key = ['check-ins'];
const refreshMilliseconds = 60_000;

/** Students who asked for a talk, longest waiting first; nothing when nobody did. */
export function CheckInQueue() {
  const { t, format } = useWords();
  const { api } = useApp();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.call<typeof listCheckInsApi>({ method: 'get', path: '/api/class/check-ins' }),
    refetchInterval: refreshMilliseconds,
  });
  const closing = useMutation({
    mutationFn: (personId: string) =>
      api.call<typeof closeCheckInApi>({
        method: 'put',
        path: '/api/class/check-ins/:personId/done',
        params: { personId },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  if (!data || data.waiting.length === 0) return null;
  return (
    <section className={styles['queue']}>
      <h2>{t.profile.checkInsTitle}</h2>
      {closing.error && <ErrorNotice error={toApiError(closing.error)} />}
      <ul className={styles['plain']}>
        {data.waiting.map(({ personId, name = t.profile.student, askedAt }) => (
          <li key={personId} className={styles['actions']}>
            <Link to={`/student/${personId}/profile`}>{name}</Link>
            <span className={styles['quiet']}>{format.when(askedAt)}</span>
            <Button
              isBusy={closing.isPending}
              aria-label={t.profile.checkInDoneWith(name)}
              onClick={() => closing.mutate(personId)}
            >
              {t.profile.checkInDone}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
