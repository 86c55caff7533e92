import { useRef } from 'react';
import type { GroupView, pickTaskApi, TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useRequestId } from '../use-request-id.ts';
import { useJourneyChange } from './use-journey.ts';

/** Choosing an option where it stands; afterwards the focus is on its link. */
export function useChoose(group: GroupView, task: TaskView) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const link = useRef<HTMLAnchorElement>(null);
  const requestId = useRequestId();
  // A task that was taken back may be chosen again: that is another pick.
  const picksBefore = group.tasks.map((each) => each.pick?.id ?? '');
  const choose = useJourneyChange(
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
  return { choose, link, canChoose: task.state === 'open' && group.picked < group.choose };
}
