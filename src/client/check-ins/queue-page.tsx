import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { getCheckInQueueApi, QueueView } from '../../features/check-ins/check-in.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './check-ins.module.css';
import { reasonWords } from './reason-words.ts';
import { useWords } from './words.ts';

/** Whom to see today, each with the rules in words. */
export function QueuePage() {
  const { t } = useWords();
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['check-in-queue'],
    queryFn: () => api.call<typeof getCheckInQueueApi>({ method: 'get', path: '/api/class/check-in-queue' }),
  });
  return (
    <Page
      title={t.checkIns.title}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.board.backToClass}
          </ButtonLink>
        </nav>
      }
    >
      <p>{t.checkIns.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Queue queue={data} />}
      <p className={styles['quiet']}>{t.checkIns.rules}</p>
    </Page>
  );
}

function Queue({ queue: { students, talkedToday } }: { queue: QueueView }) {
  const { t, format } = useWords();
  const names = talkedToday.map(({ name }) => name).join(', ');
  return (
    <>
      {students.length === 0 && (
        <Notice kind="info" sentence={t.checkIns.none} action={t.checkIns.noneStep} />
      )}
      <ol className={styles['queue']}>
        {students.map(({ personId, name, reasons }) => (
          <li key={personId} className={styles['student']}>
            <div>
              <strong>{name}</strong>
              <ul className={styles['reasons']}>
                {reasons.map((reason) => (
                  <li key={reason.rule}>{reasonWords(reason, t.checkIns, format)}</li>
                ))}
              </ul>
            </div>
            <ButtonLink to={`/check-ins/${personId}`} label={t.checkIns.openNamed(name)}>
              {t.checkIns.open}
            </ButtonLink>
          </li>
        ))}
      </ol>
      {names !== '' && <p>{t.checkIns.talkedToday(names)}</p>}
    </>
  );
}
