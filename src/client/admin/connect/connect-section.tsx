import { Route, Routes } from 'react-router';
import { CheckPage } from './check-page.tsx';
import { ConnectHome } from './connect-home.tsx';
import { FamilyPage } from './family-page.tsx';

/** Connecting an LMS, and the check that it works. */
export function ConnectSection() {
  return (
    <Routes>
      <Route index element={<ConnectHome />} />
      <Route path="check/:platformId" element={<CheckPage />} />
      <Route path=":family" element={<FamilyPage />} />
    </Routes>
  );
}
