import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  getJourneyApi,
  GroupView,
  JourneyView,
  MilestoneView,
  TaskView,
} from '../../features/journeys/journey.contract.ts';
import { toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useApp, useSessionState } from '../app/app-context.ts';

export const journeyKey = ['journey'];
/** Long, because a whole school may be looking at once; coming back to the page asks at once. */
const refreshMilliseconds = 60_000;
/** While points are on their way to the LMS, what is said of them is soon old. */
const soonMilliseconds = [2_000, 4_000, 8_000, 16_000, 30_000];

/** The student's journey, kept fresh while the page is looked at. */
export function useJourney(initial: JourneyView): JourneyView {
  const { api } = useApp();
  const session = useSessionState();
  const client = useQueryClient();
  const looks = useRef(0);
  const { data } = useQuery({
    queryKey: journeyKey,
    queryFn: async () => {
      const next = await api.call<typeof getJourneyApi>({ method: 'get', path: '/api/journey' });
      looks.current = isOnItsWay(next) ? looks.current + 1 : 0;
      return newer(client.getQueryData<JourneyView>(journeyKey), next);
    },
    initialData: initial,
    refetchInterval: ({ state }) => {
      if (session === 'ended') return false;
      return (isOnItsWay(state.data) && soonMilliseconds[looks.current]) || refreshMilliseconds;
    },
    refetchOnWindowFocus: true,
  });
  return data;
}

/** A change of the journey whose answer is the new journey. A conflict shows the newest state. */
export function useJourneyChange<Input>(
  change: (api: ApiClient, input: Input) => Promise<JourneyView>,
  onDone?: (journey: JourneyView, input: Input) => void,
) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (input: Input) => {
      await client.cancelQueries({ queryKey: journeyKey });
      return change(api, input);
    },
    onSuccess: (journey, input) => {
      client.setQueryData<JourneyView>(journeyKey, (now) => newer(now, journey));
      onDone?.(journey, input);
    },
    onError: (thrown) => {
      if (toApiError(thrown).status === 409) void client.invalidateQueries({ queryKey: journeyKey });
    },
  });
  return { run: mutate, isBusy: isPending, error: error === null ? null : toApiError(error), reset };
}

export interface TaskPlace {
  task: TaskView;
  milestone: MilestoneView;
  group?: GroupView;
}

export function findTaskPlace(journey: JourneyView, taskId: string): TaskPlace | null {
  return taskPlaces(journey).find(({ task }) => task.id === taskId) ?? null;
}

/** Every task with where it stands, in the order of the trail. */
export function taskPlaces(journey: JourneyView): TaskPlace[] {
  return journey.milestones.flatMap((milestone) =>
    milestone.steps.flatMap((step): TaskPlace[] =>
      step.kind === 'task'
        ? [{ task: step.task, milestone }]
        : step.group.tasks.map((task) => ({ task, milestone, group: step.group })),
    ),
  );
}

function isOnItsWay(journey: JourneyView | undefined): boolean {
  return journey?.passback.state === 'waiting';
}

function newer(now: JourneyView | undefined, next: JourneyView): JourneyView {
  return now && now.revision > next.revision ? now : next;
}
