import { lazy, Suspense } from 'react';

const Goals = lazy(async () => ({ default: (await import('../screens/goals.tsx')).ChildGoals }));

/** What a child wants to reach, for the family; the page does not wait for it. */
export function ChildGoals(child: { personId: string; name: string }) {
  return (
    <Suspense fallback={null}>
      <Goals {...child} />
    </Suspense>
  );
}
