import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { getLooksBackApi } from '../../features/goals/looks-back.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { LooksBackList } from './looks-back-list.tsx';
import { useWords } from './words.ts';

/** What I said when I looked back, over all courses. */
export function LooksBackPage() {
  const { t } = useWords();
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['looks-back'],
    queryFn: () => api.call<typeof getLooksBackApi>({ method: 'get', path: '/api/looks-back' }),
  });
  return (
    <Page
      title={t.goals.looksBack}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/goals">
            <ArrowLeft aria-hidden size={20} /> {t.goals.backToGoals}
          </ButtonLink>
        </nav>
      }
    >
      <p>{t.goals.looksBackIntro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.looksBack.length === 0 && (
        <Notice kind="info" sentence={t.goals.looksBackNone} action={t.goals.looksBackNoneStep} />
      )}
      {data && <LooksBackList looksBack={data.looksBack} />}
    </Page>
  );
}
