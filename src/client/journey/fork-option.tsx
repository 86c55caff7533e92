import { Link } from 'react-router';
import type { GroupView, TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import styles from './fork-option.module.css';
import { Reasons } from './reasons.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskMarks } from './task-marks.tsx';
import { StateWord } from './task-row.tsx';
import { useChoose } from './use-choose.ts';

/** One option of a fork: look at it, or choose it while a slot is free. */
export function ForkOption({ group, task }: { group: GroupView; task: TaskView }) {
  const { t } = useLanguage();
  const { choose, link, canChoose } = useChoose(group, task);
  return (
    <li className={`${styles['option']} ${task.state === 'not-chosen' ? styles['faint'] : ''}`}>
      <Link
        ref={link}
        id={`task-${task.id}`}
        to={`/task/${encodeURIComponent(task.id)}`}
        className={styles['open']}
      >
        <StateMark state={task.state} />
        <span className={styles['words']}>
          <span className={styles['title']}>{task.title}</span>
          <StateWord task={task} />
        </span>
      </Link>
      {task.summary !== undefined && <p data-screen-only>{task.summary}</p>}
      <p>
        <TaskFacts task={task} />
      </p>
      <TaskMarks task={task} />
      <Reasons task={task} />
      {canChoose && (
        <Button
          onClick={() => choose.run(undefined)}
          isBusy={choose.isBusy}
          aria-label={t.journey.chooseThisNamed(task.title)}
        >
          {t.journey.chooseThis}
        </Button>
      )}
      {choose.error && <ErrorNotice error={choose.error} />}
    </li>
  );
}
