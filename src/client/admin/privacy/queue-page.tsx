import { Link } from 'react-router';
import type { ErasureView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { fullDate } from './full-date.ts';
import { BackToDesk, Pages } from './parts.tsx';
import { useSearch } from './search-form.tsx';
import { useErasures } from './use-privacy.ts';

/** What is to be erased, and what was. */
export function QueuePage() {
  const { t } = useAdminWords();
  const { page, turn } = useSearch();
  const { data, error, refetch } = useErasures(page);
  return (
    <Page title={t.privacy.queue} above={<BackToDesk />}>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.found.length === 0 && (
        <Notice kind="info" sentence={t.privacy.noRequests} action={t.privacy.noRequestsStep} />
      )}
      <ul className={rows['rows']}>
        {data?.found.map((erasure) => (
          <ErasureRow key={erasure.id} erasure={erasure} />
        ))}
      </ul>
      {data && <Pages page={page} hasMore={data.hasMore} onTurn={turn} />}
    </Page>
  );
}

function ErasureRow({ erasure }: { erasure: ErasureView }) {
  const { t } = useAdminWords();
  const { id, kind, name, reference, reason, status, dueAt, doneAt, cancelledAt } = erasure;
  const facts = [t.privacy.becauseOf[reason], ...(reference ? [reference] : [])];
  const end = doneAt ?? cancelledAt;
  facts.push(end ? fullDate(end) : t.privacy.due(fullDate(dueAt)));
  return (
    <li>
      <span className={rows['what']}>
        <Link to={`/privacy/requests/${id}`}>{name ?? t.privacy.kinds[kind]}</Link>
        <span className={rows['quiet']}>{facts.join(' · ')}</span>
      </span>
      <span className={status === 'held' ? rows['needs'] : undefined}>{t.privacy.status[status]}</span>
    </li>
  );
}
