import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router';
import type { DraftView, getDraftApi, saveDraftApi } from '../../features/pathways/draft.contract.ts';
import { preflight } from '../../domain/preflight.ts';
import type { Finding } from '../../domain/preflight.ts';
import { isPassing, toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { safeStorage } from '../safe-storage.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { later, useFlushing } from '../use-flushing.ts';
import { BuilderContext } from './builder-context.ts';
import { createBuilderKeeper } from './builder-keeper.ts';
import type { BuilderKeeper } from './builder-keeper.ts';
import { EditPage } from './edit-page.tsx';
import { OptionPage } from './option-page.tsx';
import { PublishPage } from './publish-page.tsx';
import { useDraft } from './use-drafts.ts';
import { WalkPage } from './walk-page.tsx';
import { useWords } from './words.ts';

const storage = safeStorage('localStorage');

/** One pathway that is being built. */
export function EditScreen() {
  const { pathwayId = '' } = useParams();
  const { t } = useWords();
  const { draft, error, retry } = useDraft(pathwayId);
  if (draft) return <OpenDraft key={pathwayId} opened={draft} />;
  return (
    <Page
      title={t.builder.loadingDraft}
      above={
        <p>
          <ButtonLink kind="quiet" to="/build">
            <ArrowLeft aria-hidden size={20} /> {t.builder.backToBuilder}
          </ButtonLink>
        </p>
      }
    >
      {!error && <Loading />}
      {error?.status === 404 && (
        <Notice kind="info" sentence={t.builder.notYours} action={t.builder.notYoursStep} />
      )}
      {error && error.status !== 404 && <ErrorNotice error={error} onRetry={retry} />}
    </Page>
  );
}

function OpenDraft({ opened }: { opened: DraftView }) {
  const keeper = useKeeper(opened);
  const { content, serverFindings } = useSyncExternalStore(keeper.subscribe, keeper.state);
  // Typing comes first; the check may follow a moment later.
  const checked = useDeferredValue(content);
  const found = useMemo(
    () => JSON.stringify([...preflight(checked), ...serverFindings.filter(({ code }) => code === 'invalid')]),
    [checked, serverFindings],
  );
  // The same findings stay the same list, so that nothing is drawn anew for them.
  const findings = useMemo(() => JSON.parse(found) as Finding[], [found]);
  const builder = useMemo(() => ({ keeper, opened, findings }), [keeper, opened, findings]);
  return (
    <BuilderContext value={builder}>
      <Routes>
        <Route index element={<EditPage />} />
        <Route path="walk/*" element={<WalkPage />} />
        <Route path="publish" element={<PublishPage />} />
        <Route path="option" element={<OptionPage />} />
        <Route path=":kind/:partId" element={<EditPage />} />
        <Route path="*" element={<Navigate to={`/build/${opened.pathwayId}`} replace />} />
      </Routes>
    </BuilderContext>
  );
}

function useKeeper(opened: DraftView): BuilderKeeper {
  const { api } = useApp();
  const client = useQueryClient();
  const { pathwayId } = opened;
  const [keeper] = useState(() =>
    createBuilderKeeper({
      key: `waymark.builder.${pathwayId}`,
      opened,
      storage,
      toError: toApiError,
      isPassing,
      save: async (body) => {
        const saved = await api.call<typeof saveDraftApi>({
          method: 'put',
          path: '/api/pathway-drafts/:pathwayId',
          params: { pathwayId },
          body,
        });
        return { ...saved, findings: saved.findings as Finding[] };
      },
      getNewest: () =>
        api.call<typeof getDraftApi>({
          method: 'get',
          path: '/api/pathway-drafts/:pathwayId',
          params: { pathwayId },
        }),
      later,
    }),
  );
  useFlushing(keeper);
  useEffect(
    () => () => client.removeQueries({ queryKey: ['builder', 'draft', pathwayId] }),
    [client, pathwayId],
  );
  return keeper;
}
