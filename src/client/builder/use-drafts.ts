import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  createDraftApi,
  DraftView,
  getDraftApi,
  listDraftsApi,
  listTemplatesApi,
} from '../../features/pathways/draft.contract.ts';
import type { listPathwaysApi } from '../../features/pathways/pathway.contract.ts';
import type { ApiCall } from '../api/api-client.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';

export type NewSource = ApiCall<typeof createDraftApi>['body']['source'];
type Shelf = 'school' | 'library';

export function useDrafts() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['builder', 'drafts'],
    queryFn: () => api.call<typeof listDraftsApi>({ method: 'get', path: '/api/pathway-drafts' }),
    staleTime: 0,
  });
}

export function useShelf(shelf: Shelf) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['builder', 'shelf', shelf],
    queryFn: () =>
      api.call<typeof listPathwaysApi>({ method: 'get', path: '/api/pathways', query: { shelf } }),
    staleTime: 0,
  });
}

export function useTemplates() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['builder', 'templates'],
    queryFn: () => api.call<typeof listTemplatesApi>({ method: 'get', path: '/api/pathway-templates' }),
    staleTime: Infinity,
  });
}

export function useDraft(pathwayId: string) {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['builder', 'draft', pathwayId],
    queryFn: () =>
      api.call<typeof getDraftApi>({
        method: 'get',
        path: '/api/pathway-drafts/:pathwayId',
        params: { pathwayId },
      }),
    // Once open, the page itself knows best.
    staleTime: Infinity,
    gcTime: 0,
  });
  return { draft: data, error: error === null ? null : toApiError(error), retry: () => void refetch() };
}

export function useCreateDraft(onDone: (draft: DraftView) => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (source: NewSource) =>
      api.call<typeof createDraftApi>({ method: 'post', path: '/api/pathway-drafts', body: { source } }),
    onSuccess: (draft) => {
      client.setQueryData(['builder', 'draft', draft.pathwayId], draft);
      onDone(draft);
    },
  });
  return { run: mutate, isBusy: isPending, error: error === null ? null : toApiError(error) };
}
