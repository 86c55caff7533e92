import { Suspense } from 'react';
import type { MilestoneView } from '../../features/journeys/journey.contract.ts';
import { LookBack } from './lazy-screens.ts';
import styles from './milestone-end.module.css';

/** After a milestone's work: the offer to look back, or what was said. */
export function MilestoneEnd({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  const { isOffered, said } = milestone.reflection;
  if (!isOffered && said.length === 0) return null;
  return (
    <Suspense fallback={isOffered ? <div className={styles['place']} /> : null}>
      <LookBack key={milestone.id} journeyId={journeyId} milestone={milestone} />
    </Suspense>
  );
}
