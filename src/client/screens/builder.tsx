export { BuilderScreen } from '../builder/builder-screen.tsx';
