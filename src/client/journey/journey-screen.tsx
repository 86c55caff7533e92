import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { Loading } from '../ui/loading.tsx';
import { TaskPage } from './task-page.tsx';
import { TrailPage } from './trail-page.tsx';
import { useJourney } from './use-journey.ts';

// What is not needed to begin comes after.
const ComparePage = lazy(async () => ({
  default: (await import('../screens/student-more.tsx')).ComparePage,
}));
const CardsPage = lazy(async () => ({ default: (await import('../screens/student-more.tsx')).CardsPage }));

/** The student's way through one assignment. */
export function JourneyScreen({ screen }: { screen: { journey: JourneyView } }) {
  const journey = useJourney(screen.journey);
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<TrailPage journey={journey} />} />
        <Route path="task/:taskId" element={<TaskPage journey={journey} />} />
        <Route path="compare/:groupId" element={<ComparePage journey={journey} />} />
        <Route path="cards" element={<CardsPage journey={journey} />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </Suspense>
  );
}
