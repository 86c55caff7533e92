import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './task-facts.module.css';

/** What a task asks for, on one quiet line. */
export function TaskFacts({ task }: { task: TaskView }) {
  const { t, format } = useLanguage();
  const facts = [
    ...(task.minutes === undefined
      ? []
      : [t.common.minutes(format.number(task.minutes), format.isOne(task.minutes))]),
    ...(task.points > 0 ? [t.common.points(format.number(task.points), format.isOne(task.points))] : []),
    ...(task.place === undefined ? [] : [task.place]),
    ...(task.people === undefined ? [] : [task.people]),
    ...(task.variant === undefined ? [] : [t.common.variants[task.variant]]),
  ];
  return facts.length === 0 ? null : <span className={styles['facts']}>{facts.join(' · ')}</span>;
}
