export { AdminScreen } from '../admin/admin-screen.tsx';
