import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { MyConferenceRoute } from '../conferences/my-conference-route.tsx';
import { FirstRoundRoute, MyProfileRoute } from '../app/profile-routes.tsx';
import { OwnWayPage } from '../app/proposal-routes.tsx';
import { HelpChoosePage, PickedOutPage } from '../app/suggestion-routes.tsx';
import { Loading } from '../ui/loading.tsx';
import { CardsPage, ComparePage, GoalScreen, TaskPage } from './lazy-screens.ts';
import { TrailPage } from './trail-page.tsx';
import { useJourney } from './use-journey.ts';

/** The student's way through one assignment. */
export function JourneyScreen({ screen }: { screen: { journey: JourneyView } }) {
  const journey = useJourney(screen.journey);
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<TrailPage journey={journey} />} />
        <Route path="task/:taskId" element={<TaskPage journey={journey} />} />
        <Route path="compare/:groupId" element={<ComparePage journey={journey} />} />
        <Route path="help/:groupId" element={<HelpChoosePage journey={journey} />} />
        <Route path="picked-out/:groupId" element={<PickedOutPage journey={journey} />} />
        <Route path="own-way/:groupId" element={<OwnWayPage journey={journey} />} />
        <Route path="cards" element={<CardsPage journey={journey} />} />
        <Route path="profile" element={<MyProfileRoute />} />
        <Route path="profile/first" element={<FirstRoundRoute />} />
        <Route path="goals/*" element={<GoalScreen />} />
        <Route path="conference" element={<MyConferenceRoute />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </Suspense>
  );
}
