import { Flag, MapPin, Signpost, Split } from 'lucide-react';
import { Link } from 'react-router';
import type {
  GroupView,
  JourneyView,
  MilestoneView,
  TaskView,
} from '../../features/journeys/journey.contract.ts';
import { GroupLinks, GroupLinksBelow, PendingSwitch } from '../journey/fork.tsx';
import { StateWord } from '../journey/task-row.tsx';
import { TaskFacts } from '../journey/task-facts.tsx';
import { Reasons } from '../journey/reasons.tsx';
import { TaskMarks } from '../journey/task-marks.tsx';
import { useChoose } from '../journey/use-choose.ts';
import { MilestoneEnd } from '../journey/milestone-end.tsx';
import { MilestonePace } from '../journey/pace-words.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { goalId, postId, trailStops } from './map-order.ts';
import styles from './path-map.module.css';
import { useArrowKeys } from './use-arrow-keys.ts';
import { useTrailLines } from './use-trail-lines.ts';

/**
 * The trail as a picture: signposts, must-do tasks and forks, with the lines drawn behind them. In the document it is
 * the same nested list as the list view, with the same words.
 */
export function PathMap({ journey, layout }: { journey: JourneyView; layout: 'wide' | 'tall' }) {
  const { t } = useLanguage();
  const { canvas, lines } = useTrailLines(journey, layout);
  useArrowKeys(canvas);
  const here = trailStops(journey).find(({ isHere }) => isHere)?.id;
  return (
    <div ref={canvas} className={`${styles['map']} ${styles[layout]}`}>
      <svg
        data-lines
        className={styles['lines']}
        width={lines.width}
        height={lines.height}
        aria-hidden
        focusable="false"
      >
        <path className={styles['whole']} d={lines.whole} />
        {lines.branches.map(({ taskId, path, state }) => (
          <path key={taskId} className={`${styles['branch']} ${styles[state]}`} d={path} />
        ))}
        <path className={styles['walked']} d={lines.walked} />
      </svg>
      <ol className={styles['legs']}>
        {journey.milestones.map((milestone) => (
          <li key={milestone.id} className={styles['leg']}>
            <Leg journeyId={journey.journeyId} milestone={milestone} here={here} />
          </li>
        ))}
        <li className={styles['leg']}>
          <p className={`${styles['post']} ${here === goalId ? styles['here'] : ''}`}>
            <span className={styles['mark']} data-spot={goalId}>
              <Flag aria-hidden size={22} />
            </span>
            <span>{t.path.goal}</span>
          </p>
        </li>
      </ol>
    </div>
  );
}

interface LegProps {
  journeyId: string;
  milestone: MilestoneView;
  here: string | undefined;
}

function Leg({ journeyId, milestone, here }: LegProps) {
  const { t } = useLanguage();
  const { required, done, waiting, notYet } = milestone.progress;
  const left = required - done - waiting;
  const headingId = `milestone-${milestone.id}`;
  return (
    <section aria-labelledby={headingId} className={styles['legBody']}>
      <div className={styles['post']}>
        <span className={styles['mark']} data-spot={postId(milestone.id)}>
          <Signpost aria-hidden size={22} />
        </span>
        <div className={styles['sign']}>
          <h3 id={headingId} tabIndex={-1}>
            {milestone.title}
          </h3>
          <p className={styles['left']}>
            {t.journey.milestoneProgress(done, required)}
            {waiting > 0 && <> · {t.journey.milestoneWaiting(waiting)}</>}
            {notYet > 0 && <> · {t.journey.milestoneNotYet(notYet)}</>}
            {left > 0 && <> · {t.path.left(left)}</>}
          </p>
          <MilestonePace milestone={milestone} />
        </div>
      </div>
      <ol className={styles['steps']}>
        {milestone.steps.map((step) =>
          step.kind === 'task' ? (
            <li key={step.task.id} className={styles['step']}>
              <TaskStop task={step.task} isHere={here === step.task.id} />
            </li>
          ) : (
            <li key={step.group.id} className={styles['fork']} data-options={step.group.tasks.length}>
              <ForkStop group={step.group} isHere={here === step.group.id} />
            </li>
          ),
        )}
      </ol>
      <MilestoneEnd journeyId={journeyId} milestone={milestone} />
    </section>
  );
}

function Here() {
  const { t } = useLanguage();
  return (
    <span className={styles['hereWord']}>
      <MapPin aria-hidden size={16} /> {t.path.youAreHere}
    </span>
  );
}

function TaskStop({ task, isHere }: { task: TaskView; isHere: boolean }) {
  return (
    <Link
      id={`task-${task.id}`}
      to={`/task/${encodeURIComponent(task.id)}`}
      data-stop
      className={`${styles['stop']} ${isHere ? styles['here'] : ''}`}
    >
      <span className={styles['mark']} data-spot={task.id}>
        <StateMark state={task.state} />
      </span>
      <span className={styles['words']}>
        {isHere && <Here />}
        <span className={styles['title']}>{task.title}</span>
        <StateWord task={task} />
        <MapFacts task={task} />
      </span>
    </Link>
  );
}

/** On paper the names are larger without it; task cards have it. */
function MapFacts({ task }: { task: TaskView }) {
  return (
    <span data-screen-only className={styles['facts']}>
      <TaskFacts task={task} />
    </span>
  );
}

function ForkStop({ group, isHere }: { group: GroupView; isHere: boolean }) {
  const { t } = useLanguage();
  const headingId = `group-${group.id}`;
  return (
    <section aria-labelledby={headingId}>
      <div className={`${styles['forkHead']} ${isHere ? styles['here'] : ''}`}>
        <span className={styles['mark']} data-spot={group.id}>
          <Split aria-hidden size={20} />
        </span>
        <div className={styles['words']}>
          {isHere && <Here />}
          <h4 id={headingId} tabIndex={-1} className={styles['title']}>
            {group.title}
          </h4>
          <p className={styles['rule']}>
            <strong>{t.journey.chooseOf(group.choose, group.tasks.length)}</strong> ·{' '}
            {t.journey.chosenOf(group.picked, group.choose)}
          </p>
          <GroupLinks group={group} />
        </div>
      </div>
      <PendingSwitch group={group} />
      <ul className={styles['options']}>
        {group.tasks.map((task) => (
          <li key={task.id} className={`${styles['option']} ${styles[task.state]}`}>
            <OptionStop group={group} task={task} />
          </li>
        ))}
      </ul>
      <div className={styles['beside']}>
        <GroupLinksBelow group={group} />
      </div>
    </section>
  );
}

function OptionStop({ group, task }: { group: GroupView; task: TaskView }) {
  const { t } = useLanguage();
  const { canChoose, choose, link } = useChoose(group, task);
  return (
    <>
      <Link
        ref={link}
        id={`task-${task.id}`}
        to={`/task/${encodeURIComponent(task.id)}`}
        data-stop
        className={styles['stop']}
      >
        <span className={styles['mark']} data-spot={task.id}>
          <StateMark state={task.state} />
        </span>
        <span className={styles['words']}>
          <span className={styles['title']}>{task.title}</span>
          <StateWord task={task} />
          <MapFacts task={task} />
          <TaskMarks task={task} />
        </span>
      </Link>
      <div className={styles['beside']}>
        <Reasons task={task} />
      </div>
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
    </>
  );
}
