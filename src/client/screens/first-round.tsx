export { FirstRoundPage } from '../profile/first-round/first-round-page.tsx';
