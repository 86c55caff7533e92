import type { BindApi } from '../../http/api-route.ts';
import {
  addCommentApi,
  editCommentApi,
  getCommentsApi,
  orderCommentsApi,
  removeCommentApi,
} from './comments.contract.ts';
import type { CommentService } from './comments.service.ts';

/** A teacher's own sentences for reviews. */
export function commentRoutes(bind: BindApi, comments: CommentService): void {
  bind(getCommentsApi, async ({ session }) => ({ comments: await comments.list(session) }));
  bind(addCommentApi, async ({ session, body }) => ({ comments: await comments.add(session, body) }));
  bind(editCommentApi, async ({ session, params, body }) => ({
    comments: await comments.edit(session, { id: params.commentId, text: body.text }),
  }));
  bind(removeCommentApi, async ({ session, params }) => ({
    comments: await comments.remove(session, params.commentId),
  }));
  bind(orderCommentsApi, async ({ session, body }) => ({
    comments: await comments.order(session, body.ids),
  }));
}
