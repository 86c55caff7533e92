import { Split } from 'lucide-react';
import type { GroupView } from '../../features/journeys/journey.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './fork.module.css';
import { ForkOption } from './fork-option.tsx';

/** A real fork: the options stand side by side under one line that says how many to choose. */
export function Fork({ group }: { group: GroupView }) {
  const { t } = useLanguage();
  const headingId = `group-${group.id}`;
  return (
    <section className={styles['fork']} aria-labelledby={headingId}>
      <h4 id={headingId} tabIndex={-1} className={styles['heading']}>
        <Split aria-hidden size={20} />
        <span>
          {group.title}
          <span className={styles['rule']}>
            {t.journey.chooseOf(group.choose, group.tasks.length)} ·{' '}
            {t.journey.chosenOf(group.picked, group.choose)}
          </span>
        </span>
      </h4>
      <GroupLinks group={group} />
      <PendingSwitch group={group} />
      <ul className={styles['options']}>
        {group.tasks.map((task) => (
          <ForkOption key={task.id} group={group} task={task} />
        ))}
      </ul>
      <GroupLinksBelow group={group} />
    </section>
  );
}

/** Ways to choose well: two options side by side, and three quick questions. */
export function GroupLinks({ group }: { group: GroupView }) {
  const { t } = useLanguage();
  const { path } = t;
  const id = encodeURIComponent(group.id);
  const isStudent = useApp().launch.person.role === 'student';
  return (
    <span data-screen-only className={styles['links']}>
      <ButtonLink kind="quiet" to={`/compare/${id}`} label={path.compareNamed(group.title)}>
        {path.compare}
      </ButtonLink>
      {isStudent && (
        <ButtonLink kind="quiet" to={`/help/${id}`} label={path.helpChooseNamed(group.title)}>
          {path.helpChoose}
        </ButtonLink>
      )}
      {isStudent && group.proposals.length > 0 && <OwnWayLink group={group} />}
    </span>
  );
}

/** Below the options: an own idea in their place, and where the reasons on them come from. */
export function GroupLinksBelow({ group }: { group: GroupView }) {
  const { t } = useLanguage();
  const isStudent = useApp().launch.person.role === 'student';
  const isSuggesting = group.tasks.some(({ reasons }) => reasons !== undefined);
  return (
    <span data-screen-only className={styles['links']}>
      {isStudent && group.proposals.length === 0 && <OwnWayLink group={group} />}
      {isSuggesting && (
        <span className={styles['pickedOut']}>
          <ButtonLink
            kind="quiet"
            to={`/picked-out/${encodeURIComponent(group.id)}`}
            label={t.path.pickedOutNamed(group.title)}
          >
            {t.path.pickedOut}
          </ButtonLink>
        </span>
      )}
    </span>
  );
}

/** The way to the student's own ideas, and what became of the last. */
export function OwnWayLink({ group }: { group: GroupView }) {
  const { path } = useLanguage().t;
  const words = path.ownWay[group.proposals.at(-1)?.state ?? 'withdrawn'];
  return (
    <ButtonLink
      kind="quiet"
      to={`/own-way/${encodeURIComponent(group.id)}`}
      label={`${words}: ${group.title}`}
    >
      {words}
    </ButtonLink>
  );
}

/** The wish to switch that waits for the teacher, or was declined. */
export function PendingSwitch({ group }: { group: GroupView }) {
  const { t } = useLanguage();
  const { switchRequest: request, declinedSwitch: declined, tasks } = group;
  const titleOf = (taskId: string) => tasks.find(({ id }) => id === taskId)?.title ?? '';
  if (!request) {
    return declined ? (
      <Notice
        kind="info"
        sentence={t.journey.switchDeclined(titleOf(declined.fromTaskId))}
        action={t.journey.switchDeclinedStep}
      />
    ) : null;
  }
  return (
    <Notice
      kind="info"
      sentence={t.journey.switchPending(titleOf(request.fromTaskId), titleOf(request.toTaskId))}
      action={t.journey.switchPendingStep}
    />
  );
}
