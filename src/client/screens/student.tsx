export { JourneyScreen } from '../journey/journey-screen.tsx';
