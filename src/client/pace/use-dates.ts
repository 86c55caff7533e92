import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  getMilestoneDatesApi,
  MilestoneDatesView,
  setMilestoneDatesApi,
} from '../../features/journeys/student.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';

const datesKey = ['milestone-dates'];
const path = '/api/assignment/milestone-dates';

/** The soft dates of the assignment, and the way to set them all at once. */
export function useDates(onSaved: () => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const { data, error: readError } = useQuery({
    queryKey: datesKey,
    queryFn: () => api.call<typeof getMilestoneDatesApi>({ method: 'get', path }),
    // What is being typed is not replaced when the window comes back into view.
    refetchOnWindowFocus: false,
  });
  const {
    mutate,
    isPending,
    error: writeError,
  } = useMutation({
    mutationFn: (days: Record<string, string>) =>
      api.call<typeof setMilestoneDatesApi>({ method: 'put', path, body: { days } }),
    onSuccess: (dates: MilestoneDatesView) => {
      client.setQueryData(datesKey, dates);
      onSaved();
    },
  });
  const error = writeError ?? readError;
  return {
    milestones: data?.milestones,
    save: mutate,
    isBusy: isPending,
    error: error === null ? null : toApiError(error),
  };
}
