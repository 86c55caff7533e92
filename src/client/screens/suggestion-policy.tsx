export { ClassSuggestionsPage } from '../suggestion-policy/class-page.tsx';
export { LearnerSuggestionsPage } from '../suggestion-policy/learner-page.tsx';
