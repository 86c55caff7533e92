import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  BoardView,
  getBoardApi,
  getStudentJourneyApi,
  relinkLineItemApi,
} from '../../features/journeys/board.contract.ts';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useApp, useSessionState } from '../app/app-context.ts';

const boardKey = ['board'];
const studentKey = (personId: string) => ['student', personId];
const boardMilliseconds = 3_000;
const staleMilliseconds = 8_000;
const studentMilliseconds = 10_000;

/** The class, asked for again every 3 seconds while the page is visible. An unchanged class costs no body and draws nothing anew. */
export function useBoard(initial: BoardView) {
  const { api } = useApp();
  const session = useSessionState();
  const client = useQueryClient();
  const tag = useRef<string | null>(null);
  const { data, isError, dataUpdatedAt, errorUpdatedAt } = useQuery({
    queryKey: boardKey,
    queryFn: async () => {
      const news = await api.callIfChanged<typeof getBoardApi>(
        { method: 'get', path: '/api/board' },
        tag.current,
      );
      if (news === null) return client.getQueryData<BoardView>(boardKey) ?? initial;
      tag.current = news.tag;
      return news.answer;
    },
    initialData: initial,
    retry: false,
    refetchInterval: session === 'ended' ? false : boardMilliseconds,
    refetchOnWindowFocus: true,
  });
  // One lost answer is no news; the notice would only make the page jump.
  const isStale = isError && session === 'open' && errorUpdatedAt - dataUpdatedAt > staleMilliseconds;
  return { board: data, isStale };
}

export function useStudent(personId: string) {
  const { api } = useApp();
  const session = useSessionState();
  const { data, error, refetch } = useQuery({
    queryKey: studentKey(personId),
    queryFn: () =>
      api.call<typeof getStudentJourneyApi>({
        method: 'get',
        path: '/api/board/students/:personId',
        params: { personId },
      }),
    refetchInterval: session === 'ended' ? false : studentMilliseconds,
    refetchOnWindowFocus: true,
  });
  return {
    journey: data,
    error: error === null ? null : toApiError(error),
    retry: () => void refetch(),
  };
}

/** A teacher's change of one journey: its answer is shown at once, and the class asks for news. */
export function useStudentChange<Input>(
  personId: string,
  change: (api: ApiClient, input: Input) => Promise<JourneyView>,
  onDone?: (input: Input) => void,
) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (input: Input) => {
      await client.cancelQueries({ queryKey: studentKey(personId) });
      return change(api, input);
    },
    onSuccess: (journey, input) => {
      client.setQueryData(studentKey(personId), journey);
      void client.invalidateQueries({ queryKey: boardKey });
      onDone?.(input);
    },
    onError: (thrown) => {
      if (toApiError(thrown).status === 409) {
        void client.invalidateQueries({ queryKey: studentKey(personId) });
      }
    },
  });
  return { run: mutate, isBusy: isPending, error: error === null ? null : toApiError(error) };
}

export function useRelink(onDone: () => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.call<typeof relinkLineItemApi>({ method: 'post', path: '/api/assignment/line-item' }),
    onSuccess: (board) => {
      client.setQueryData(boardKey, board);
      void client.invalidateQueries({ queryKey: ['student'] });
      onDone();
    },
  });
  return { run: () => mutate(), isBusy: isPending, error: error === null ? null : toApiError(error) };
}
