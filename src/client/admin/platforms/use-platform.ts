import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  claimDeploymentApi,
  getPlatformApi,
  PlatformDetails,
  rotateKeysApi,
  setDeploymentStatusApi,
  setPlatformStatusApi,
} from '../../../features/admin/platforms.contract.ts';
import { useApp } from '../../app/app-context.ts';

type Status = 'active' | 'suspended';
export type Claim = { tenantId: string } | { newTenantName: string };

export type PlatformChange =
  | { what: 'platform'; status: Status }
  | { what: 'deployment'; id: string; status: Status }
  | { what: 'claim'; id: string; claim: Claim }
  | { what: 'keys'; isLeaked: boolean };

const keyOf = (platformId: string) => ['admin', 'platform', platformId];

export function usePlatform(platformId: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: keyOf(platformId),
    queryFn: () =>
      api.call<typeof getPlatformApi>({
        method: 'get',
        path: '/api/admin/platforms/:platformId',
        params: { platformId },
      }),
  });
}

/** Each change answers with the registration as it is then. */
export function useChangePlatform(platformId: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const change = (wanted: PlatformChange): Promise<PlatformDetails> => {
    switch (wanted.what) {
      case 'platform':
        return api.call<typeof setPlatformStatusApi>({
          method: 'post',
          path: '/api/admin/platforms/:platformId/status',
          params: { platformId },
          body: { status: wanted.status },
        });
      case 'deployment':
        return api.call<typeof setDeploymentStatusApi>({
          method: 'post',
          path: '/api/admin/deployments/:deploymentId/status',
          params: { deploymentId: wanted.id },
          body: { status: wanted.status },
        });
      case 'claim':
        return api.call<typeof claimDeploymentApi>({
          method: 'post',
          path: '/api/admin/deployments/:deploymentId/claims',
          params: { deploymentId: wanted.id },
          body: wanted.claim,
        });
      case 'keys':
        return api.call<typeof rotateKeysApi>({
          method: 'post',
          path: '/api/admin/platforms/:platformId/key-rotations',
          params: { platformId },
          body: { isLeaked: wanted.isLeaked },
        });
    }
  };
  return useMutation({
    mutationFn: change,
    onSuccess(details) {
      queries.setQueryData(keyOf(platformId), details);
      void queries.invalidateQueries({ queryKey: ['admin', 'platforms'] });
      void queries.invalidateQueries({ queryKey: ['admin', 'overview'] });
    },
  });
}
