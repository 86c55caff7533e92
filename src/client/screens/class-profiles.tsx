export { ClassPage } from '../class-profiles/class-page.tsx';
