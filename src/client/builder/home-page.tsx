import { ArrowLeft, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { Lineage } from '../picker/lineage.tsx';
import { MoreOfMine } from '../picker/more-of-mine.tsx';
import { useMine } from '../picker/use-pathways.ts';
import { toApiError } from '../api/api-error.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from '../ui/shelf.module.css';
import { useCreateDraft, useDrafts, useShelf } from './use-drafts.ts';
import { useWords } from './words.ts';

/** What the teacher builds, what is published, and what colleagues share. */
export function HomePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const mine = useMine();
  const school = useShelf('school');
  const copy = useCreateDraft(({ pathwayId }) => void navigate(`/build/${pathwayId}`));
  const copyOf = ({ id: pathwayId }: PathwaySummaryView) => copy.run({ kind: 'pathway', pathwayId });
  const others = school.data?.pathways.filter(({ isMine }) => isMine !== true);
  const failed = mine.pathways ? school.error && toApiError(school.error) : mine.error;
  const retry = () => {
    mine.retry();
    void school.refetch();
  };
  return (
    <Page
      title={t.builder.homeTitle}
      above={
        <p>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.builder.back}
          </ButtonLink>
        </p>
      }
    >
      <p>
        <ButtonLink kind="primary" to="/build/new">
          <Plus aria-hidden size={20} /> {t.builder.newPathway}
        </ButtonLink>
      </p>
      {copy.error && <ErrorNotice error={copy.error} />}
      {failed && <ErrorNotice error={failed} onRetry={retry} />}
      <OpenDrafts />
      <Shelf
        title={t.builder.mine}
        empty={t.builder.mineEmpty}
        pathways={mine.pathways}
        isLoading={!mine.error}
      >
        {(pathway) => (
          <>
            <ButtonLink to={`/build/${pathway.id}`} label={t.builder.editNamed(pathway.title)}>
              {t.builder.edit}
            </ButtonLink>
            <CopyButton pathway={pathway} onCopy={copyOf} isBusy={copy.isBusy} />
          </>
        )}
      </Shelf>
      <MoreOfMine mine={mine} />
      <Shelf
        title={t.builder.school}
        empty={t.builder.schoolEmpty}
        pathways={others}
        isLoading={!school.error}
      >
        {(pathway) => (
          <>
            {pathway.sharing === 'edit' && (
              <ButtonLink to={`/build/${pathway.id}`} label={t.builder.editNamed(pathway.title)}>
                {t.builder.editTogether}
              </ButtonLink>
            )}
            <CopyButton pathway={pathway} onCopy={copyOf} isBusy={copy.isBusy} />
          </>
        )}
      </Shelf>
    </Page>
  );
}

function OpenDrafts() {
  const { t, format } = useWords();
  const { data } = useDrafts();
  if (!data || data.drafts.length === 0) return null;
  return (
    <section className={styles['shelf']} aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t.builder.drafts}</h2>
      <ul className={styles['list']}>
        {data.drafts.map(({ pathwayId, title, tasks, updatedAt }) => (
          <li key={pathwayId} className={styles['row']}>
            <div className={styles['words']}>
              <h3>{title || t.builder.untitled}</h3>
              <p className={styles['facts']}>
                {t.builder.tasks(format.number(tasks), format.isOne(tasks))} ·{' '}
                {t.builder.savedWhen(format.when(updatedAt))}
              </p>
            </div>
            <ButtonLink to={`/build/${pathwayId}`} label={t.builder.goOnNamed(title || t.builder.untitled)}>
              {t.builder.goOn}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shelf({
  title,
  empty,
  pathways,
  isLoading,
  children,
}: {
  title: string;
  empty: string;
  /** Absent until they came. */
  pathways: PathwaySummaryView[] | undefined;
  isLoading: boolean;
  children: (pathway: PathwaySummaryView) => ReactNode;
}) {
  const { t, format } = useWords();
  return (
    <section className={styles['shelf']} aria-label={title}>
      <h2>{title}</h2>
      {!pathways && isLoading && <Loading />}
      {pathways?.length === 0 && <p className={styles['facts']}>{empty}</p>}
      <ul className={styles['list']}>
        {pathways?.map((pathway) => (
          <li key={pathway.id} className={styles['row']}>
            <div className={styles['words']}>
              <h3>{pathway.title}</h3>
              <Lineage pathway={pathway} />
              <p>{pathway.summary}</p>
              <p className={styles['facts']}>
                {t.builder.tasks(format.number(pathway.tasks), format.isOne(pathway.tasks))} ·{' '}
                {t.builder.worth(format.number(pathway.points), format.isOne(pathway.points))}
              </p>
            </div>
            <div className={styles['actions']}>{children(pathway)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CopyButton({
  pathway,
  onCopy,
  isBusy,
}: {
  pathway: PathwaySummaryView;
  onCopy: (pathway: PathwaySummaryView) => void;
  isBusy: boolean;
}) {
  const { t } = useWords();
  return (
    <Button onClick={() => onCopy(pathway)} isBusy={isBusy} aria-label={t.builder.copyNamed(pathway.title)}>
      {t.builder.copy}
    </Button>
  );
}
