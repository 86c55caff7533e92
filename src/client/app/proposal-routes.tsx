import { lazy, Suspense } from 'react';

const load = () => import('../screens/proposals.tsx');
const nothing = () => null;

/** Nothing where it could not be loaded: the option can be done without. */
const Finder = lazy(async () => ({ default: (await load().catch(() => null))?.PartnerFinder ?? nothing }));

/** A student's own ideas for one choice; loaded when the page is opened. */
export const OwnWayPage = lazy(async () => ({ default: (await load()).OwnWayPage }));

/** Looking for a partner, on the page of an option; the page does not wait for it. */
export function PartnerFinder({ taskId }: { taskId: string }) {
  return (
    <Suspense fallback={null}>
      <Finder taskId={taskId} />
    </Suspense>
  );
}
