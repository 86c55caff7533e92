import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { changeCourseSettingApi } from '../../features/settings/settings.contract.ts';
import type {
  changeClassSuggestionsApi,
  changeLearnerSuggestionsApi,
  ClassSuggestionsView,
  getClassSuggestionsApi,
  getLearnerSuggestionsApi,
  LearnerSuggestionsView,
} from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import type { TaskMark } from '../../domain/suggestion-policy.ts';
import type { TermKind } from '../../domain/suggestion-types.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useWords } from './words.ts';

const classKey = ['suggestions', 'class'];
const learnerKey = (personId: string) => ['suggestions', personId];

/** What is to be changed; null takes a decision back. */
export interface PolicyChange {
  isOff?: boolean;
  weights?: Partial<Record<TermKind, number | null>>;
  kinds?: Partial<Record<TermKind, 'muted' | 'told' | null>>;
  tasks?: Record<string, TaskMark | null>;
}

/** How options are suggested to the class, and the way to change it. */
export function useClassSuggestions() {
  const { api } = useApp();
  const client = useQueryClient();
  const { t } = useWords();
  const announce = useAnnounce();
  const reading = useQuery({
    queryKey: classKey,
    queryFn: () => api.call<typeof getClassSuggestionsApi>({ method: 'get', path: '/api/class/suggestions' }),
  });
  const changing = useMutation({
    mutationFn: (body: Omit<PolicyChange, 'isOff'>) =>
      api.call<typeof changeClassSuggestionsApi>({
        method: 'post',
        path: '/api/class/suggestions/changes',
        body,
      }),
    onSuccess: (view: ClassSuggestionsView) => {
      client.setQueryData(classKey, view);
      announce(t.suggestionPolicy.saved);
    },
  });
  const switching = useMutation({
    mutationFn: (value: boolean) =>
      api.call<typeof changeCourseSettingApi>({
        method: 'put',
        path: '/api/course-settings/:key',
        params: { key: 'suggestions' },
        body: { value },
      }),
    onSuccess: () => {
      announce(t.suggestionPolicy.saved);
      return client.invalidateQueries({ queryKey: ['suggestions'] });
    },
  });
  const error = changing.error ?? switching.error ?? reading.error;
  return {
    view: reading.data,
    change: changing.mutate,
    switchOn: switching.mutate,
    isBusy: changing.isPending || switching.isPending,
    error: error && toApiError(error),
    retry: () => void reading.refetch(),
  };
}

/** The sums behind one student's cards, and the way to change what goes in. */
export function useLearnerSuggestions(personId: string) {
  const { api } = useApp();
  const client = useQueryClient();
  const { t } = useWords();
  const announce = useAnnounce();
  const params = { personId };
  const reading = useQuery({
    queryKey: learnerKey(personId),
    queryFn: () =>
      api.call<typeof getLearnerSuggestionsApi>({
        method: 'get',
        path: '/api/class/people/:personId/suggestions',
        params,
      }),
  });
  const changing = useMutation({
    mutationFn: (body: PolicyChange) =>
      api.call<typeof changeLearnerSuggestionsApi>({
        method: 'post',
        path: '/api/class/people/:personId/suggestions/changes',
        params,
        body,
      }),
    onSuccess: (view: LearnerSuggestionsView) => {
      client.setQueryData(learnerKey(personId), view);
      announce(t.suggestionPolicy.saved);
    },
  });
  const error = changing.error ?? reading.error;
  return {
    view: reading.data,
    change: changing.mutate,
    isBusy: changing.isPending,
    error: error && toApiError(error),
    retry: () => void reading.refetch(),
  };
}
