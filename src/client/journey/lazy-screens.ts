import { lazy, useEffect, useState } from 'react';
import type { ComponentProps, ComponentType } from 'react';

// What the first look at the trail does not need comes in one file after it, as soon as the page is at rest.
const load = () => import('../screens/student-more.tsx');

export const TaskPage = lazy(async () => ({ default: (await load()).TaskPage }));
export const ComparePage = lazy(async () => ({ default: (await load()).ComparePage }));
export const CardsPage = lazy(async () => ({ default: (await load()).CardsPage }));
type LookBackProps = ComponentProps<Awaited<ReturnType<typeof load>>['LookBack']>;
const nothing: ComponentType<LookBackProps> = () => null;

/** Nothing where it could not be loaded: the trail around it can be walked without. */
export const LookBack = lazy(async () => {
  const rest = await load().catch(() => null);
  return { default: rest?.LookBack ?? nothing };
});
export const GoalScreen = lazy(async () => ({
  default: (await import('../screens/goals.tsx')).GoalScreen,
}));
export const WhyNumber = lazy(async () => ({ default: (await load()).WhyNumber }));

const restMilliseconds = 1_500;
let isHere = false;

/**
 * Fetches the rest once the page is at rest, so that it is there before it is asked for, also when the network goes.
 * True when it came.
 */
export function useIsRestHere(): boolean {
  const [isReady, setReady] = useState(isHere);
  useEffect(() => {
    if (isReady) return;
    const arrive = () => {
      isHere = true;
      setReady(true);
    };
    const timer = setTimeout(() => void load().then(arrive, () => undefined), restMilliseconds);
    return () => clearTimeout(timer);
  }, [isReady]);
  return isReady;
}
