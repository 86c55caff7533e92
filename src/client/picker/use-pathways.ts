import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type {
  exportPathwayApi,
  getPathwayApi,
  importPathwayApi,
  listPathwaysApi,
  PathwaySummaryView,
} from '../../features/pathways/pathway.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';

const mineKey = ['pathways', 'mine'];

interface Page {
  pathways: PathwaySummaryView[];
  /** The id after which the next page begins. */
  next?: string | undefined;
}

/** The teacher's own pathways, a page at a time. What the launch brought is the first page; without it, it is asked for. */
export function useMine(first?: Page) {
  const { api } = useApp();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } =
    useInfiniteQuery({
      queryKey: mineKey,
      queryFn: ({ pageParam: after }): Promise<Page> =>
        api.call<typeof listPathwaysApi>({
          method: 'get',
          path: '/api/pathways',
          query: { shelf: 'mine', ...(after === undefined ? {} : { after }) },
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      staleTime: first ? Infinity : 0,
      ...(first ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
    });
  return {
    pathways: data?.pages.flatMap(({ pathways }) => pathways),
    error: error === null ? null : toApiError(error),
    retry: () => void refetch(),
    more: hasNextPage ? (): void => void fetchNextPage() : null,
    isBusy: isFetchingNextPage,
    hasMoreFailed: isFetchNextPageError,
  };
}

/** A pathway that was made just now stands first on every shelf of own ones. */
export function putFirst(client: QueryClient, pathway: PathwaySummaryView): void {
  client.setQueryData<InfiniteData<Page>>(mineKey, (mine) => {
    if (!mine) return mine;
    const [first, ...rest] = mine.pages.map((page) => ({
      ...page,
      pathways: page.pathways.filter(({ id }) => id !== pathway.id),
    }));
    return { ...mine, pages: first ? [{ ...first, pathways: [pathway, ...first.pathways] }, ...rest] : [] };
  });
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
      putFirst(client, pathway);
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
