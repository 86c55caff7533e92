import { Link } from 'react-router';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { TaskFacts } from './task-facts.tsx';
import styles from './task-row.module.css';

/** A must-do task on the trail. The whole row opens it. */
export function TaskRow({ task }: { task: TaskView }) {
  return (
    <Link id={`task-${task.id}`} to={`/task/${encodeURIComponent(task.id)}`} className={styles['row']}>
      <StateMark state={task.state} />
      <span className={styles['words']}>
        <span className={styles['title']}>{task.title}</span>
        <TaskFacts task={task} />
      </span>
      <StateWord task={task} />
    </Link>
  );
}

export function StateWord({ task }: { task: Pick<TaskView, 'state'> }) {
  const { t } = useLanguage();
  return <span className={`${styles['state']} ${styles[task.state]}`}>{t.common.states[task.state]}</span>;
}
