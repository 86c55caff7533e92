export { CheckInScreen } from '../check-ins/check-in-screen.tsx';
