import { useState } from 'react';
import type {
  GroupView,
  pickTaskApi,
  switchTaskApi,
  TaskView,
  unpickTaskApi,
} from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextArea } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useRequestId } from '../use-request-id.ts';
import styles from './panel.module.css';
import { PendingSwitch } from './fork.tsx';
import { useJourneyChange } from './use-journey.ts';

interface PanelProps {
  group: GroupView;
  task: TaskView;
}

/** What a student can do about a choice here: choose, switch by the group's rule, or take back. */
export function ChoicePanel({ group, task }: PanelProps) {
  if (task.pick) return <ChosenPanel group={group} task={task} />;
  if (group.picked < group.choose) return <PickPanel group={group} task={task} />;
  return <SwitchPanel group={group} task={task} />;
}

function PickPanel({ group, task }: PanelProps) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const requestId = useRequestId();
  const pick = useJourneyChange(
    (api) =>
      api.call<typeof pickTaskApi>({
        method: 'post',
        path: '/api/journey/picks',
        body: { id: requestId([task.id, reason]), groupId: group.id, taskId: task.id, ...reasonOf(reason) },
      }),
    () => announce(t.journey.chose(task.title, group.picked + 1, group.choose)),
  );
  return (
    <section className={styles['panel']} aria-labelledby="choice-title">
      <h2 id="choice-title">{t.journey.choosePanel}</h2>
      <p>
        {group.title}: {t.journey.chooseOf(group.choose, group.tasks.length)}.{' '}
        {t.journey.slotsLeft(group.choose - group.picked)}
      </p>
      <TextArea
        label={t.journey.reasonLabel}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button kind="primary" isBusy={pick.isBusy} onClick={() => pick.run(undefined)}>
        {t.journey.chooseThis}
      </Button>
      {pick.error && <ErrorNotice error={pick.error} />}
    </section>
  );
}

function SwitchPanel({ group, task }: PanelProps) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const requestId = useRequestId();
  const mustAsk = group.switching === 'ask-teacher';
  const leavable = group.tasks.filter((each) => canLeave(group, each));
  const fromTaskId = leavable.some(({ id }) => id === from) ? from : (leavable[0]?.id ?? '');
  const change = useJourneyChange(
    (api) =>
      api.call<typeof switchTaskApi>({
        method: 'post',
        path: '/api/journey/switches',
        body: {
          id: requestId([fromTaskId, task.id, reason]),
          groupId: group.id,
          fromTaskId,
          toTaskId: task.id,
          ...reasonOf(reason),
        },
      }),
    () => announce(mustAsk ? t.journey.asked : t.journey.switched(task.title)),
  );
  if (leavable.length === 0) {
    return (
      <section className={styles['panel']} aria-label={t.journey.switchPanel}>
        {group.switchRequest ? <PendingSwitch group={group} /> : <p>{t.journey.switchClosed}</p>}
      </section>
    );
  }
  return (
    <section className={styles['panel']} aria-labelledby="choice-title">
      <h2 id="choice-title">{t.journey.switchPanel}</h2>
      <PendingSwitch group={group} />
      <p>{mustAsk ? t.journey.switchAskFirst : t.journey.switchKeeps}</p>
      <Choice
        legend={t.journey.insteadOf}
        options={leavable.map(({ id, title }) => ({ value: id, label: title }))}
        value={fromTaskId}
        onChange={setFrom}
      />
      <TextArea
        label={mustAsk ? t.journey.switchReason : t.journey.switchReasonSkip}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button kind="primary" isBusy={change.isBusy} onClick={() => change.run(undefined)}>
        {mustAsk ? t.journey.askToSwitch : t.journey.switchThis}
      </Button>
      {change.error && <ErrorNotice error={change.error} />}
    </section>
  );
}

function ChosenPanel({ group, task }: PanelProps) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const unpick = useJourneyChange(
    (api) =>
      api.call<typeof unpickTaskApi>({
        method: 'delete',
        path: '/api/journey/picks/:pickId',
        params: { pickId: task.pick?.id ?? '' },
      }),
    () => announce(t.journey.tookBack(task.title)),
  );
  const canTakeBack = group.switching === 'free' && task.handIns.length === 0;
  const reason = task.pick?.reason;
  if (!canTakeBack && reason === undefined && !group.switchRequest) return null;
  return (
    <section className={styles['aside']} aria-label={group.title}>
      {reason !== undefined && <p>{t.journey.youChoseBecause(reason)}</p>}
      <PendingSwitch group={group} />
      {canTakeBack && (
        <Button
          isBusy={unpick.isBusy}
          onClick={() => unpick.run(undefined)}
          aria-label={t.journey.takeBackNamed(task.title)}
        >
          {t.journey.takeBack}
        </Button>
      )}
      {unpick.error && <ErrorNotice error={unpick.error} />}
    </section>
  );
}

/** The same rule as on the server, so that only what can work is offered. */
function canLeave(group: GroupView, task: TaskView): boolean {
  if (!task.pick) return false;
  if (group.switching === 'until-reviewed') return task.reviews.length === 0;
  return group.switching === 'free' || group.switchRequest?.fromTaskId !== task.id;
}

function reasonOf(reason: string): { reason?: string } {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}
