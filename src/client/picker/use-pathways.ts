import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  exportPathwayApi,
  getPathwayApi,
  importPathwayApi,
  PathwaySummaryView,
} from '../../features/pathways/pathway.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';

const mineKey = ['pathways', 'mine'];

/** The teacher's own pathways: what the launch brought, and what was imported since. */
export function useMine(initial: PathwaySummaryView[]): PathwaySummaryView[] {
  const { data } = useQuery({
    queryKey: mineKey,
    queryFn: () => initial,
    initialData: initial,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data;
}

export function usePathway(pathwayId: string) {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['pathway', pathwayId],
    queryFn: () =>
      api.call<typeof getPathwayApi>({
        method: 'get',
        path: '/api/pathways/:pathwayId',
        params: { pathwayId },
      }),
  });
  return {
    pathway: data,
    error: error === null ? null : toApiError(error),
    retry: () => void refetch(),
  };
}

export function useImport(onDone: (pathway: PathwaySummaryView) => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (file: string) =>
      api.call<typeof importPathwayApi>({ method: 'post', path: '/api/pathways/imports', body: { file } }),
    onSuccess: (pathway) => {
      client.setQueryData<PathwaySummaryView[]>(mineKey, (mine = []) => [
        pathway,
        ...mine.filter(({ id }) => id !== pathway.id),
      ]);
      onDone(pathway);
    },
  });
  return { run: mutate, isBusy: isPending, error: error === null ? null : toApiError(error), reset };
}

/** Hands the portable file to the browser's own download. */
export function useSaveFile(pathwayId: string) {
  const { api } = useApp();
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: async () => {
      const { name, file } = await api.call<typeof exportPathwayApi>({
        method: 'get',
        path: '/api/pathways/:pathwayId/file',
        params: { pathwayId },
      });
      download(name, `${JSON.stringify(file, null, 2)}\n`);
      return name;
    },
  });
  return {
    run: () => mutate(),
    savedName: data,
    isBusy: isPending,
    error: error === null ? null : toApiError(error),
  };
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(address), 0);
}
