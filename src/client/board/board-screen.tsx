import { useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { BoardView } from '../../features/journeys/board.contract.ts';
import { MyProfileRoute, StudentProfileRoute } from '../app/profile-routes.tsx';
import { ClassRoute } from '../class-profiles/class-route.tsx';
import { SharedConferenceRoute } from '../conferences/shared-conference-routes.tsx';
import { ClassPartnersRoute } from '../app/proposal-desk-routes.tsx';
import { BuilderRoute } from '../app/builder-route.tsx';
import { ClassSuggestionsRoute, LearnerSuggestionsRoute } from '../app/suggestion-policy-routes.tsx';
import { CheckInRoute } from '../check-ins/check-in-routes.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { DatesPage } from '../pace/dates-page.tsx';
import { CourseSettingsPage } from '../settings/course-settings-page.tsx';
import { BoardPage } from './board-page.tsx';
import { orderRows, rowsInOrder } from './order.ts';
import type { BoardSort } from './order.ts';
import { ProjectorPage } from './projector-page.tsx';
import { StudentPage } from './student-page.tsx';
import { useBoard } from './use-board.ts';

/** The teacher's desk for one assignment: the class, and one student's work. */
export function BoardScreen({ screen }: { screen: { board: BoardView } }) {
  const { format } = useLanguage();
  const { board, isStale } = useBoard(screen.board);
  const sorted = (sort: BoardSort) => orderRows(board.rows, sort, format.compare);
  const [{ sort, order }, setOrder] = useState(() => ({
    sort: 'needs-me' as BoardSort,
    order: sorted('needs-me'),
  }));
  const rows = rowsInOrder(board.rows, order);
  const hasOtherOrder =
    rows.length > 0 && sorted(sort).join() !== rows.map(({ personId }) => personId).join();
  return (
    <Routes>
      <Route
        index
        element={
          <BoardPage
            board={board}
            rows={rows}
            sort={sort}
            isStale={isStale}
            hasOtherOrder={hasOtherOrder}
            onSort={(next) => setOrder({ sort: next, order: sorted(next) })}
          />
        }
      />
      <Route path="student/:personId" element={<StudentPage board={board} rows={rows} />} />
      <Route path="student/:personId/profile" element={<StudentProfileRoute />} />
      <Route path="student/:personId/suggestions" element={<LearnerSuggestionsRoute />} />
      <Route path="suggestions" element={<ClassSuggestionsRoute />} />
      <Route path="student/:personId/conference" element={<SharedConferenceRoute />} />
      <Route path="profile" element={<MyProfileRoute />} />
      <Route path="class" element={<ClassRoute pathwayId={board.pathway.id} />} />
      <Route path="check-ins/*" element={<CheckInRoute />} />
      <Route path="projector" element={<ProjectorPage board={board} />} />
      <Route path="partners" element={<ClassPartnersRoute />} />
      <Route path="dates" element={<DatesPage />} />
      <Route path="course-settings" element={<CourseSettingsPage />} />
      <Route path="build/*" element={<BuilderRoute />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
