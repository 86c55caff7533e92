import { Navigate, Route, Routes } from 'react-router';
import { EditGoalPage, NewGoalPage } from './goal-pages.tsx';
import { LooksBackPage } from './looks-back-page.tsx';
import { MyGoalsPage } from './my-goals-page.tsx';

/** The student's goals and looks back. */
export function GoalScreen() {
  return (
    <Routes>
      <Route index element={<MyGoalsPage />} />
      <Route path="new" element={<NewGoalPage />} />
      <Route path="change/:goalId" element={<EditGoalPage />} />
      <Route path="looks-back" element={<LooksBackPage />} />
      <Route path="*" element={<Navigate to="/goals" replace />} />
    </Routes>
  );
}
