import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { getSteeringApi } from '../../features/suggestions/suggestions.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';

const steeringKey = ['steering'];

/** How options are picked out for the student: one request for all that the page shows. */
export function useSteering() {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: steeringKey,
    queryFn: () => api.call<typeof getSteeringApi>({ method: 'get', path: '/api/journey/steering' }),
    // What was seen at an earlier visit may have been lowered on the trail since.
    gcTime: 0,
    staleTime: 0,
  });
  return { steering: data, error: error && toApiError(error), retry: () => void refetch() };
}

/** Asks again after a change; resolves when the page shows it. */
export function useRefreshSteering(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: steeringKey });
}
