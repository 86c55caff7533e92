import { useParams } from 'react-router';
import type { ErasureView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { fullDate } from './full-date.ts';
import { Counts, Part } from './parts.tsx';
import styles from './privacy.module.css';
import { useCancelErasure, useErasure } from './use-privacy.ts';

/** One request; once it was carried out, its certificate, which can be printed and filed. */
export function ErasurePage() {
  const { erasureId = '' } = useParams();
  const { t } = useAdminWords();
  const { data, error, refetch } = useErasure(erasureId);
  const isDone = data?.status === 'done';
  const above = (
    <p className={styles['unprinted']}>
      <ButtonLink kind="quiet" to="/privacy/requests">
        {t.privacy.queue}
      </ButtonLink>
    </p>
  );
  return (
    <Page title={isDone ? t.privacy.certificate : t.privacy.request} above={above}>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Details erasure={data} />}
    </Page>
  );
}

function Details({ erasure }: { erasure: ErasureView }) {
  const { t } = useAdminWords();
  const cancelling = useCancelErasure(erasure.id);
  const { status, counts } = erasure;
  return (
    <>
      <p>
        <strong>{t.privacy.status[status]}</strong>
      </p>
      {status === 'done' && <p>{t.privacy.certificateMeans}</p>}
      <dl className={styles['facts']}>
        {factsOf(erasure, t.privacy).map(([term, value]) => (
          <Fact key={term} term={term} value={value} />
        ))}
      </dl>
      {counts.length > 0 && (
        <Part title={t.privacy.counted}>
          <Counts counts={counts} />
        </Part>
      )}
      {status === 'done' && <p>{t.privacy.eraseLms}</p>}
      <div className={`${rows['actions']} ${styles['unprinted']}`}>
        {status === 'done' && <Button onClick={() => window.print()}>{t.privacy.print}</Button>}
        {(status === 'waiting' || status === 'held') && (
          <Button isBusy={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {t.privacy.cancelRequest}
          </Button>
        )}
      </div>
      {cancelling.error && <ErrorNotice error={toApiError(cancelling.error)} />}
    </>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

type Words = ReturnType<typeof useAdminWords>['t']['privacy'];

function factsOf(erasure: ErasureView, words: Words): [string, string][] {
  const { id, kind, name, reference, reason, requestedBy } = erasure;
  const by = requestedBy.name
    ? `${requestedBy.name} (${words.actors[requestedBy.kind]})`
    : words.actors[requestedBy.kind];
  const dates = (
    ['requestedAt', 'dueAt', 'erasedAt', 'doneAt', 'cancelledAt', 'backupsUntil'] as const
  ).flatMap((field): [string, string][] => {
    const date = erasure[field];
    return date ? [[words[field], fullDate(date)]] : [];
  });
  return [
    [words.certificateOf, [words.kinds[kind], ...(name ? [name] : []), words.becauseOf[reason]].join(' · ')],
    ...(reference ? [[words.reference, reference] satisfies [string, string]] : []),
    [words.requestedBy, by],
    ...dates,
    [words.certificateNumber, id],
  ];
}
