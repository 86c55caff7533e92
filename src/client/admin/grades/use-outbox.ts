import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { getOutboxApi, retryGradeApi, retryOutboxApi } from '../../../features/admin/health.contract.ts';
import { useApp } from '../../app/app-context.ts';

const queryKey = ['admin', 'outbox'];

/** Read again every half minute, because grades move by themselves. */
const refetchMilliseconds = 30_000;

export function useOutbox() {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    refetchInterval: refetchMilliseconds,
    queryFn: ({ pageParam }) =>
      api.call<typeof getOutboxApi>({
        method: 'get',
        path: '/api/admin/outbox',
        query: pageParam === undefined ? {} : { after: pageParam },
      }),
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
}

/** Tries one grade, or all: a thousand at a time, until the end. */
export function useTryAgain() {
  const { api } = useApp();
  const queries = useQueryClient();

  async function tryAll() {
    const sum = { retried: 0, left: 0 };
    for (let after: string | undefined; ;) {
      const { retried, left, nextAfter } = await api.call<typeof retryOutboxApi>({
        method: 'post',
        path: '/api/admin/outbox/retries',
        body: after === undefined ? {} : { after },
      });
      sum.retried += retried;
      sum.left += left;
      if (nextAfter === undefined) return sum;
      after = nextAfter;
    }
  }

  return useMutation({
    async mutationFn(journeyId: string | 'all') {
      if (journeyId === 'all') return tryAll();
      await api.call<typeof retryGradeApi>({
        method: 'post',
        path: '/api/admin/outbox/:journeyId/retries',
        params: { journeyId },
      });
      return { retried: 1, left: 0 };
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
