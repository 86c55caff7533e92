export { MentorScreen } from '../mentor/mentor-screen.tsx';
