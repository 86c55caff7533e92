export { TaskPage } from '../journey/task-page.tsx';
export { WhyNumber } from '../score/why-number.tsx';
export { CardsPage } from '../journey/cards-page.tsx';
export { ComparePage } from '../journey/compare-page.tsx';
export { LookBack } from '../journey/look-back.tsx';
