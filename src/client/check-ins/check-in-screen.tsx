import { Navigate, Route, Routes } from 'react-router';
import { AgendaPage } from './agenda-page.tsx';
import { QueuePage } from './queue-page.tsx';

/** Talks with students: whom to see today, and each talk. */
export function CheckInScreen() {
  return (
    <Routes>
      <Route index element={<QueuePage />} />
      <Route path=":personId" element={<AgendaPage />} />
      <Route path="*" element={<Navigate to="/check-ins" replace />} />
    </Routes>
  );
}
