import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const load = () => import('../screens/suggestion-policy.tsx');
const ClassSuggestions = lazy(async () => ({ default: (await load()).ClassSuggestionsPage }));
const LearnerSuggestions = lazy(async () => ({ default: (await load()).LearnerSuggestionsPage }));

/** How options are suggested to the class; loaded when it is opened. */
export function ClassSuggestionsRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <ClassSuggestions />
    </Suspense>
  );
}

/** The sums behind the cards of the student whose id stands in the address. */
export function LearnerSuggestionsRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <LearnerSuggestions />
    </Suspense>
  );
}
