import { Link } from 'react-router';
import type { HoldView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { fullDate } from './full-date.ts';
import { BackToDesk } from './parts.tsx';
import { useHolds } from './use-privacy.ts';

/** Legal holds, the active ones with the way to end them. */
export function HoldsPage() {
  const { t } = useAdminWords();
  const { list, release } = useHolds();
  const { data, error, refetch } = list;
  return (
    <Page title={t.privacy.holds} above={<BackToDesk />}>
      <p>{t.privacy.holdMeans}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {release.error && <ErrorNotice error={toApiError(release.error)} />}
      {!data && !error && <Loading />}
      {data?.holds.length === 0 && (
        <Notice kind="info" sentence={t.privacy.noHolds} action={t.privacy.noHoldsStep} />
      )}
      <ul className={rows['rows']}>
        {data?.holds.map((hold) => (
          <HoldRow
            key={hold.id}
            hold={hold}
            isBusy={release.isPending}
            onRelease={() => release.mutate(hold.id)}
          />
        ))}
      </ul>
    </Page>
  );
}

function HoldRow({ hold, isBusy, onRelease }: { hold: HoldView; isBusy: boolean; onRelease: () => void }) {
  const { t } = useAdminWords();
  const { scope, reason, placedAt, releasedAt } = hold;
  const name = hold.name ?? t.privacy.kinds[scope.kind];
  const facts = [reason, t.privacy.placed(fullDate(placedAt))];
  if (releasedAt) facts.push(t.privacy.released(fullDate(releasedAt)));
  const place = scope.kind === 'person' ? 'people' : 'courses';
  return (
    <li>
      <span className={rows['what']}>
        {releasedAt ? name : <Link to={`/privacy/${place}/${scope.id}`}>{name}</Link>}
        <span className={rows['quiet']}>{facts.join(' · ')}</span>
      </span>
      {!releasedAt && (
        <AskFirst
          action={t.privacy.release}
          label={t.privacy.releaseThis(name)}
          question={t.privacy.releaseIt}
          means={t.privacy.releaseMeans}
          confirm={t.privacy.release}
          cancel={t.privacy.keep}
          isBusy={isBusy}
          onConfirm={onRelease}
        />
      )}
    </li>
  );
}
