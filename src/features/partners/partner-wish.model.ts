import { Schema, type Connection, type Model } from 'mongoose';

/**
 * A student looks for a partner for an option that they chose. Others see it who chose the same and look too. It holds while that
 * pick holds and nothing is handed in for it, and is erased by itself.
 */
export interface PartnerWish {
  _id: string;
  tenantId: string;
  courseId: string;
  assignmentId: string;
  taskId: string;
  personId: string;
  /** The pick that it belongs to: who puts the option back and takes it again has not opted in again. */
  pickId: string;
  askedAt: Date;
  /** A teacher ended it; it stays until it is forgotten, so that it is not asked for again at once. */
  endedAt?: Date;
  forgetAt: Date;
}

export type PartnerWishes = Model<PartnerWish>;

const text = { type: String, required: true };
const time = { type: Date, required: true };

export function createPartnerWishes(connection: Connection): PartnerWishes {
  const wish = new Schema<PartnerWish>(
    {
      _id: text,
      tenantId: text,
      courseId: text,
      assignmentId: text,
      taskId: text,
      personId: text,
      pickId: text,
      askedAt: time,
      endedAt: Date,
      forgetAt: time,
    },
    { versionKey: false },
  );
  return connection.model<PartnerWish>('partner_wishes', wish);
}
