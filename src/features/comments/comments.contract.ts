import { z } from 'zod';
import { commentBankLimits } from '../../domain/comment-bank.ts';
import { defineApi } from '../../http/api-contract.ts';

const reviewers = ['teacher', 'reviewer'] as const;
const text = z.string().trim().min(1, 'write the comment').max(commentBankLimits.text);
const commentId = z.uuid();

const bankView = z.object({ comments: z.array(z.object({ id: commentId, text: z.string() })) });
export type CommentBankView = z.infer<typeof bankView>;

export const getCommentsApi = defineApi({
  id: 'getComments',
  method: 'get',
  path: '/api/comments',
  summary: 'The teacher’s own comment bank, in its order.',
  roles: reviewers,
  response: bankView,
});

export const addCommentApi = defineApi({
  id: 'addComment',
  method: 'post',
  path: '/api/comments',
  summary: 'Add a comment at the end of the bank; the same id again changes nothing.',
  roles: reviewers,
  body: z.strictObject({ id: commentId, text }),
  response: bankView,
});

export const editCommentApi = defineApi({
  id: 'editComment',
  method: 'put',
  path: '/api/comments/:commentId',
  summary: 'Change the words of a comment.',
  roles: reviewers,
  params: z.object({ commentId }),
  body: z.strictObject({ text }),
  response: bankView,
});

export const removeCommentApi = defineApi({
  id: 'removeComment',
  method: 'delete',
  path: '/api/comments/:commentId',
  summary: 'Remove a comment. Answers that used it keep their words.',
  roles: reviewers,
  params: z.object({ commentId }),
  response: bankView,
});

export const orderCommentsApi = defineApi({
  id: 'orderComments',
  method: 'put',
  path: '/api/comments-order',
  summary: 'Put the comments in this order; those that are not named stand last.',
  roles: reviewers,
  body: z.strictObject({ ids: z.array(commentId).max(commentBankLimits.comments) }),
  response: bankView,
});
