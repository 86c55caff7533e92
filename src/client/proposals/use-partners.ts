import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  listPartnersApi,
  PartnersView,
  seekPartnerApi,
  withdrawPartnerWishApi,
} from '../../features/partners/partners.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp, useSessionState } from '../app/app-context.ts';

const key = ['partners'];
const refreshMilliseconds = 60_000;

/** The student's own wishes and who else looks, kept fresh while the page is looked at. Undefined until it is known. */
export function usePartners(): PartnersView | undefined {
  const { api } = useApp();
  const session = useSessionState();
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.call<typeof listPartnersApi>({ method: 'get', path: '/api/journey/partner-wishes' }),
    refetchInterval: session === 'ended' ? false : refreshMilliseconds,
    refetchOnWindowFocus: true,
  });
  return data;
}

export function usePartnerWish(taskId: string, onDone: (looks: boolean) => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const path = '/api/journey/partner-wishes/:taskId';
  const params = { taskId };
  const { mutate, isPending, error } = useMutation({
    mutationFn: (looks: boolean) =>
      looks
        ? api.call<typeof seekPartnerApi>({ method: 'put', path, params })
        : api.call<typeof withdrawPartnerWishApi>({ method: 'delete', path, params }),
    onSuccess: (view, looks) => {
      client.setQueryData<PartnersView>(key, view);
      onDone(looks);
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return { run: mutate, isBusy: isPending, error: error && toApiError(error) };
}
