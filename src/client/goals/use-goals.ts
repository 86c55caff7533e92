import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  addGoalApi,
  answerGoalApi,
  editGoalApi,
  getGoalsApi,
  getStudentGoalsApi,
  GoalsView,
  setGoalStateApi,
} from '../../features/goals/goal.contract.ts';
import { toApiError } from '../api/api-error.ts';
import type { ApiCall, ApiClient } from '../api/api-client.ts';
import { useApp } from '../app/app-context.ts';

/** One's own goals, or those of the student with this id. */
export type Whose = 'mine' | { personId: string };

const openAtMost = 3;

const keyOf = (whose: Whose) => ['goals', whose === 'mine' ? '' : whose.personId];

export function useGoals(whose: Whose) {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(whose),
    queryFn: () =>
      whose === 'mine'
        ? api.call<typeof getGoalsApi>({ method: 'get', path: '/api/goals' })
        : api.call<typeof getStudentGoalsApi>({
            method: 'get',
            path: '/api/class/people/:personId/goals',
            params: whose,
          }),
  });
  return { goals: data, error: error && toApiError(error), retry: () => void refetch() };
}

/** As many are open as can be; the server says so too. */
export function isGoalsFull(goals: GoalsView['goals'] = []): boolean {
  return goals.filter(({ state }) => state === 'open').length >= openAtMost;
}

/** A change whose answer is all the goals; what they mean for options is asked for again. */
function useGoalsChange<Input>(
  whose: Whose,
  change: (api: ApiClient, input: Input) => Promise<GoalsView>,
  onDone?: () => void,
) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (input: Input) => change(api, input),
    onSuccess: (goals) => {
      client.setQueryData<GoalsView>(keyOf(whose), goals);
      if (whose === 'mine') void client.invalidateQueries({ queryKey: ['journey'] });
      onDone?.();
    },
  });
  return { run: mutate, isBusy: isPending, error: error && toApiError(error) };
}

type NewGoal = ApiCall<typeof addGoalApi>['body'];
type Edit = ApiCall<typeof editGoalApi>['body'];
type Ending = ApiCall<typeof setGoalStateApi>['body'];
type Answer = ApiCall<typeof answerGoalApi>['body'];

export function useAddGoal(onDone: () => void) {
  return useGoalsChange<NewGoal>(
    'mine',
    (api, body) => api.call<typeof addGoalApi>({ method: 'post', path: '/api/goals', body }),
    onDone,
  );
}

export function useEditGoal(goalId: string, onDone: () => void) {
  return useGoalsChange<Edit>(
    'mine',
    (api, body) =>
      api.call<typeof editGoalApi>({ method: 'put', path: '/api/goals/:goalId', params: { goalId }, body }),
    onDone,
  );
}

export function useSetGoalState(goalId: string, onDone: () => void) {
  return useGoalsChange<Ending>(
    'mine',
    (api, body) =>
      api.call<typeof setGoalStateApi>({
        method: 'post',
        path: '/api/goals/:goalId/states',
        params: { goalId },
        body,
      }),
    onDone,
  );
}

export function useAnswerGoal(whose: { personId: string }, goalId: string, onDone: () => void) {
  return useGoalsChange<Answer>(
    whose,
    (api, body) =>
      api.call<typeof answerGoalApi>({
        method: 'post',
        path: '/api/class/goals/:goalId/answers',
        params: { goalId },
        body,
      }),
    onDone,
  );
}
