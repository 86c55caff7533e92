import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { getOverviewApi } from '../../../features/admin/health.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rowStyles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { needsOf, type Overview } from './needs.ts';
import styles from './overview-section.module.css';

const refetchMilliseconds = 60_000;
/** The server looks at no more launches than this. */
const launchesLookedAt = 200;

/** Is it working, and what needs me? */
export function OverviewSection() {
  const { t } = useAdminWords();
  const { api } = useApp();
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey: ['admin', 'overview'],
    refetchInterval: refetchMilliseconds,
    queryFn: () => api.call<typeof getOverviewApi>({ method: 'get', path: '/api/admin/overview' }),
  });
  return (
    <Page title={t.overview.title}>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Needs overview={data} now={dataUpdatedAt} />}
      {data && <Figures overview={data} />}
    </Page>
  );
}

function Needs({ overview, now }: { overview: Overview; now: number }) {
  const { t, format } = useAdminWords();
  const needs = needsOf(overview, { t, format, now });
  if (needs.length === 0)
    return (
      <p className={styles['fine']}>
        <CircleCheck aria-hidden size={26} />
        <span>
          <strong>{t.overview.fine}</strong> {t.overview.fineStep}
        </span>
      </p>
    );
  return (
    <section className={styles['needs']}>
      <h2>
        <CircleAlert aria-hidden size={22} /> {t.overview.needsYou}
      </h2>
      <ul className={rowStyles['rows']}>
        {needs.map(({ sentence, to }) => (
          <li key={sentence}>
            <span className={rowStyles['what']}>{sentence}</span>
            <ButtonLink to={to} label={t.overview.lookAt(sentence)}>
              {t.overview.look}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const { t, format } = useAdminWords();
  const words = t.overview;
  const { platforms, deployments, outbox, launches, rotating } = overview;
  const looked = launches.looked < launchesLookedAt ? words.launchesOf : words.launchesMany;
  const suspended = platforms.suspended + deployments.suspended;
  const figures: [string, string][] = [
    [words.platforms, format.number(platforms.active)],
    [words.deployments, format.number(deployments.active)],
    ...(suspended > 0 ? [[words.suspended, format.number(suspended)] as [string, string]] : []),
    [words.lastLaunch, launches.lastAt ? format.when(launches.lastAt) : words.never],
    [words.launches, looked(format.number(launches.refused), format.number(launches.looked))],
    [words.onTheWay, format.number(outbox.reduce((sum, { count }) => sum + count, 0))],
    ...(rotating > 0 ? [[words.rotating, format.number(rotating)] as [string, string]] : []),
  ];
  return (
    <section className={rowStyles['part']}>
      <h2>{words.figures}</h2>
      <dl className={styles['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
