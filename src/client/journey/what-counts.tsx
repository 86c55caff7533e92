import type { GroupView, JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';

/** What counts if I choose this. */
export function WhatCounts({
  journey,
  group,
  task,
}: {
  journey: JourneyView;
  group: GroupView;
  task: TaskView;
}) {
  const { t, format } = useLanguage();
  const { couldBecome } = task;
  return (
    <>
      {group.slotPoints > 0 ? t.path.slotWorth(format.number(group.slotPoints)) : t.path.noPoints}
      {group.slotPoints > 0 && couldBecome !== undefined && (
        <> {t.path.couldBecome(format.number(couldBecome), format.number(journey.score.maximum))}</>
      )}
      {task.handIns.length > 0 && task.pick === undefined && <> {t.path.keptWork}</>}
    </>
  );
}
