import { Schema, type Connection, type Model } from 'mongoose';
import type { BankedComment } from '../../domain/comment-bank.ts';

/** One teacher's comments, in one document, so that their order is one thing. */
export interface CommentBank {
  _id: string;
  tenantId: string;
  personId: string;
  comments: BankedComment[];
  /** Grows with each change; changes are made only upon the revision that was read. */
  revision: number;
  updatedAt: Date;
}

export interface CommentModels {
  commentBanks: Model<CommentBank>;
}

const text = { type: String, required: true };

export function createCommentModels(connection: Connection): CommentModels {
  const bank = new Schema<CommentBank>(
    {
      _id: text,
      tenantId: text,
      personId: text,
      comments: [new Schema<BankedComment>({ id: text, text }, { _id: false })],
      revision: { type: Number, required: true },
      updatedAt: Date,
    },
    { versionKey: false },
  );
  return { commentBanks: connection.model<CommentBank>('comment_banks', bank) };
}
