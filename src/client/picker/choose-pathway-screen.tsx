import { useMutation } from '@tanstack/react-query';
import { Navigate, Route, Routes } from 'react-router';
import type { PickerView } from '../../features/deep-linking/deep-linking.contract.ts';
import type { choosePathwayApi } from '../../features/launch/launch.contract.ts';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { BuilderRoute } from '../app/builder-route.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PathwayPage } from './pathway-page.tsx';
import { Shelves } from './shelves.tsx';

/** A link that holds no pathway yet: the teacher chooses one there, and the class opens. */
export function ChoosePathwayScreen({
  screen,
}: {
  screen: { linkTitle?: string; isPathwayGone: boolean; picker: PickerView };
}) {
  const { t } = useLanguage();
  const { api, showLaunch } = useApp();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: ({ id }: PathwaySummaryView) =>
      api.call<typeof choosePathwayApi>({
        method: 'put',
        path: '/api/assignment/pathway',
        body: { pathwayId: id },
      }),
    onSuccess: showLaunch,
  });
  const isBusy = isPending || isSuccess;
  const trouble = error && <ErrorNotice error={toApiError(error)} />;
  const title = screen.linkTitle === undefined ? t.picker.title : t.picker.titleFor(screen.linkTitle);
  return (
    <Routes>
      <Route
        index
        element={
          <Page title={title}>
            {trouble}
            {screen.isPathwayGone && (
              <Notice kind="info" sentence={t.picker.pathwayGone} action={t.picker.pathwayGoneStep} />
            )}
            <Shelves picker={screen.picker} onUse={mutate} isBusy={isBusy} />
          </Page>
        }
      />
      <Route
        path="pathway/:pathwayId"
        element={
          <>
            <PathwayPage onUse={mutate} isBusy={isBusy} />
            {trouble}
          </>
        }
      />
      <Route path="build/*" element={<BuilderRoute />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
