import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  addNoteApi,
  cancelErasureApi,
  ErasurePreviewView,
  findCoursesApi,
  findLearnersApi,
  getErasureApi,
  getInventoryApi,
  getLearnerRecordApi,
  getRetentionApi,
  listErasuresApi,
  listHoldsApi,
  placeHoldApi,
  previewErasureApi,
  releaseHoldApi,
  removeNoteApi,
  requestErasureApi,
  setRetentionApi,
} from '../../../features/privacy/privacy.contract.ts';
import type { ApiClient } from '../../api/api-client.ts';
import { useApp } from '../../app/app-context.ts';

export interface Scope {
  kind: 'person' | 'course' | 'tenant';
  id: string;
}

export type Settings = Parameters<typeof saveRetention>[1];

const desk = ['admin', 'privacy'] as const;
/** An erasure that is under way changes by itself. */
const refreshMilliseconds = 5_000;

export function useLearners(search: string, page: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: [...desk, 'learners', search, page],
    placeholderData: keepPreviousData,
    queryFn: () =>
      api.call<typeof findLearnersApi>({
        method: 'get',
        path: '/api/admin/privacy/learners',
        query: { search, page: String(page) },
      }),
  });
}

export function useCourses(search: string, page: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: [...desk, 'courses', search, page],
    placeholderData: keepPreviousData,
    queryFn: () =>
      api.call<typeof findCoursesApi>({
        method: 'get',
        path: '/api/admin/privacy/courses',
        query: { search, page: String(page) },
      }),
  });
}

export function useRecord(personId: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: [...desk, 'record', personId],
    queryFn: () =>
      api.call<typeof getLearnerRecordApi>({
        method: 'get',
        path: '/api/admin/privacy/learners/:personId',
        params: { personId },
      }),
  });
}

export function useNotes(personId: string) {
  const { api } = useApp();
  const onSuccess = useFresh();
  const add = useMutation({
    onSuccess,
    mutationFn: (body: { from: 'learner' | 'family' | 'school'; text: string }) =>
      api.call<typeof addNoteApi>({
        method: 'post',
        path: '/api/admin/privacy/learners/:personId/notes',
        params: { personId },
        body,
      }),
  });
  const remove = useMutation({
    onSuccess,
    mutationFn: (noteId: string) =>
      api.call<typeof removeNoteApi>({
        method: 'delete',
        path: '/api/admin/privacy/learners/:personId/notes/:noteId',
        params: { personId, noteId },
      }),
  });
  return { add, remove };
}

/** Reads nothing before it is asked to. */
export function usePreview(scope: Scope) {
  const { api } = useApp();
  return useMutation({
    mutationFn: (): Promise<ErasurePreviewView> =>
      api.call<typeof previewErasureApi>({
        method: 'post',
        path: '/api/admin/privacy/erasure-previews',
        body: { scope },
      }),
  });
}

export function useRequestErasure() {
  const { api } = useApp();
  return useMutation({
    onSuccess: useFresh(),
    mutationFn: (body: {
      id: string;
      scope: Scope;
      inDays: number;
      reference?: string;
      confirmation: string;
    }) => api.call<typeof requestErasureApi>({ method: 'post', path: '/api/admin/privacy/erasures', body }),
  });
}

export function useErasures(page: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: [...desk, 'erasures', page],
    placeholderData: keepPreviousData,
    refetchInterval: refreshMilliseconds,
    queryFn: () =>
      api.call<typeof listErasuresApi>({
        method: 'get',
        path: '/api/admin/privacy/erasures',
        query: { page: String(page) },
      }),
  });
}

export function useErasure(erasureId: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: [...desk, 'erasure', erasureId],
    refetchInterval: refreshMilliseconds,
    queryFn: () =>
      api.call<typeof getErasureApi>({
        method: 'get',
        path: '/api/admin/privacy/erasures/:erasureId',
        params: { erasureId },
      }),
  });
}

export function useCancelErasure(erasureId: string) {
  const { api } = useApp();
  return useMutation({
    onSuccess: useFresh(),
    mutationFn: () =>
      api.call<typeof cancelErasureApi>({
        method: 'post',
        path: '/api/admin/privacy/erasures/:erasureId/cancellations',
        params: { erasureId },
      }),
  });
}

export function useHolds() {
  const { api } = useApp();
  const onSuccess = useFresh();
  const list = useQuery({
    queryKey: [...desk, 'holds'],
    queryFn: () => api.call<typeof listHoldsApi>({ method: 'get', path: '/api/admin/privacy/holds' }),
  });
  const place = useMutation({
    onSuccess,
    mutationFn: (body: { scope: { kind: 'person' | 'course'; id: string }; reason: string }) =>
      api.call<typeof placeHoldApi>({ method: 'post', path: '/api/admin/privacy/holds', body }),
  });
  const release = useMutation({
    onSuccess,
    mutationFn: (holdId: string) =>
      api.call<typeof releaseHoldApi>({
        method: 'post',
        path: '/api/admin/privacy/holds/:holdId/releases',
        params: { holdId },
      }),
  });
  return { list, place, release };
}

export function useRetention() {
  const { api } = useApp();
  const onSuccess = useFresh();
  const read = useQuery({
    queryKey: [...desk, 'retention'],
    queryFn: () => api.call<typeof getRetentionApi>({ method: 'get', path: '/api/admin/privacy/retention' }),
  });
  const save = useMutation({ onSuccess, mutationFn: (settings: Settings) => saveRetention(api, settings) });
  return { read, save };
}

function saveRetention(
  api: ApiClient,
  body: {
    periods: { work: number; drafts: number; audit: number; certificates: number };
    backupDays: number;
  },
) {
  return api.call<typeof setRetentionApi>({ method: 'put', path: '/api/admin/privacy/retention', body });
}

export function useInventory() {
  const { api } = useApp();
  return useQuery({
    queryKey: [...desk, 'inventory'],
    queryFn: () => api.call<typeof getInventoryApi>({ method: 'get', path: '/api/admin/privacy/inventory' }),
  });
}

/** After a change everything of the desk is read anew. */
function useFresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: desk });
}
