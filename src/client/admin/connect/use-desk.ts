import { useQuery } from '@tanstack/react-query';
import type { getConnectDeskApi, FamilyView } from '../../../features/connect/connect.contract.ts';
import { useApp } from '../../app/app-context.ts';

export type Family = FamilyView['family'];

/** Our addresses, what is known of each LMS family, and what is connected already. */
export function useDesk() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['admin', 'connect'],
    queryFn: () => api.call<typeof getConnectDeskApi>({ method: 'get', path: '/api/admin/connections' }),
  });
}
