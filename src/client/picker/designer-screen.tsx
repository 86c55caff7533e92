import { Navigate, Route, Routes } from 'react-router';
import type { PickerView } from '../../features/deep-linking/deep-linking.contract.ts';
import { BuilderRoute } from '../app/builder-route.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { Page } from '../ui/page.tsx';
import { PathwayPage } from './pathway-page.tsx';
import { Shelves } from './shelves.tsx';

/** For those who build pathways and see no student: look, import, save as a file. */
export function DesignerScreen({ screen }: { screen: { picker: PickerView } }) {
  const { t } = useLanguage();
  return (
    <Routes>
      <Route
        index
        element={
          <Page title={t.picker.designerTitle}>
            <Shelves picker={screen.picker} />
          </Page>
        }
      />
      <Route path="pathway/:pathwayId" element={<PathwayPage />} />
      <Route path="build/*" element={<BuilderRoute />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
