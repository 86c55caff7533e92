import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AdminPeopleView,
  answerAdminRequestApi,
  createAdminLinkApi,
  findPeopleApi,
  listAdminsApi,
  nameAdminApi,
  removeAdminApi,
  withdrawAdminLinkApi,
} from '../../../features/admin/people.contract.ts';
import { useApp } from '../../app/app-context.ts';

const queryKey = ['admin', 'admins'];

export type PeopleChange =
  | { what: 'name'; personId: string }
  | { what: 'remove'; adminId: string; evenTheLast: boolean }
  | { what: 'answer'; personId: string; answer: 'grant' | 'decline' }
  | { what: 'withdraw'; linkId: string };

export function useAdmins() {
  const { api } = useApp();
  return useQuery({
    queryKey,
    queryFn: () => api.call<typeof listAdminsApi>({ method: 'get', path: '/api/admin/admins' }),
  });
}

/** Each change answers with everybody as it is then. */
export function useChangePeople() {
  const { api } = useApp();
  const queries = useQueryClient();
  const change = (wanted: PeopleChange): Promise<AdminPeopleView> => {
    switch (wanted.what) {
      case 'name':
        return api.call<typeof nameAdminApi>({
          method: 'post',
          path: '/api/admin/admins',
          body: { personId: wanted.personId },
        });
      case 'remove':
        return api.call<typeof removeAdminApi>({
          method: 'delete',
          path: '/api/admin/admins/:adminId',
          params: { adminId: wanted.adminId },
          body: { evenTheLast: wanted.evenTheLast },
        });
      case 'answer':
        return api.call<typeof answerAdminRequestApi>({
          method: 'post',
          path: '/api/admin/requests/:personId/answers',
          params: { personId: wanted.personId },
          body: { answer: wanted.answer },
        });
      case 'withdraw':
        return api.call<typeof withdrawAdminLinkApi>({
          method: 'delete',
          path: '/api/admin/sign-in-links/:linkId',
          params: { linkId: wanted.linkId },
        });
    }
  };
  return useMutation({
    mutationFn: change,
    onSuccess(people) {
      queries.setQueryData(queryKey, people);
      void queries.invalidateQueries({ queryKey: ['admin', 'overview'] });
    },
  });
}

export function useMakeLink() {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { label: string; hours: number }) =>
      api.call<typeof createAdminLinkApi>({ method: 'post', path: '/api/admin/sign-in-links', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
}

/** @param search empty for not looking at all */
export function useFindPeople(search: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['admin', 'people', search],
    enabled: search !== '',
    queryFn: () =>
      api.call<typeof findPeopleApi>({ method: 'get', path: '/api/admin/people', query: { search } }),
  });
}
