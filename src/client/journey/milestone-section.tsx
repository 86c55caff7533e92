import type { MilestoneView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Fork } from './fork.tsx';
import { MilestoneEnd } from './milestone-end.tsx';
import { MilestonePace } from './pace-words.tsx';
import styles from './milestone-section.module.css';
import { TaskRow } from './task-row.tsx';

/** A signpost with its name and what is left, and the steps below it. */
export function MilestoneSection({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  const { t } = useLanguage();
  const { required, done, waiting, notYet } = milestone.progress;
  const headingId = `milestone-${milestone.id}`;
  const progress = [
    t.journey.milestoneProgress(done, required),
    ...(waiting > 0 ? [t.journey.milestoneWaiting(waiting)] : []),
    ...(notYet > 0 ? [t.journey.milestoneNotYet(notYet)] : []),
  ];
  return (
    <section className={styles['milestone']} aria-labelledby={headingId}>
      <div className={styles['signpost']}>
        <h3 id={headingId} tabIndex={-1}>
          {milestone.title}
        </h3>
        <p className={styles['progress']}>{progress.join(' · ')}</p>
        <MilestonePace milestone={milestone} />
        {milestone.summary !== undefined && <p className={styles['summary']}>{milestone.summary}</p>}
      </div>
      <ol className={styles['steps']}>
        {milestone.steps.map((step) => (
          <li key={step.kind === 'task' ? step.task.id : step.group.id}>
            {step.kind === 'task' ? <TaskRow task={step.task} /> : <Fork group={step.group} />}
          </li>
        ))}
      </ol>
      <MilestoneEnd journeyId={journeyId} milestone={milestone} />
    </section>
  );
}
