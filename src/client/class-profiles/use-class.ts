import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ClusterView,
  getClusterPeopleApi,
  listClustersApi,
  listKnowCardsApi,
} from '../../features/profiles/class-profiles.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';

export function useCards(page: number) {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['class', 'cards', page],
    queryFn: () =>
      api.call<typeof listKnowCardsApi>({ method: 'get', path: '/api/class/cards', query: { page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return { page: data, error: error && toApiError(error), retry: () => void refetch() };
}

export function useClusters() {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['class', 'clusters'],
    queryFn: () => api.call<typeof listClustersApi>({ method: 'get', path: '/api/class/clusters' }),
    staleTime: 0,
  });
  return { clusters: data?.clusters, error: error && toApiError(error), retry: () => void refetch() };
}

export function useClusterPeople({ section, tap }: Pick<ClusterView, 'section' | 'tap'>) {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['class', 'clusters', section, tap],
    queryFn: () =>
      api.call<typeof getClusterPeopleApi>({
        method: 'get',
        path: '/api/class/clusters/people',
        query: { section, tap },
      }),
    staleTime: 0,
  });
  return { people: data?.people, error: error && toApiError(error), retry: () => void refetch() };
}
