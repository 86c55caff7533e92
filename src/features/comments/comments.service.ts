import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import * as banks from '../../domain/comment-bank.ts';
import type { BankedComment } from '../../domain/comment-bank.ts';
import { DomainRuleError } from '../../domain/rule-error.ts';
import { ConflictError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { CommentModels } from './comment-bank.model.ts';

/** The comment bank of the session's own person; nobody sees another's. */
export interface CommentService {
  list(session: Session): Promise<BankedComment[]>;
  add(session: Session, comment: BankedComment): Promise<BankedComment[]>;
  edit(session: Session, comment: BankedComment): Promise<BankedComment[]>;
  remove(session: Session, commentId: string): Promise<BankedComment[]>;
  order(session: Session, ids: string[]): Promise<BankedComment[]>;
}

const attemptsAtMost = 8;

export function createCommentService(dependencies: { models: CommentModels; clock: Clock }): CommentService {
  const { models, clock } = dependencies;

  async function list({ tenantId, personId }: Session): Promise<BankedComment[]> {
    return (await models.commentBanks.findOne({ tenantId, personId }).lean())?.comments ?? [];
  }

  /** Applies a pure step upon what is stored now, again if another tab was quicker. */
  async function change(
    { tenantId, personId }: Session,
    step: (comments: BankedComment[]) => BankedComment[],
  ): Promise<BankedComment[]> {
    for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
      const bank = await models.commentBanks.findOne({ tenantId, personId }).lean();
      const comments = byTheRules(() => step(bank?.comments ?? []));
      if (bank && comments === bank.comments) return comments;
      const written = bank
        ? await replace(bank._id, { tenantId, revision: bank.revision, comments })
        : await create({ tenantId, personId, comments });
      if (written) return comments;
    }
    throw new ConflictError('Your comments are being changed in several places at once. Please try again.');
  }

  async function replace(
    _id: string,
    { tenantId, revision, comments }: { tenantId: string; revision: number; comments: BankedComment[] },
  ): Promise<boolean> {
    const { modifiedCount } = await models.commentBanks.updateOne(
      { tenantId, _id, revision },
      { $set: { comments, revision: revision + 1, updatedAt: clock() } },
    );
    return modifiedCount === 1;
  }

  async function create(first: {
    tenantId: string;
    personId: string;
    comments: BankedComment[];
  }): Promise<boolean> {
    try {
      await models.commentBanks.create({ _id: newId(), ...first, revision: 1, updatedAt: clock() });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  return {
    list,
    add: (session, comment) => change(session, (bank) => banks.addComment(bank, comment)),
    edit: (session, comment) => change(session, (bank) => banks.editComment(bank, comment)),
    remove: (session, commentId) => change(session, (bank) => banks.removeComment(bank, commentId)),
    order: (session, ids) => change(session, (bank) => banks.orderComments(bank, ids)),
  };
}

function byTheRules<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainRuleError)
      throw new ConflictError(error.message, 'RULE_BROKEN', { rule: error.code });
    throw error;
  }
}
