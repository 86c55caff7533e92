import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { previewDraftApi, publishDraftApi } from '../../features/pathways/draft.contract.ts';
import type { AffectedView, PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { putFirst } from '../picker/use-pathways.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useBuilder } from './builder-context.ts';
import { FindingList } from './check-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { pathwayTasksOf } from './edit-pathway.ts';
import styles from '../ui/shelf.module.css';
import { useWords } from './words.ts';

/** Says what publishing changes and for whom, and publishes. */
export function PublishPage() {
  const { t } = useWords();
  const { opened, state, findings } = useBuilder();
  const [published, setPublished] = useState<PathwaySummaryView | null>(null);
  const mustFix = findings.filter(({ severity }) => severity === 'must-fix');
  const lookAt = findings.filter(({ severity }) => severity === 'look-at');
  const hasTrouble = mustFix.length > 0 || state.conflicts.length > 0 || !opened.isOwner;
  if (published) return <PublishedPage pathway={published} />;
  return (
    <Page
      title={`${t.builder.publishTitle}: ${state.content.title || t.builder.untitled}`}
      above={
        <p>
          <ButtonLink kind="quiet" to={`/build/${opened.pathwayId}`}>
            <ArrowLeft aria-hidden size={20} /> {t.builder.walkEnd}
          </ButtonLink>
        </p>
      }
    >
      {!opened.isOwner && <Notice kind="info" sentence={t.builder.publishOwnerOnly} />}
      {mustFix.length > 0 && <Notice kind="error" sentence={t.builder.publishBlocked} />}
      {state.conflicts.length > 0 && <Notice kind="error" sentence={t.builder.publishConflicts} />}
      <ConflictPanel />
      <FindingList title={t.builder.mustFix} findings={mustFix} />
      {!hasTrouble && <Ready onPublished={setPublished} />}
      <FindingList title={t.builder.lookAt} findings={lookAt} />
    </Page>
  );
}

function Ready({ onPublished }: { onPublished: (pathway: PathwaySummaryView) => void }) {
  const { t } = useWords();
  const { api } = useApp();
  const { keeper, opened, state } = useBuilder();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { pathwayId } = opened;
  useEffect(() => void keeper.flush(), [keeper]);
  const isSaved = state.status === 'saved';
  const preview = useQuery({
    queryKey: ['builder', 'preview', pathwayId, state.revision],
    queryFn: () =>
      api.call<typeof previewDraftApi>({
        method: 'post',
        path: '/api/pathway-drafts/:pathwayId/publication-previews',
        params: { pathwayId },
        body: { revision: state.revision },
      }),
    enabled: isSaved,
    staleTime: 0,
    gcTime: 0,
  });
  const publish = useMutation({
    mutationFn: () =>
      api.call<typeof publishDraftApi>({
        method: 'post',
        path: '/api/pathway-drafts/:pathwayId/publications',
        params: { pathwayId },
        body: { revision: state.revision },
      }),
    onSuccess: (pathway) => {
      announce(t.builder.published(pathway.title));
      // The shelves outside the builder show it at once.
      putFirst(client, pathway);
      void client.invalidateQueries({ queryKey: ['pathway', pathway.id] });
      onPublished(pathway);
    },
  });
  if (state.error) return <ErrorNotice error={state.error} onRetry={() => void keeper.flush()} />;
  if (preview.error) {
    return <ErrorNotice error={toApiError(preview.error)} onRetry={() => void preview.refetch()} />;
  }
  if (!preview.data) return <Loading />;
  return (
    <>
      <Changes affected={preview.data} />
      <p>
        <Button kind="primary" onClick={() => publish.mutate()} isBusy={publish.isPending}>
          {t.builder.publishNow}
        </Button>
      </p>
      {publish.error && <ErrorNotice error={toApiError(publish.error)} />}
    </>
  );
}

function Changes({ affected }: { affected: AffectedView }) {
  const { t, format } = useWords();
  const { opened, state } = useBuilder();
  if (opened.baseVersion === 0) return <p>{t.builder.publishFirst}</p>;
  const changes = [...affected.tasks, ...affected.groups];
  const { points, touchedStudents, keepingJourneys } = affected;
  const titles = new Map([
    ...pathwayTasksOf(state.content).map(({ id, title }) => [id, title] as const),
    ...affected.tasks.map(({ id, title }) => [id, title] as const),
  ]);
  return (
    <>
      <section aria-labelledby="changes-title">
        <h2 id="changes-title">{t.builder.changes}</h2>
        {changes.length === 0 && <p>{t.builder.changeNone}</p>}
        <ul className={styles['bullets']}>
          {changes.map(({ id, title, change }) => (
            <li key={id}>
              {t.builder.changeKinds[change]}: {title}
            </li>
          ))}
        </ul>
        {points.before !== points.after && (
          <p>{t.builder.pointsChange(format.number(points.before), format.number(points.after))}</p>
        )}
      </section>
      <section aria-labelledby="whose-title">
        <h2 id="whose-title">{t.builder.whoseWork}</h2>
        {touchedStudents.length === 0 ? (
          <p>{t.builder.touchedNone}</p>
        ) : (
          <ul className={styles['bullets']}>
            {touchedStudents.map(({ personId, name, taskIds }) => (
              <li key={personId}>
                {t.builder.touchedStudent(name, taskIds.map((id) => titles.get(id) ?? id).join(', '))}
              </li>
            ))}
          </ul>
        )}
        {keepingJourneys > 0 && (
          <p className={styles['facts']}>
            {t.builder.keeping(format.number(keepingJourneys), format.isOne(keepingJourneys))}
          </p>
        )}
      </section>
    </>
  );
}

function PublishedPage({ pathway }: { pathway: PathwaySummaryView }) {
  const { t } = useWords();
  const { launch } = useApp();
  // Where pathways are chosen, the new one can be chosen at once.
  const canUse = ['picker', 'choose-pathway', 'designer'].includes(launch.screen.name);
  return (
    <Page title={t.builder.published(pathway.title)}>
      <p>{t.builder.publishedStep}</p>
      <div className={styles['actions']}>
        {canUse ? (
          <ButtonLink kind="primary" to={`/pathway/${pathway.id}`}>
            {t.builder.useItNow}
          </ButtonLink>
        ) : (
          <ButtonLink kind="primary" to="/">
            {t.builder.back}
          </ButtonLink>
        )}
        <ButtonLink to="/build">{t.builder.backToBuilder}</ButtonLink>
      </div>
    </Page>
  );
}
