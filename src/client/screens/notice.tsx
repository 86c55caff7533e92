export { PlainScreen } from '../plain/plain-screen.tsx';
