import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useParams } from 'react-router';
import type { AgendaView, getAgendaApi } from '../../features/check-ins/check-in.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { GoalWords } from '../goals/goal-card.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './check-ins.module.css';
import { PathPart } from './path-part.tsx';
import { reasonWords } from './reason-words.ts';
import { ProfileLine } from './profile-line.tsx';
import { TalkForm } from './talk-form.tsx';
import { TalksBefore } from './talks-before.tsx';
import { useWords } from './words.ts';

/** One talk: what it may be about, and the step in which it ends. */
export function AgendaPage() {
  const { t } = useWords();
  const { personId = '' } = useParams();
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['check-in', personId],
    queryFn: () =>
      api.call<typeof getAgendaApi>({
        method: 'get',
        path: '/api/class/people/:personId/check-in',
        params: { personId },
      }),
    // What is being written refers to what stands above it.
    refetchOnWindowFocus: false,
  });
  return (
    <Page
      title={data ? t.checkIns.of(data.name) : t.checkIns.title}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/check-ins">
            <ArrowLeft aria-hidden size={20} /> {t.checkIns.backToList}
          </ButtonLink>
        </nav>
      }
    >
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <div className={styles['talk']}>
          <Agenda agenda={data} />
          <TalkForm key={`${personId} ${data.talks[0]?.id ?? ''}`} personId={personId} name={data.name} />
        </div>
      )}
    </Page>
  );
}

function Agenda({ agenda }: { agenda: AgendaView }) {
  const { t, format } = useWords();
  const { reasons, paths, goal, line, talks, personId } = agenda;
  return (
    <div className={styles['agenda']}>
      <section>
        <h2>{t.checkIns.why}</h2>
        <ul className={styles['reasons']}>
          {reasons.length === 0 && <li>{t.checkIns.reasons.rests}</li>}
          {reasons.map((reason) => (
            <li key={reason.rule}>{reasonWords(reason, t.checkIns, format)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.checkIns.path}</h2>
        {paths.length === 0 && <p>{t.checkIns.pathNone}</p>}
        {paths.map((path) => (
          <PathPart key={path.assignmentTitle} path={path} personId={personId} />
        ))}
      </section>
      <section>
        <h2>{t.checkIns.goal}</h2>
        {goal ? <GoalWords goal={goal} /> : <p>{t.checkIns.goalNone}</p>}
      </section>
      <section>
        <h2>{t.checkIns.line}</h2>
        {line ? <ProfileLine line={line} /> : <p>{t.checkIns.lineNone}</p>}
        <ButtonLink kind="quiet" to={`/student/${personId}/profile`}>
          {t.checkIns.profile}
        </ButtonLink>
      </section>
      <section>
        <h2>{t.checkIns.before}</h2>
        <TalksBefore talks={talks} />
      </section>
    </div>
  );
}
