import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  CheckLine,
  CheckPart,
  getConnectionApi,
  runCheckApi,
  startTestLaunchApi,
} from '../../../features/connect/check.contract.ts';
import { useApp } from '../../app/app-context.ts';

/** In the order of the screen. `grade` changes something in the LMS and runs only when it is asked for. */
const readingParts: CheckPart[] = ['lms-keys', 'own-keys', 'tokens', 'launch', 'roster', 'columns'];
/** Those that depend on what was seen of a test launch. */
const launchParts = new Set<CheckPart>(['launch', 'roster', 'columns', 'grade']);
const lookAgainMilliseconds = 4_000;

export interface PartResult {
  part: CheckPart;
  lines: CheckLine[];
  isRunning: boolean;
  error: Error | null;
}

/** One registration, its test launch, and the parts of its check, each as soon as it is known. */
export function useCheck(platformId: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const [gradeRound, setGradeRound] = useState(0);
  const path = { params: { platformId } };
  const connection = useQuery({
    queryKey: ['admin', 'connection', platformId],
    queryFn: () =>
      api.call<typeof getConnectionApi>({
        method: 'get',
        path: '/api/admin/connections/:platformId',
        ...path,
      }),
    refetchInterval: ({ state: { data } }) => (isAwaited(data?.testLaunch) ? lookAgainMilliseconds : false),
  });
  const testLaunch = connection.data?.testLaunch;
  const seen = JSON.stringify(testLaunch?.seen ?? null);
  const asked: CheckPart[] = gradeRound > 0 ? [...readingParts, 'grade'] : readingParts;
  const results = useQueries({
    queries: asked.map((part) => ({
      queryKey: [
        'admin',
        'check',
        platformId,
        part,
        part === 'grade' ? gradeRound : round,
        launchParts.has(part) && part !== 'grade' ? seen : '',
      ],
      queryFn: () =>
        api.call<typeof runCheckApi>({
          method: 'post',
          path: '/api/admin/connections/:platformId/checks',
          ...path,
          body: { part },
        }),
      retry: false,
      gcTime: 0,
      refetchOnWindowFocus: false,
      // A launch that was refused leaves no other trace.
      refetchInterval: part === 'launch' && isAwaited(testLaunch) ? lookAgainMilliseconds : false,
    })),
  });
  const starting = useMutation({
    mutationFn: () =>
      api.call<typeof startTestLaunchApi>({
        method: 'post',
        path: '/api/admin/connections/:platformId/test-launches',
        ...path,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'connection', platformId] }),
  });
  const parts: PartResult[] = asked.map((part, index) => ({
    part,
    lines: results[index]?.data?.lines ?? [],
    isRunning: results[index]?.isPending ?? true,
    error: results[index]?.error ?? null,
  }));
  return {
    connection,
    testLaunch,
    parts,
    starting,
    again: () => setRound(round + 1),
    tryGrade: () => setGradeRound(gradeRound + 1),
  };
}

interface TestLaunch {
  until: string;
  seen: { link: boolean; picker: boolean; testStudent: boolean };
}

function isAwaited(test: TestLaunch | undefined): boolean {
  return test !== undefined && new Date(test.until) > new Date();
}
