import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type {
  ClassPartnersView,
  endPartnerWishApi,
  listClassPartnersApi,
} from '../../features/partners/partners.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './proposals.module.css';
import { useWords } from './words.ts';

type Wish = ClassPartnersView['wishes'][number];

const key = ['class-partners'];
const refreshMilliseconds = 30_000;

/** Who of the class looks for a partner, option by option. */
export function ClassPartnersPage() {
  const { t } = useWords();
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () =>
      api.call<typeof listClassPartnersApi>({ method: 'get', path: '/api/board/partner-wishes' }),
    refetchInterval: refreshMilliseconds,
  });
  return (
    <Page
      title={t.proposals.classPartners}
      above={
        <p>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.board.backToClass}
          </ButtonLink>
        </p>
      }
    >
      <p>{t.proposals.classPartnersHint}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.wishes.length === 0 && <p>{t.proposals.classNobody}</p>}
      {byTask(data?.wishes ?? []).map(({ taskId, title, wishes }) => (
        <section key={taskId} className={styles['part']} aria-labelledby={`partners-${taskId}`}>
          <h2 id={`partners-${taskId}`}>{title}</h2>
          <ul className={styles['rows']}>
            {wishes.map((wish) => (
              <WishRow key={wish.id} wish={wish} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function byTask(wishes: Wish[]) {
  const tasks = new Map(wishes.map(({ taskId, title }) => [taskId, title]));
  return [...tasks].map(([taskId, title]) => ({
    taskId,
    title,
    wishes: wishes.filter((wish) => wish.taskId === taskId),
  }));
}

function WishRow({ wish: { id, name, learner, title, askedAt } }: { wish: Wish }) {
  const { t, format } = useWords();
  const { api } = useApp();
  const announce = useAnnounce();
  const client = useQueryClient();
  const shown = name ?? t.proposals.learner(String(learner));
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.call<typeof endPartnerWishApi>({
        method: 'delete',
        path: '/api/board/partner-wishes/:wishId',
        params: { wishId: id },
      }),
    onSuccess: (view) => {
      client.setQueryData<ClassPartnersView>(key, view);
      announce(t.proposals.ended);
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return (
    <li>
      <span>
        <strong>{shown}</strong>{' '}
        <span className={styles['quiet']}>{t.proposals.since(format.when(askedAt))}</span>
      </span>
      <Button
        kind="quiet"
        isBusy={isPending}
        aria-label={t.proposals.endNamed(shown, title)}
        onClick={() => mutate()}
      >
        {t.proposals.end}
      </Button>
      {error && <ErrorNotice error={toApiError(error)} />}
    </li>
  );
}
