import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type {
  answerEntryApi,
  editEntryApi,
  getProfileApi,
  getStudentProfileApi,
  ProfileEntryView,
  ProfileView,
  removeEntryApi,
} from '../../features/profiles/profile.contract.ts';
import { toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useApp } from '../app/app-context.ts';

/** One's own profile, or that of the student with this id. */
export type Whose = 'mine' | { personId: string };

const keyOf = (whose: Whose) => ['profile', whose === 'mine' ? '' : whose.personId];

export function useProfile(whose: Whose) {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(whose),
    queryFn: () =>
      whose === 'mine'
        ? api.call<typeof getProfileApi>({ method: 'get', path: '/api/profile' })
        : api.call<typeof getStudentProfileApi>({
            method: 'get',
            path: '/api/class/people/:personId/profile',
            params: whose,
          }),
  });
  return {
    profile: data,
    error: error && toApiError(error),
    retry: () => void refetch(),
  };
}

/** A change whose answer is the whole profile. */
export function useProfileChange<Input>(
  whose: Whose,
  change: (api: ApiClient, input: Input) => Promise<ProfileView>,
  onDone?: () => void,
) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (input: Input) => change(api, input),
    onSuccess: (profile) => {
      client.setQueryData<ProfileView>(keyOf(whose), profile);
      refreshReasons(client);
      onDone?.();
    },
  });
  return { run: mutate, isBusy: isPending, error: error && toApiError(error) };
}

/** Changes of one line: its words, an answer to it, or its end. */
export function useEntryChange(whose: Whose, entryId: string, onDone: () => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const params = { entryId };
  const place = (next: ProfileEntryView | null) => {
    client.setQueryData<ProfileView>(keyOf(whose), (now) => now && withEntry(now, entryId, next));
    refreshReasons(client);
    onDone();
  };
  const edit = useMutation({
    mutationFn: (body: Parameters<typeof api.call<typeof editEntryApi>>[0]['body']) =>
      api.call<typeof editEntryApi>({ method: 'put', path: '/api/profile/entries/:entryId', params, body }),
    onSuccess: place,
  });
  const answer = useMutation({
    mutationFn: (body: Parameters<typeof api.call<typeof answerEntryApi>>[0]['body']) =>
      api.call<typeof answerEntryApi>({
        method: 'put',
        path: '/api/profile/entries/:entryId/answer',
        params,
        body,
      }),
    onSuccess: place,
  });
  const remove = useMutation({
    mutationFn: () =>
      api.call<typeof removeEntryApi>({ method: 'delete', path: '/api/profile/entries/:entryId', params }),
    onSuccess: () => place(null),
  });
  const error = edit.error ?? answer.error ?? remove.error;
  return {
    edit: edit.mutate,
    answer: answer.mutate,
    remove: () => remove.mutate(),
    isBusy: edit.isPending || answer.isPending || remove.isPending,
    error: error && toApiError(error),
  };
}

/** What the student likes is a reason on the trail's options, which should say so at once. */
function refreshReasons(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['journey'] });
}

function withEntry(profile: ProfileView, id: string, next: ProfileEntryView | null): ProfileView {
  const entries = profile.entries.flatMap((entry) => (entry.id === id ? (next ?? []) : entry));
  return { ...profile, entries };
}
