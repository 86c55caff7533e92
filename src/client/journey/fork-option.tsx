import { useRef } from 'react';
import { Link } from 'react-router';
import type { GroupView, pickTaskApi, TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { useRequestId } from '../use-request-id.ts';
import styles from './fork-option.module.css';
import { TaskFacts } from './task-facts.tsx';
import { StateWord } from './task-row.tsx';
import { useJourneyChange } from './use-journey.ts';

/** One option of a fork: look at it, or choose it while a slot is free. */
export function ForkOption({ group, task }: { group: GroupView; task: TaskView }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const link = useRef<HTMLAnchorElement>(null);
  const requestId = useRequestId();
  // A task that was taken back may be chosen again: that is another pick.
  const picksBefore = group.tasks.map((each) => each.pick?.id ?? '');
  const pick = useJourneyChange(
    (api) =>
      api.call<typeof pickTaskApi>({
        method: 'post',
        path: '/api/journey/picks',
        body: { id: requestId([task.id, picksBefore]), groupId: group.id, taskId: task.id },
      }),
    () => {
      announce(t.journey.chose(task.title, group.picked + 1, group.choose));
      link.current?.focus();
    },
  );
  const canChoose = task.state === 'open' && group.picked < group.choose;
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
      {task.summary !== undefined && <p>{task.summary}</p>}
      <p>
        <TaskFacts task={task} />
      </p>
      {canChoose && (
        <Button
          onClick={() => pick.run(undefined)}
          isBusy={pick.isBusy}
          aria-label={t.journey.chooseThisNamed(task.title)}
        >
          {t.journey.chooseThis}
        </Button>
      )}
      {pick.error && <ErrorNotice error={pick.error} />}
    </li>
  );
}
