import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { getScoreApi, getStudentScoreApi, ScoreView } from '../../features/journeys/score.contract.ts';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { ScoreLines } from './score-lines.tsx';
import styles from './why-number.module.css';

interface WhyNumberProps {
  journey: JourneyView;
  /** Whose score; absent for the student's own. */
  personId?: string;
  isOpenAtFirst?: boolean;
}

/** The arithmetic behind the score, in a panel that opens in the page and covers nothing. */
export function WhyNumber({ journey, personId, isOpenAtFirst = false }: WhyNumberProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <div className={styles['why']}>
      <Button kind="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.score.hide : t.score.why}
      </Button>
      <section id={id} aria-label={t.score.why} hidden={!isOpen}>
        {isOpen && <Panel journey={journey} {...(personId === undefined ? {} : { personId })} />}
      </section>
    </div>
  );
}

function Panel({ journey, personId }: Omit<WhyNumberProps, 'isOpenAtFirst'>) {
  const { api } = useApp();
  // Asked again whenever the number or what became of it in the LMS is another one.
  const { revision, score, passback } = journey;
  const seen = [revision, score.given, score.maximum, passback.state];
  const { data, error, refetch } = useQuery({
    queryKey: ['score', personId ?? 'me', ...seen],
    queryFn: (): Promise<ScoreView> =>
      personId === undefined
        ? api.call<typeof getScoreApi>({ method: 'get', path: '/api/journey/score' })
        : api.call<typeof getStudentScoreApi>({
            method: 'get',
            path: '/api/board/students/:personId/score',
            params: { personId },
          }),
    placeholderData: (earlier) => earlier,
  });
  if (data) return <ScoreLines score={data} />;
  return error ? <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} /> : <Loading />;
}
