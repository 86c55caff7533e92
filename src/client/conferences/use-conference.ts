import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type {
  getConferenceApi,
  getMenteeConferencesApi,
  getStudentConferencesApi,
  OwnConferenceView,
  saveConferenceApi,
} from '../../features/conferences/conference.contract.ts';
import { isPassing, toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { safeStorage } from '../safe-storage.ts';
import { later, useFlushing } from '../use-flushing.ts';
import { createConferenceKeeper } from './conference-keeper.ts';
import type { ConferenceKeeper, ConferenceState } from './conference-keeper.ts';

const storage = safeStorage('localStorage');
const ownKey = ['conference', 'mine'];

export function useOwnConference() {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ownKey,
    queryFn: () => api.call<typeof getConferenceApi>({ method: 'get', path: '/api/conference' }),
    // Once open, the page itself knows best.
    staleTime: Infinity,
    gcTime: 0,
  });
  return { opened: data, error: error && toApiError(error), retry: () => void refetch() };
}

/** What a student shows this reader, by course. */
export function useSharedConferences(personId: string, as: 'teacher' | 'mentor') {
  const { api } = useApp();
  const params = { personId };
  const { data, error, refetch } = useQuery({
    queryKey: ['conference', personId],
    queryFn: () =>
      as === 'mentor'
        ? api.call<typeof getMenteeConferencesApi>({
            method: 'get',
            path: '/api/mentees/:personId/conferences',
            params,
          })
        : api.call<typeof getStudentConferencesApi>({
            method: 'get',
            path: '/api/class/people/:personId/conferences',
            params,
          }),
    staleTime: 0,
  });
  return { conferences: data?.conferences, error: error && toApiError(error), retry: () => void refetch() };
}

/** Keeps what is typed, on this device and on the server, as long as the page is open. */
export function useKeeper(opened: OwnConferenceView): { keeper: ConferenceKeeper; state: ConferenceState } {
  const { api, launch } = useApp();
  const client = useQueryClient();
  const [keeper] = useState(() =>
    createConferenceKeeper({
      key: `waymark.conference.${launch.person.id}.${opened.conference.courseId}`,
      opened,
      storage,
      toError: toApiError,
      isPassing,
      save: (body) => api.call<typeof saveConferenceApi>({ method: 'put', path: '/api/conference', body }),
      later,
    }),
  );
  useFlushing(keeper);
  useEffect(() => () => client.removeQueries({ queryKey: ownKey }), [client]);
  return { keeper, state: useSyncExternalStore(keeper.subscribe, keeper.state) };
}
