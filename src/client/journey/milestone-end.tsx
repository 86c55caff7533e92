import { Suspense } from 'react';
import type { MilestoneView } from '../../features/journeys/journey.contract.ts';
import { LookBack } from './lazy-screens.ts';

/** After a milestone's work: the offer to look back, or what was said. */
export function MilestoneEnd({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  const { isOffered, said } = milestone.reflection;
  if (!isOffered && said.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <LookBack key={milestone.id} journeyId={journeyId} milestone={milestone} />
    </Suspense>
  );
}
