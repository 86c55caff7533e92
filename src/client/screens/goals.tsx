export { GoalScreen } from '../goals/goal-screen.tsx';
export { ChildGoals } from '../goals/child-goals.tsx';
