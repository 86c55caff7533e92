import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  addCommentApi,
  CommentBankView,
  editCommentApi,
  getCommentsApi,
  orderCommentsApi,
  removeCommentApi,
} from '../../features/comments/comments.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { newRequestId } from '../request-id.ts';

export type BankedComment = CommentBankView['comments'][number];

type Change =
  | { kind: 'add'; text: string }
  | { kind: 'edit'; id: string; text: string }
  | { kind: 'remove'; id: string }
  | { kind: 'order'; ids: string[] };

const commentsKey = ['comments'];
const none: BankedComment[] = [];

/** The teacher's own comments, and every way to change them. */
export function useComments(onChanged: (change: Change) => void) {
  const { api } = useApp();
  const client = useQueryClient();
  const { data, error: readError } = useQuery({
    queryKey: commentsKey,
    queryFn: () => api.call<typeof getCommentsApi>({ method: 'get', path: '/api/comments' }),
    staleTime: 60_000,
  });
  const {
    mutate,
    isPending,
    error: writeError,
  } = useMutation({
    mutationFn: (change: Change): Promise<CommentBankView> => {
      switch (change.kind) {
        case 'add':
          return api.call<typeof addCommentApi>({
            method: 'post',
            path: '/api/comments',
            body: { id: newRequestId(), text: change.text },
          });
        case 'edit':
          return api.call<typeof editCommentApi>({
            method: 'put',
            path: '/api/comments/:commentId',
            params: { commentId: change.id },
            body: { text: change.text },
          });
        case 'remove':
          return api.call<typeof removeCommentApi>({
            method: 'delete',
            path: '/api/comments/:commentId',
            params: { commentId: change.id },
          });
        case 'order':
          return api.call<typeof orderCommentsApi>({
            method: 'put',
            path: '/api/comments-order',
            body: { ids: change.ids },
          });
      }
    },
    onSuccess: (bank, change) => {
      client.setQueryData(commentsKey, bank);
      onChanged(change);
    },
    onError: () => void client.invalidateQueries({ queryKey: commentsKey }),
  });
  const error = writeError ?? readError;
  return {
    comments: data?.comments ?? none,
    change: mutate,
    isBusy: isPending,
    error: error === null ? null : toApiError(error),
  };
}
