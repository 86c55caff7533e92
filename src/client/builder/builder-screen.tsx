import { Navigate, Route, Routes } from 'react-router';
import { EditScreen } from './edit-screen.tsx';
import { HomePage } from './home-page.tsx';
import { NewPage } from './new-page.tsx';

/** Everything under /build: the teacher's pathways, a new one, and one that is being built. */
export function BuilderScreen() {
  return (
    <Routes>
      <Route index element={<HomePage />} />
      <Route path="new" element={<NewPage />} />
      <Route path=":pathwayId/*" element={<EditScreen />} />
      <Route path="*" element={<Navigate to="/build" replace />} />
    </Routes>
  );
}
