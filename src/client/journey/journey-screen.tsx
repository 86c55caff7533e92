import { Navigate, Route, Routes } from 'react-router';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { TaskPage } from './task-page.tsx';
import { TrailPage } from './trail-page.tsx';
import { useJourney } from './use-journey.ts';

/** The student's way through one assignment. */
export function JourneyScreen({ screen }: { screen: { journey: JourneyView } }) {
  const journey = useJourney(screen.journey);
  return (
    <Routes>
      <Route index element={<TrailPage journey={journey} />} />
      <Route path="task/:taskId" element={<TaskPage journey={journey} />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
